"""An answer with its fingerprint, or the word that nothing has changed since it was last asked for."""

from hashlib import sha256
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

SECONDS = 60
"""For which an answer may be kept unasked: so long may a review that is due stay unseen."""


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """By the fingerprint alone: the day of what is newest stays the same when a text is taken back."""
    etag = response["ETag"] = quote_etag(sha256(response.content).hexdigest()[:32])
    patch_cache_control(response, max_age=SECONDS)
    return cast(HttpResponse, get_conditional_response(request, etag, None, response))
