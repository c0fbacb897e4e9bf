"""The last address pattern: addresses that a page once had, forgotten slashes, and a helpful 404."""

from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from config.language import bare_path
from reviews.models import OldPath

LONGEST = 500
BELOW = 2
"""Folders that may stand after a page's address: ``comments/new/`` after that of a review."""


@require_safe
def fallback(request: HttpRequest, path: str) -> HttpResponse:
    if _lacks_a_slash(request.path):
        return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return answer_missing(request)


def answer_missing(request: HttpRequest) -> HttpResponse:
    """To the page that once had this address, or to the one that helps; what was sent goes along."""
    if address := _moved_to(request):
        query = request.META.get("QUERY_STRING", "")
        address = f"{address}?{query}" if query else address
        is_read = request.method in ("GET", "HEAD")
        return HttpResponsePermanentRedirect(address, preserve_request=not is_read)
    return render(request, "404.html", status=404)


def _lacks_a_slash(path: str) -> bool:
    """Whether the same address with a closing slash is a page."""
    return not path.endswith("/") and _is_page(path + "/")


def _is_page(path: str) -> bool:
    return resolve(path).url_name != "fallback"


def _moved_to(request: HttpRequest) -> str:
    """Where the page is now, or what stood below it; empty where no page had the address."""
    rests: dict[str, str] = {}
    for path in (request.path, bare_path(request)):
        rests |= {old: path[len(old) :] for old in _own_and_above(path)}
    found = OldPath.objects.open().filter(path__in=rests)
    for old in sorted(found, key=lambda old: -len(old.path)):
        address = old.leads_to.get_absolute_url()
        rest = rests[old.path]
        if not rest or _is_page(unquote(address) + rest):
            return address + quote(rest)
    return ""


def _own_and_above(path: str) -> list[str]:
    """The path and the folders it lies in, as far as they can be stored."""
    found = [path]
    for _ in range(BELOW):
        found.append(found[-1].rstrip("/").rpartition("/")[0] + "/")
    return [one for one in found if len(one) <= LONGEST and "\0" not in one]
