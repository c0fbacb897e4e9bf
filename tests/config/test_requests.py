"""Requests made to be too much, to lead readers away, or to put one reader's page before another."""

from urllib.parse import urljoin, urlsplit

import pytest

from comments.yours import links
from config.bounds import LONGEST_ADDRESS, LONGEST_HEADERS, MOST_HEADERS
from config.wsgi import application
from tests import factories as make

pytestmark = pytest.mark.django_db
UNKEYED = {
    "X-Forwarded-Host": "an.example",
    "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Port": "1",
    "X-Forwarded-Prefix": "/an.example",
    "X-Forwarded-Server": "an.example",
    "Forwarded": "host=an.example",
    "X-Host": "an.example",
    "X-Original-Url": "/admin/",
    "X-Rewrite-Url": "/admin/",
    "X-Http-Method-Override": "POST",
    "X-Method-Override": "POST",
}
"""What caches do not tell requests apart by, and other software believes."""


def asked(**environ: str) -> tuple[str, dict[str, str]]:
    found = []
    sent = {"CONTENT_TYPE": "", "REQUEST_METHOD": "BREW"} | environ
    application(sent | {"wsgi.input": None}, lambda *answer: found.append(answer))
    return found[0][0], dict(found[0][1])


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"PATH_INFO": "/" + "a" * LONGEST_ADDRESS}, "414"),
        ({"QUERY_STRING": "a" * (LONGEST_ADDRESS + 1)}, "414"),
        ({"HTTP_COOKIE": "a" * LONGEST_HEADERS}, "431"),
        (
            {f"HTTP_X_{number}": "a" for number in range(MOST_HEADERS + 1)},
            "431",
        ),
    ],
    ids=["path", "query", "cookie", "headers"],
)
def test_too_long_a_request_is_refused_in_words(environ, status):
    said, headers = asked(**environ)
    assert said.startswith(f"{status} ")
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/reviews/run-on/", "/feed/", "/none/", "/shows"])
def test_header_that_caches_do_not_know_changes_nothing(client, address):
    make.ReviewFactory(slug="run-on")
    plain, poisoned = client.get(address), client.get(address, headers=UNKEYED)
    assert (poisoned.status_code, poisoned.content) == (plain.status_code, plain.content)
    assert poisoned.headers.get("Location") == plain.headers.get("Location")
    assert "an.example" not in poisoned.text


@pytest.mark.parametrize(
    "ending", ["style.css", "x/style.css", ";style.css", "%2Fstyle.css", "%00.css"]
)
def test_page_of_one_reader_has_no_address_that_a_cache_would_keep(client, admin_client, ending):
    """Which an attacker would send somebody to, and fetch from the cache after them."""
    comment = make.CommentFactory()
    own = f"/comments/yours/{links.signed(links.Door.YOURS, comment.commenter)}/"
    assert comment.body in client.get(own).text
    for visitor, address in [(client, own), (admin_client, "/admin/"), (client, "/reviews/x/")]:
        response = visitor.get(address + ending)
        assert response.status_code != 200
        assert comment.body not in response.text


@pytest.mark.parametrize("address", ["/admin/", "/admin/reviews/review/", "/admin/login/"])
def test_page_of_one_editor_is_kept_by_nobody(admin_client, address):
    kept = admin_client.get(address).headers["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


AWAY = [
    *("//an.example", "//an.example/", "/%2Fan.example", "/%5Can.example/", "/%09/an.example"),
    *("///an.example/%2e%2e", "/ko//an.example", "/ko/%2Fan.example/", "/ko//an.example/shows"),
    *("/shows//an.example", "/%0d%0aLocation:%20//an.example", "/en//an.example/reviews"),
]


@pytest.mark.parametrize("address", AWAY)
def test_no_address_leads_to_another_site(client, address):
    response = client.get("/", PATH_INFO=address.replace("%2F", "/").replace("%5C", "\\"))
    location = response.headers.get("Location", "")
    assert urlsplit(urljoin("http://testserver/", location)).netloc == "testserver"


@pytest.mark.parametrize(
    "next_page",
    [
        "//an.example/",
        "https://an.example/",
        "/\\an.example",
        "javascript:alert(1)",
        "\t//an.example",
    ],
)
def test_login_leads_to_no_other_site(client, next_page):
    make.UserFactory(username="editor", editor=True)
    sent = {"login": "editor", "password": make.PASSWORD, "next": next_page}
    response = client.post("/admin/login/", sent)
    assert response.status_code == 302
    assert "an.example" not in response.headers["Location"]
    assert "javascript" not in response.headers["Location"]


@pytest.mark.parametrize("host", ["an.example", "testserver@an.example", "testserver:x", "a b", ""])
def test_wrong_host_is_refused(client, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert client.get("/", headers={"Host": host}, SERVER_NAME="an.example").status_code == 400
