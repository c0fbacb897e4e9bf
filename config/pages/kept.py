"""A finished page, as it is sent: compressed, with all its headers."""

import gzip
import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TypeGuard, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe

from config.headers import GO_WITH_A_PAGE
from rows import changes
from rows.until import LONGEST

LARGEST = 1_000_000
"""Bytes of a page that is kept; a larger one is made each time."""
_READS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """``marks`` are of the tables it was made of; ``until`` is when it changes by itself."""

    headers: dict[str, str]
    compressed: bytes
    marks: dict[str, str]
    until: datetime

    @property
    def compressed_headers(self) -> dict[str, str]:
        """As it is sent to a client that reads gzip."""
        length = str(len(self.compressed))
        return self.headers | {"Content-Encoding": "gzip", "Content-Length": length}

    def answer(self, request: HttpRequest) -> HttpResponse:
        """For a client that reads gzip or not, that has this very page or not."""
        if reads_gzip(request):
            content = self.compressed
            response = HttpResponse(headers=self.compressed_headers)
        else:
            content = gzip.decompress(self.compressed)
            response = HttpResponse(headers=self.headers | {"Content-Length": str(len(content))})
        if request.method != "HEAD":
            response.content = content
        modified = parse_http_date_safe(self.headers.get("Last-Modified", ""))
        asked = get_conditional_response(request, self.headers["ETag"], modified, response)
        answer = cast(HttpResponse, asked)
        for name in GO_WITH_A_PAGE:
            if name in self.headers:
                answer.headers.setdefault(name, self.headers[name])
        return answer


def kept_at(key: str) -> Page | None:
    """The page that was kept under this key, where it still is as it would be made; see ``changes.look``."""
    page: Page | None = caches["pages"].get(key)
    now = timezone.now()  # a clock that was ahead is set back
    if page is None or not now < page.until <= now + LONGEST:
        return None
    return page if changes.are_as_they_were(page.marks) else None


def page_of(response: HttpResponseBase, marks: dict[str, str], until: datetime) -> Page | None:
    """The page, where this answer is the same for everyone; else None. It is told how long others keep it."""
    if not is_for_everyone(response) or "Content-Encoding" in response.headers:
        return None
    tell_caches(response)
    compressed = gzip.compress(response.content, 6, mtime=0)
    if len(compressed) > LARGEST:
        return None
    response.headers["ETag"] = f'W/"{time_made_of(compressed):x}-{len(compressed):x}"'
    return Page(dict(response.items()), compressed, marks, until)


def time_made_of(content: bytes) -> int:
    """Seconds since 1970: the time of the file, if the page becomes one (``config.pages.files``).

    nginx makes the ETag of a file of its time and its size, and a reader may be sent the page by either.
    """
    return int(sha256(content).hexdigest()[:7], 16)


def is_for_everyone(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Without a cookie, a nonce, or a word that it is anybody's own or differs by what a reader sends."""
    told = response.get("Cache-Control", "").lower()
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {""}
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not any(word in told for word in ("private", "no-store", "no-cache"))
        and varies <= {"accept-encoding"}
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )


def reads_gzip(request: HttpRequest) -> bool:
    return _READS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


def tell_caches(response: HttpResponseBase) -> None:
    """How long others may keep it. Browsers ask each time, and mostly hear that theirs is still right.

    A CDN asks as well, unless ``CDN_SECONDS`` lets it answer by itself: then it may also show an older page
    while it fetches the new one.
    """
    if "Cache-Control" in response.headers:
        return
    seconds = settings.CDN_SECONDS
    if seconds:
        told = {"s_maxage": seconds, "stale_while_revalidate": seconds * 10}
    else:
        told = {"must_revalidate": True}
    patch_cache_control(response, public=True, max_age=0, **told)
