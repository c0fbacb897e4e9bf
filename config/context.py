"""What every template may use without a view passing it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class House:
    """The site as its owner names it."""

    name: str
    mark: str
    tagline: str


def house(request: HttpRequest) -> dict[str, object]:
    """The house, and the page's canonical address: no parameter but a page number past the first."""
    number = request.GET.get("page", "")
    is_later_page = number.isdecimal() and len(number) < 6 and int(number) > 1
    query = f"?page={int(number)}" if is_later_page else ""
    return {
        "house": House(settings.SITE_NAME, settings.SITE_MARK, settings.SITE_TAGLINE),
        "canonical": request.build_absolute_uri(request.path + query),
    }
