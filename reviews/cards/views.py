"""A card at its address, which changes with what it says and so may be kept for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from reviews.cards.found import address_of, card_of
from reviews.cards.kept import kept

FOR_EVER = 31_536_000
FOR_A_WHILE = 60


@require_safe
def card(request: HttpRequest, kind: str, pk: str, digest: str) -> HttpResponseBase:
    """Any other digest, an old one or an invented one, leads to the present card and draws nothing."""
    found = card_of(kind, int(pk))
    if found is None:
        raise Http404
    if (found.kind, found.digest) != (kind, digest):
        moved = redirect(address_of(found))
        patch_cache_control(moved, public=True, max_age=FOR_A_WHILE)
        return moved
    etag = f'"{digest}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(kept(found), content_type="image/png")
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=FOR_EVER, immutable=True)
    return response
