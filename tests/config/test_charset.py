"""Requests that name a charset."""

import pytest

from config.charset import is_understood, only_utf8
from config.wsgi import application

FORMS = "application/x-www-form-urlencoded"
OTHERS = [
    "base64",
    "rot13",
    "hex",
    "uu",
    "undefined",
    "raw_unicode_escape",
    "utf-16",
    "x" * 999,
    "\0",
]


def status_of(answer, content_type: str) -> str:
    found = []
    answer({"CONTENT_TYPE": content_type}, lambda status, headers: found.append(status))
    return found[0]


def django(environ, start_response):
    start_response("200 OK", [])
    return []


@pytest.mark.parametrize("charset", OTHERS)
def test_other_charset_than_utf8_is_not_understood(charset):
    assert status_of(application, f"{FORMS}; charset={charset}") == "415 Unsupported Media Type"


@pytest.mark.parametrize(
    "kind",
    ["", FORMS, f"{FORMS}; charset=UTF-8", "multipart/form-data; boundary=x; charset=us-ascii"],
)
def test_utf8_is_understood(kind):
    assert status_of(only_utf8(django), kind) == "200 OK"


def test_name_in_quotes_is_read():
    assert is_understood('text/plain; charset="utf-8"')
