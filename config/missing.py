"""One answer to every missing page of the public site, whether it is in development or live."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from reviews.views.fallback import answer_missing


class MissingPage:
    """Looks among the old addresses before it gives up; in development Django would list its patterns."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Http404) or request.path.startswith(reverse("admin:index")):
            return None
        return answer_missing(request)
