"""What is sent to readers, and from where: addresses and drafts are not to lie there."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings


def is_served(place: Path) -> bool:
    return any(
        place.resolve().is_relative_to(Path(served).resolve())
        for served in (settings.MEDIA_ROOT, settings.STATIC_ROOT)
    )


def is_of_this_machine(address: str) -> bool:
    """Whether it leads to another site, or to none, from wherever else it is followed."""
    host = urlsplit(address).hostname or "localhost"
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
