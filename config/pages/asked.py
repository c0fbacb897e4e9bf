"""What of a request makes a page another one, and what does not."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|dc|ms|tt|tw|y)clid|[gw]braid|gclsrc|igsh(?:id)?|mc_[ce]id|_hs\w+|srsltid|_g[al]",
    re.ASCII,
)
"""Parameters that other sites add to a link to know their readers again; no page of ours reads one."""


def may_be_kept(request: HttpRequest) -> bool:
    """Whether the answer can be the same for everyone: nobody is known, and nothing is sent."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_RANGE" not in request.META
    )


def without_tracking(query: str) -> str:
    """The query string as it is, but for the parameters that only tell where a reader came from."""
    if not query:
        return ""
    kept = (part for part in query.split("&") if not _is_tracking(part))
    return "&".join(kept)


def _is_tracking(part: str) -> bool:
    return _TRACKING.fullmatch(unquote_plus(part.partition("=")[0])) is not None


def key_of(request: HttpRequest) -> str:
    """A digest of the address alone. Two spellings of one host or one question are two keys, and so is a path
    that a server splits otherwise: links begin with the part that Django calls the script's name.
    """
    told = request.META
    host, script = told.get("HTTP_HOST", ""), told.get("SCRIPT_NAME", "")
    question = told.get("QUERY_STRING", "")
    address = (request.scheme or "", host, script, request.path_info, question)
    return blake2b("\n".join(address).encode(errors="replace"), digest_size=20).hexdigest()


_OF_THE_CLIENT = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


@contextmanager
def as_if_alone(request: HttpRequest) -> Iterator[None]:
    """Without what this client reads and has already: the whole page, as it is."""
    told = {name: request.META.pop(name) for name in _OF_THE_CLIENT if name in request.META}
    try:
        yield
    finally:
        request.META.update(told)
