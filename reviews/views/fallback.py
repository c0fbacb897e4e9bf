"""The last address pattern: old addresses of reviews, forgotten slashes, and a helpful 404."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import resolve
from django.views.decorators.http import require_safe

from config.language import bare_path
from reviews.models import Review

LONGEST = 500


@require_safe
def fallback(request: HttpRequest, path: str) -> HttpResponse:
    if _lacks_a_slash(request.path):
        return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return answer_missing(request)


def answer_missing(request: HttpRequest) -> HttpResponse:
    """To the review that once had this address, or to the page that helps."""
    if review := _review_at({request.path, bare_path(request)}):
        return redirect(review, permanent=True)
    return render(request, "404.html", status=404)


def _lacks_a_slash(path: str) -> bool:
    """Whether the same address with a closing slash is a page."""
    return not path.endswith("/") and resolve(path + "/").url_name != "fallback"


def _review_at(paths: set[str]) -> Review | None:
    possible = [path for path in paths if len(path) <= LONGEST and "\0" not in path]
    return Review.objects.published().filter(old_paths__path__in=possible).first()
