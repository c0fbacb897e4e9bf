"""The last address pattern: old addresses of reviews, forgotten slashes, and a helpful 404."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import escape_leading_slashes
from django.views.decorators.http import require_safe

from reviews.models import Review

LONGEST = 500


@require_safe
def fallback(request: HttpRequest, path: str) -> HttpResponse:
    if slashed := _with_slash(request.path):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(slashed + (f"?{query}" if query else ""))
    if review := _review_at(request.path):
        return redirect(review, permanent=True)
    return render(request, "404.html", status=404)


def _with_slash(path: str) -> str:
    """The same address with its closing slash where that is a page, else an empty string."""
    if path.endswith("/"):
        return ""
    try:
        found = resolve(path + "/")
    except Resolver404:
        return ""
    return "" if found.url_name == "fallback" else escape_leading_slashes(path + "/")


def _review_at(path: str) -> Review | None:
    if len(path) > LONGEST or "\0" in path:
        return None
    published = Review.objects.published().filter(old_paths__path=path)
    return published.first()
