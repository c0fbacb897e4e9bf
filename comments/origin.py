"""Where a request comes from: from a form of this site or not, and from which place, as digests.

The comment form carries no CSRF cookie, so that reading and answering set none. Browsers name the page a POST
comes from; only that lets a request act as the editor who is signed in.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.network import NETWORK_BITS, address_of, around, read_address

OWN_SITES = {"same-origin", "none"}
PLACE_BITS = {4: 32, 6: 64}
"""Of the address, those that tell one connection: of version 6, each has a whole network to choose from."""


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


def digests_of(request: HttpRequest) -> tuple[str, str]:
    """Of the place and of the network around it, under the site's secret key; empty for no address."""
    try:
        address = read_address(address_of(request))
    except ValueError:
        return "", ""
    place, network = around(address, PLACE_BITS), around(address, NETWORK_BITS)
    return digest(str(place.network_address)), digest(str(network))


def digest(place: str) -> str:
    """Under the site's secret key."""
    return salted_hmac("comments.origin", place, algorithm="sha256").hexdigest()
