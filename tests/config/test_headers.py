"""What each answer of a live site tells browsers: a page, a file, a redirect, a refusal, a failure."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import path, reverse

from config import urls
from config.headers import EVERYWHERE, GO_WITH_A_PAGE
from config.wsgi import application
from tests import factories as make
from tests.accounts.doors import app_of, sign_in
from tests.house_rules import files, name
from tests.live import HOST
from tests.pages import card

pytestmark = pytest.mark.django_db
COUNTED = ["X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"]


def raises(request):
    raise ValueError("planted")


@pytest.fixture
def with_fault(settings, monkeypatch):
    monkeypatch.setattr(urls, "urlpatterns", [path("raises/", raises), *urls.urlpatterns])
    settings.ROOT_URLCONF = "config.urls"


@pytest.fixture
def review():
    return make.ReviewFactory(slug="run-on")


def headers(response, names=GO_WITH_A_PAGE):
    return {name: response.headers.get(name) for name in names}


def test_cookies_of_a_live_site_are_its_own_alone(visitor):
    """Before anybody signs in, after they have, and when their second factor is asked for."""
    visitor.get("/admin/login/")
    user = make.UserFactory(editor=True)
    app_of(user)
    assert sign_in(visitor, user, follow=False).headers["Location"].startswith("/admin/login/code/")
    assert set(visitor.cookies) == {"__Host-csrftoken", "__Host-sessionid"}
    for cookie in visitor.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert cookie["samesite"] == "Lax"
    assert visitor.cookies["__Host-sessionid"]["httponly"]


ANSWERS = [
    ("/", 200),
    ("/reviews/run-on/", 200),
    ("/none/", 404),
    ("/shows", 301),
    ("/admin/", 302),
    ("/admin/login/", 200),
    ("/admin/password/", 200),
    ("/static/css/site.css", 200),
    ("/static/img/mark.svg", 200),
    ("/static/none.css", 404),
    ("/feed/", 200),
    ("/feed.json", 200),
    ("/api/v1/reviews", 200),
    ("/api/v1/openapi.json", 200),
    ("/api/v1/none", 404),
    ("/oembed", 404),
    ("/oembed?format=yaml", 400),
    ("/oembed?url=https://daesa.example/reviews/run-on/", 200),
    ("/raises/", 500),
    ("/robots.txt", 200),
    ("/sitemap.xml", 200),
    ("/healthz", 200),
    ("/readyz", 200),
]


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_has_every_header(visitor, review, with_fault, address, status):
    response = visitor.get(address)
    assert response.status_code == status
    missing = set(EVERYWHERE) - set(response.headers)
    assert not missing
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_way_to_https_and_refusal_of_a_host_have_them_too(visitor):
    over_http = Client(headers={"Host": HOST}).get("/")
    another = visitor.get("/", headers={"Host": "another.example"})
    for response, status in ((over_http, 301), (another, 400)):
        assert response.status_code == status
        assert set(COUNTED) <= set(response.headers)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in over_http.headers


def test_refusal_before_django_has_them_too():
    found = {}
    sent = {"CONTENT_TYPE": "text/plain; charset=utf-7"}
    application(sent, lambda status, headers: found.update(headers))
    assert set(EVERYWHERE) <= set(found)


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("/", "same-origin"),
        ("/static/css/site.css", "same-origin"),
        ("/static/img/mark.svg", "cross-origin"),
        ("/api/v1/reviews", "cross-origin"),
        ("/api/v1/openapi.json", "cross-origin"),
        ("/feed/", "cross-origin"),
        ("/feed.json", "cross-origin"),
        ("/comments/feed/", "cross-origin"),
        ("/admin/login/", "same-origin"),
    ],
)
def test_other_sites_may_show_pictures_and_read_feeds_and_the_api_and_nothing_else(
    visitor, address, who
):
    response = visitor.get(address)
    assert response.status_code == 200
    assert response.headers["Cross-Origin-Resource-Policy"] == who


def test_picture_that_has_not_changed_stays_for_any_site(visitor, review):
    address = "/static/img/mark.svg"
    since = visitor.get(address).headers["Last-Modified"]
    drawn = reverse("cards:card", args=card("reviews", review))
    digest = visitor.get(drawn).headers["ETag"]
    for picture, told in (
        (address, {"If-Modified-Since": since}),
        (drawn, {"If-None-Match": digest}),
    ):
        again = visitor.get(picture, headers={"Host": HOST, **told})
        assert again.status_code == 304
        assert again.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("kept", [0, 100])
@pytest.mark.parametrize(
    "address", ["/", "/reviews/run-on/", "/feed/", "/api/v1/reviews", "/shows/"]
)
def test_page_has_the_same_headers_when_it_is_sent_again_or_has_not_changed(
    visitor, review, settings, address, kept
):
    """What “not modified” said would stand in the place of what the page said, in the browser's own copy."""
    settings.KEPT_PAGES = kept
    caches["pages"].clear()
    first, second = visitor.get(address), visitor.get(address)
    assert headers(second) == headers(first)
    assert "nonce" not in first.headers["Content-Security-Policy"]
    if etag := first.headers.get("ETag"):
        again = visitor.get(address, headers={"Host": HOST, "If-None-Match": etag})
        assert again.status_code == 304
        assert headers(again) == headers(first)
        assert again.headers["Strict-Transport-Security"]
    else:
        assert not kept


def test_page_with_a_nonce_is_never_kept(visitor, settings):
    """The desk's are made each time, before somebody signs in too."""
    settings.KEPT_PAGES = 100
    editor = make.UserFactory(editor=True)
    nonces = set()
    sign_in(visitor, editor, follow=False)
    for _ in range(2):
        response = visitor.get("/admin/reviews/review/add/")
        assert "no-store" in response.headers["Cache-Control"]
        nonces.add(response.headers["Content-Security-Policy"].partition("'nonce-")[2][:20])
    assert "" not in nonces
    assert len(nonces) == 2


def test_no_template_for_readers_prints_a_nonce():
    """Of a page or of a piece of one, which would be sent again."""
    told = {name(path) for path in files("*.html", "templates") if "nonce" in path.read_text()}
    assert {one.split("/")[1] for one in told} == {"admin", "desk", "doors", "exchange"}


@pytest.mark.parametrize(
    ("address", "styles"),
    [
        ("/admin/", False),
        ("/admin/reviews/review/", False),
        ("/admin/reviews/review/add/", True),
        ("/admin/your-login/", False),
        ("/admin/your-login/app/", False),
        ("/admin/your-login/passkeys/add/", False),
        ("/admin/password_change/", False),
    ],
)
def test_desk_runs_its_own_scripts_alone(visitor, address, styles):
    """And takes inline styles only where a body is written."""
    sign_in(visitor, make.UserFactory(editor=True), follow=False)
    response = visitor.get(address)
    assert response.status_code == 200
    parts = response.headers["Content-Security-Policy"].split("; ")
    [scripts] = [part for part in parts if part.startswith("script-src")]
    assert scripts.split()[:2] == ["script-src", "'self'"]
    assert all(source.startswith("'nonce-") for source in scripts.split()[2:])
    loose = [part for part in parts if "unsafe" in part]
    assert loose == (["style-src 'self' 'unsafe-inline'"] if styles else [])
