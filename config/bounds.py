"""How long a request may be before anybody reads it, behind whatever server; gunicorn's own are narrower."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from config.charset import Application
from config.headers import REFUSAL

LONGEST_ADDRESS = 8_190
"""Bytes of the path and what follows its question mark: what deploy/gunicorn.conf.py takes, and Apache."""
LONGEST_HEADERS = 32_768
"""Bytes of all headers, cookies among them."""
MOST_HEADERS = 100


def bounded(application: Application) -> Application:
    """Answers 414 and 431 (RFC 9110, 15.5.15; RFC 6585, 5) to what is longer, and hands on every other."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        status, words = excess(environ)
        if status is None:
            return application(environ, start_response)
        headers = [("Content-Type", "text/plain"), *REFUSAL.items()]
        start_response(f"{status.value} {status.phrase}", headers)
        return [words]

    return answer


def excess(environ: dict[str, Any]) -> tuple[HTTPStatus | None, bytes]:
    """What the request has too much of, and the words for it; None where it has not."""
    if len(environ.get("PATH_INFO", "")) + len(environ.get("QUERY_STRING", "")) > LONGEST_ADDRESS:
        return HTTPStatus.REQUEST_URI_TOO_LONG, b"This address is too long."
    sent = [(name, value) for name, value in environ.items() if name.startswith("HTTP_")]
    if len(sent) > MOST_HEADERS or sum(len(n) + len(v) for n, v in sent) > LONGEST_HEADERS:
        return (
            HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            b"Too much in the headers, or in cookies.",
        )
    return None, b""
