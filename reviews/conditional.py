"""An answer with its fingerprint, or the word that nothing has changed since it was last asked for."""

from datetime import datetime
from hashlib import sha256
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

SECONDS = 60
"""For which an answer may be kept unasked: so long may a review that is due stay unseen."""


def conditional(
    request: HttpRequest, response: HttpResponse, changed_at: datetime | None = None
) -> HttpResponse:
    etag = response["ETag"] = quote_etag(sha256(response.content).hexdigest()[:32])
    modified = int(changed_at.timestamp()) if changed_at else None
    if modified:
        response["Last-Modified"] = http_date(modified)
    patch_cache_control(response, max_age=SECONDS)
    return cast(HttpResponse, get_conditional_response(request, etag, modified, response))
