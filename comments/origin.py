"""Where a request comes from: from a form of this site or not, and from which place, as digests.

The comment form carries no CSRF cookie, so that reading and answering set none. Browsers name the page a POST
comes from; only that lets a request act as the editor who is signed in.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

OWN_SITES = {"same-origin", "none"}
PLACE_BITS = {4: 32, 6: 64}
"""Of the address, those that tell one connection: of version 6, each has a whole network to choose from."""
NETWORK_BITS = {4: 24, 6: 48}
"""Those that its provider's customer or a small company shares."""


def is_same_origin(request: HttpRequest, *, may_be_unnamed: bool = False) -> bool:
    """True unless the browser says that the request began on another site.

    A page that sends no referrer names no origin for its forms either, but “null”: there, that may be.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in OWN_SITES:
        return False
    origin = request.headers.get("Origin")
    is_unnamed = origin is None or (may_be_unnamed and origin == "null")
    return is_unnamed or _host(str(origin)) == request.get_host()


def _host(origin: str) -> str:
    """Host and port; empty for “null” and for what is no address at all."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def address_of(request: HttpRequest) -> str:
    """Of the visitor; behind a proxy, as the proxy names it: the last of the list is its own word."""
    named = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def digests_of(request: HttpRequest) -> tuple[str, str]:
    """Of the place and of the network around it, under the site's secret key; empty for no address."""
    try:
        address = _plain(ip_address(_without_port(address_of(request))))
    except ValueError:
        return "", ""
    place, network = (
        ip_network((address, bits[address.version]), strict=False)
        for bits in (PLACE_BITS, NETWORK_BITS)
    )
    return digest(str(place.network_address)), digest(str(network))


def _without_port(address: str) -> str:
    """Some proxies name the port as well: 203.0.113.7:4711, [2001:db8::7]:4711."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """A version 4 address that came in the clothes of version 6 is one of version 4."""
    return (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address


def digest(place: str) -> str:
    """Under the site's secret key."""
    return salted_hmac("comments.origin", place, algorithm="sha256").hexdigest()
