"""The site's addresses and ``/bare/``."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import *  # noqa: F403
from config.urls import urlpatterns as site


def bare(request: HttpRequest) -> HttpResponse:
    """The least that Django can do behind the same middleware."""
    return HttpResponse("대사")


urlpatterns = [path("bare/", bare), *site]
