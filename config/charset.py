"""The one charset of requests. Browsers send UTF-8; Python knows many more, and some make no text.

It stands before Django, which decodes by whatever a request names before any middleware is asked.
"""

import codecs
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.utils.http import parse_header_parameters

from config.headers import REFUSAL

UNDERSTOOD = {"utf-8", "ascii"}

type Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def only_utf8(application: Application) -> Application:
    """Answers 415 to a request whose content is named as anything else, and hands on every other."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if is_understood(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        headers = [("Content-Type", "text/plain"), *REFUSAL.items()]
        start_response(f"{status.value} {status.phrase}", headers)
        return [b"Send it in UTF-8."]

    return answer


def is_understood(content_type: str) -> bool:
    """Whether it names no charset, or one that is a part of UTF-8."""
    try:
        _, parameters = parse_header_parameters(content_type)
        charset = parameters.get("charset", "utf-8")
        return codecs.lookup(charset).name in UNDERSTOOD
    except (LookupError, ValueError):
        return False
