"""What every address of the site begins with: as it was called for an answer, and where nobody asks."""

from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.http import HttpRequest


def site_of(request: HttpRequest) -> str:
    """As it was called for this answer, with the slash of its root."""
    return request.build_absolute_uri("/")


def site_address() -> SplitResult:
    """The parts of ``SITE_ADDRESS``, for mails and for marks that outlive an address."""
    address: str = settings.SITE_ADDRESS
    return urlsplit(address)
