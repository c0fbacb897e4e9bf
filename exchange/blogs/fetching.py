"""A picture of the old blog, from the web: only where an operator asked for it, and within limits."""

import ipaddress
import socket
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from images.cleaning import MAX_BYTES

SECONDS = 20
AGENT = {"User-Agent": "Daesa (import of a blog)"}


class _Careful(HTTPRedirectHandler):
    """Follows no redirect into a network of one’s own."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str) -> bytes:
    """At most one byte more than a picture may have. Raises ``OSError`` with a reason."""
    _check(address)
    asked = Request(address, headers=AGENT)  # noqa: S310 (checked)
    try:
        with build_opener(_Careful).open(asked, timeout=SECONDS) as answer:
            content: bytes = answer.read(MAX_BYTES + 1)
            return content
    except (URLError, ValueError) as error:
        raise OSError(f"{getattr(error, 'reason', error)}") from error


def _check(address: str) -> None:
    """Only the public web: an export must not make the server ask its own network."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise OSError(str(error)) from error
    if parts.scheme not in ("http", "https") or not host:
        raise OSError("it is no address of the web")
    for *_, place in socket.getaddrinfo(host, port or 443, proto=socket.IPPROTO_TCP):
        if not ipaddress.ip_address(place[0]).is_global:
            raise OSError(f"{host} is no public host")
