"""A picture of the old blog, from the web: only where an operator asked for it, and within limits."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, ip_address, ip_network
from threading import Timer
from urllib.parse import urljoin, urlsplit, urlunsplit

from django.utils.encoding import iri_to_uri

from images.cleaning import MAX_BYTES

SECONDS = 20
"""Until the next byte comes."""
SECONDS_IN_ALL = 120
"""For one answer, however steadily it drips."""
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = {"User-Agent": "Daesa (import of a blog)"}

_TRANSLATED = ip_network("64:ff9b::/96")
"""Where a gateway leads on to addresses of the older kind."""


def fetch(address: str) -> bytes:
    """At most one byte more than a picture may have. Raises ``OSError`` with a reason."""
    try:
        for _ in range(MOST_REDIRECTS + 1):
            with _answer(address) as answer:
                if answer.status == 200:
                    return answer.read(MAX_BYTES + 1)
                if answer.status not in REDIRECTS:
                    raise OSError(f"it is answered with {answer.status} {answer.reason}")
                place = answer.getheader("Location", "").encode("latin-1")
                address = urljoin(address, place.decode(errors="replace"))
    except (HTTPException, ValueError) as error:
        raise OSError(str(error) or "it is answered with nothing") from error
    raise OSError("it leads from one address to the next")


class _Public(HTTPConnection):
    """Only to the public web: an export must not make the server ask its own network."""

    def connect(self) -> None:
        """Looked at once more when it stands: the name may lead elsewhere a moment later."""
        for *_, place in socket.getaddrinfo(self.host, self.port, proto=socket.IPPROTO_TCP):
            self._refuse_private(str(place[0]))
        super().connect()
        self._refuse_private(self.sock.getpeername()[0])

    def _refuse_private(self, place: str) -> None:
        if not _is_public(place):
            raise OSError(f"{self.host} is no public host")


class _Secure(HTTPSConnection, _Public):
    """Looks before it greets."""


_KINDS: dict[str, type[_Public]] = {"http": _Public, "https": _Secure}


def _is_public(place: str) -> bool:
    at = ip_address(place)
    if at in _TRANSLATED:
        at = IPv4Address(int(at) & 0xFFFFFFFF)
    return at.is_global and not at.is_multicast


@contextmanager
def _answer(address: str) -> Iterator[HTTPResponse]:
    parts = urlsplit(address)
    kind = _KINDS.get(parts.scheme)
    if kind is None or not parts.hostname:
        raise OSError("it is no address of the web")
    wanted = iri_to_uri(urlunsplit(("", "", parts.path or "/", parts.query, "")))
    port = parts.port or kind.default_port
    with closing(kind(parts.hostname, port, timeout=SECONDS)) as connection:
        connection.connect()
        end = Timer(SECONDS_IN_ALL, _cut, [connection.sock])
        end.daemon = True
        end.start()
        try:
            connection.request("GET", wanted, headers=AGENT)
            with connection.getresponse() as answer:
                yield answer
        finally:
            end.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
