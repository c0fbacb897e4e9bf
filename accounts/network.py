"""Where a request comes from, as far as it is believed: which address, and which network around it."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

NETWORK_BITS = {4: 24, 6: 48}
"""Of the address, those that its provider's customer or a small company shares."""


def address_of(request: HttpRequest) -> str:
    """Of the visitor; behind a proxy, as the proxy names it: the last of the list is its own word."""
    named = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def read_address(text: str) -> IPv4Address | IPv6Address:
    """With or without a port; raises ``ValueError`` for what is no address."""
    address = ip_address(_without_port(text))
    # One of version 4 may come in the clothes of version 6.
    return (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address


def around(address: IPv4Address | IPv6Address, bits: dict[int, int]) -> IPv4Network | IPv6Network:
    return ip_network((address, bits[address.version]), strict=False)


def network_of(request: HttpRequest | None) -> str:
    """“203.0.113.0/24”; empty where nobody asks or the address is none."""
    if request is None:
        return ""
    try:
        return str(around(read_address(address_of(request)), NETWORK_BITS))
    except ValueError:
        return ""


def _without_port(address: str) -> str:
    """Some proxies name the port as well: 203.0.113.7:4711, [2001:db8::7]:4711."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
