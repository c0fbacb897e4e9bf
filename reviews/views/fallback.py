"""The last address pattern: addresses that a page once had, forgotten slashes, and a helpful 404."""

from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from config.language import bare_path
from reviews.archives import nearest
from reviews.destinations import lacks_a_slash, moved, moved_by_question

FEEDS = {
    *("/feeds/posts/default", "/feeds/posts/summary", "/rss", "/atom", "/feed/rss", "/feed/rss2"),
    *("/feed/atom", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.rss"),
}
"""Where the software of other blogs has the feed: readers of a blog that moved here still ask there."""


@require_safe
def fallback(request: HttpRequest, path: str) -> HttpResponse:
    if lacks_a_slash(request.path):
        return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return answer_missing(request)


def answer_missing(request: HttpRequest) -> HttpResponse:
    """To the page that once had this address, or to the one that helps; what was sent goes along."""
    if address := moved_by_question(request):
        return HttpResponsePermanentRedirect(address)
    if bare_path(request).rstrip("/") in FEEDS:
        return HttpResponsePermanentRedirect(reverse("feed"))
    query = request.META.get("QUERY_STRING", "")
    asked = f"{request.path}?{unquote(query)}"
    if query and (address := moved([asked]).get(asked, "")):
        return HttpResponsePermanentRedirect(address)
    if address := _moved_to(request):
        address = f"{address}?{query}" if query else address
        is_read = request.method in ("GET", "HEAD")
        return HttpResponsePermanentRedirect(address, preserve_request=not is_read)
    if address := nearest(bare_path(request)):
        return HttpResponsePermanentRedirect(address)
    return render(request, "404.html", status=404)


def _moved_to(request: HttpRequest) -> str:
    """Where the page is now; empty where none had the address, with its language or without."""
    addresses = moved([request.path, bare_path(request)])
    return addresses.get(request.path) or addresses.get(bare_path(request), "")
