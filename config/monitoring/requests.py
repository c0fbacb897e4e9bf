"""Each request has a name, which its lines in the log and its answer carry."""

import logging
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
KNOWN = "daesa.request"
"""In the environment of a request that has been named: no client can set what is no header."""
REHEARSED = "daesa.rehearsed"
"""In the environment of a request that nobody made: it is neither counted nor told of."""
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
"""What a proxy may call one; anything else could make a line of the log look like two."""

current: ContextVar[str] = ContextVar("request", default="")
"""The name of the request that is being answered; empty beside all of them."""

logger = logging.getLogger("django.monitoring.requests")


class NameRequests:
    """Believes a proxy, if the site is behind one, and nobody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        with named(request) as name:
            response = self.get_response(request)
            response.headers[HEADER] = name
            tell(request, response.status_code, time.perf_counter() - began)
        return response


@contextmanager
def named(request: HttpRequest) -> Iterator[str]:
    """Its name, which lines of the log have meanwhile; the same for whoever asks later."""
    name = request.META[KNOWN] = request.META.get(KNOWN) or _name_of(request)
    token = current.set(name)
    try:
        yield name
    finally:
        current.reset(token)


def _name_of(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
    return given if GIVEN.fullmatch(given) else secrets.token_hex(16)


def view_of(request: HttpRequest) -> str:
    """“reviews:review_detail”; “none” where no view was asked, as for a static file."""
    match = request.resolver_match
    return (match.view_name if match else "") or "none"


def tell(request: HttpRequest, status: int, seconds: float) -> None:
    """One line of the log, where a program gathers them."""
    if settings.LOG_FORMAT != "json" or REHEARSED in request.META:
        return
    told = {
        "view": view_of(request),
        "method": request.method,
        "status": status,
        "milliseconds": round(seconds * 1000, 1),
    }
    logger.info("%(method)s %(view)s %(status)s", told, extra={"told": told})
