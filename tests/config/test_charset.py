"""Requests that name a charset."""

import pytest

FORMS = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "charset",
    ["base64", "rot13", "hex", "uu", "undefined", "raw_unicode_escape", "utf-16", "nonsense", ""],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_charset_than_utf8_is_not_understood(client, db, charset, method):
    kind = f"{FORMS}; charset={charset}"
    response = client.generic(method.upper(), "/search/?q=a", "q=b", content_type=kind)
    assert (response.status_code, response.text) == (415, "Send it in UTF-8.")


@pytest.mark.parametrize("kind", [FORMS, f"{FORMS}; charset=UTF-8", f"{FORMS}; charset=us-ascii"])
def test_utf8_is_understood(client, db, kind):
    assert client.generic("GET", "/search/?q=a", content_type=kind).status_code == 200
