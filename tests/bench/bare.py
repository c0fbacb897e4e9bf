"""The least that Django can do: one view, no middleware, no database. What all else is compared with."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="bare")


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("대사")


urlpatterns = [path("", bare)]
application = get_wsgi_application()
