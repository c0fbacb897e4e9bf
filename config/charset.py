"""The one charset of forms. Browsers send UTF-8; Python knows many more, and some of them are no text at all."""

import codecs
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

UNDERSTOOD = {"utf-8", "ascii"}


class OnlyUtf8:
    """Answers 415 to a request that names another charset: decoding by it fails, or makes half characters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named = (request.content_params or {}).get("charset", "utf-8")
        if _name_of(named) in UNDERSTOOD:
            return self.get_response(request)
        return HttpResponse("Send it in UTF-8.", status=415, content_type="text/plain")


def _name_of(charset: str) -> str:
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return ""
