"""What every template may use without a view passing it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from config.language import Translation, translations


@dataclass(frozen=True)
class House:
    """The site as its owner names it; our own tagline is translated, the owner's stays as it is written."""

    name: str
    mark: str
    tagline: str
    has_own_tagline: bool


def the_house() -> House:
    """For pages and mails alike; the tagline in the active language."""
    tagline = settings.SITE_TAGLINE
    return House(settings.SITE_NAME, settings.SITE_MARK, str(tagline), isinstance(tagline, str))


def house(request: HttpRequest) -> dict[str, object]:
    """The house, the page's canonical address with its translations, and the way to the other language."""
    return {"house": the_house(), **_addresses(request)}


def _addresses(request: HttpRequest) -> dict[str, object]:
    """No parameter is canonical but a page number past the first; the way to the other language keeps all."""
    number = request.GET.get("page", "")
    is_later_page = number.isdecimal() and len(number) < 6 and int(number) > 1
    query = f"?page={int(number)}" if is_later_page else ""
    here = {one.code: one for one in translations(request)}
    own = here[settings.LANGUAGE_CODE]
    address = {code: request.build_absolute_uri(one.path + query) for code, one in here.items()}
    return {
        "canonical": request.build_absolute_uri(request.path + query),
        "alternates": [*address.items(), ("x-default", address[own.code])],
        "other_language": _with_query(here, request),
    }


def _with_query(here: dict[str, Translation], request: HttpRequest) -> Translation:
    other = next(one for one in here.values() if one.code != get_language())
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return other._replace(path=other.path + query)
