"""One 404 page for readers, whether the site is in development or live."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


class MissingPage:
    """Answers a public 404 with the helpful page; Django's own would be a list of patterns in development."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Http404) or request.path.startswith(reverse("admin:index")):
            return None
        return render(request, "404.html", status=404)
