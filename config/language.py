"""The language of the interface: the address alone tells it, so that every reader of it gets the same page.

The site's own language has no prefix and the other one its code, ``/ko/reviews/``. No header and no cookie is
asked. The desk speaks English, whatever the site speaks: its words are not translated, and half a translation
reads worse than none.

A house that offers one language alone has its pages without a prefix only. Their addresses in the other one
lead there for the time being, with all that was sent, for the house may change its mind.
"""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, resolve, reverse
from django.utils.translation import override

from house.models import House

DESK_LANGUAGE = "en"


class Translation(NamedTuple):
    """The page asked for in one language: its code, what it calls itself, the path of the page."""

    code: str
    name: str
    path: str


class PathLanguage:
    """Makes the address's language the active one while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with override(language):
            response = _in_the_own_language(request) or self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """The code that the path begins with, else the site's own."""
    if request.path.startswith(reverse("admin:index")):
        return DESK_LANGUAGE
    code = _split(request.path_info)[0]
    return code if code in offered() else settings.LANGUAGE_CODE


def offered() -> list[str]:
    """The codes of the languages there are pages in."""
    both = [code for code, _ in settings.LANGUAGES]
    return both if House.objects.current().offers_both_languages else [settings.LANGUAGE_CODE]


def _in_the_own_language(request: HttpRequest) -> HttpResponse | None:
    """Where a page is asked for in a language that is not offered; an old address of a review may stay."""
    if _split(request.path_info)[0] in ["", *offered()]:
        return None
    if resolve(bare_path(request)).url_name == "fallback":
        return None
    [own] = translations(request)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(own.path + (f"?{query}" if query else ""), preserve_request=True)


def bare_path(request: HttpRequest) -> str:
    return bare(request.path_info)


def bare(path: str) -> str:
    """The path without its language: ``/reviews/`` for ``/ko/reviews/``."""
    return f"/{_split(path)[1]}"


def translations(request: HttpRequest) -> list[Translation]:
    """The page in every language offered, without asking whether there is such a page."""
    names = dict(settings.LANGUAGES)
    paths = addresses(get_script_prefix() + quote(_split(request.path_info)[1]))
    return [Translation(code, str(names[code]), path) for code, path in paths.items()]


def addresses(path: str) -> dict[str, str]:
    """Of a page in every language offered, by its code, from the one in the site's own."""
    root = get_script_prefix()
    rest = path.removeprefix(root)
    prefixes = {code: "" if code == settings.LANGUAGE_CODE else f"{code}/" for code in offered()}
    return {code: f"{root}{prefix}{rest}" for code, prefix in prefixes.items()}


def _split(path: str) -> tuple[str, str]:
    """The other language's code, or "", and the rest. No slash begins the rest: “//host” is another site."""
    first, _, rest = path.lstrip("/").partition("/")
    if first in dict(settings.LANGUAGES) and first != settings.LANGUAGE_CODE:
        return first, rest.lstrip("/")
    return "", path.lstrip("/")
