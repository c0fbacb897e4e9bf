"""What every template may use without a view passing it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from config.language import Translation, translations
from house.models import House
from reviews.foot import foot


def house(request: HttpRequest) -> dict[str, object]:
    """The house, the page's canonical address with its translations, and the way to the other language.

    The foot is a function, for the desk's pages have none.
    """
    return {"house": House.objects.current(), "foot": foot.current, **_addresses(request)}


def _addresses(request: HttpRequest) -> dict[str, object]:
    """No parameter is canonical; the way to the other language keeps all. A page of a list adds its number.

    Where the house speaks one language alone there is no translation and no other language, None.
    """
    here = {one.code: one for one in translations(request)}
    own = here[settings.LANGUAGE_CODE]
    address = {code: request.build_absolute_uri(one.path) for code, one in here.items()}
    alternates = [*address.items(), ("x-default", address[own.code])]
    return {
        "canonical": request.build_absolute_uri(request.path),
        "alternates": alternates if len(here) > 1 else [],
        "other_language": _with_query(here, request) if len(here) > 1 else None,
    }


def _with_query(here: dict[str, Translation], request: HttpRequest) -> Translation:
    other = next(one for one in here.values() if one.code != get_language())
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return other._replace(path=other.path + query)
