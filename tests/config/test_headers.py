"""What each answer of a live site tells browsers: a page, a file, a redirect, a refusal, a failure."""

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import Client
from django.urls import path
from django.utils.csp import build_policy

from config import urls
from config.headers import EVERYWHERE, HeadersOfAll
from config.pictures import picture
from config.policies import FILE
from config.wsgi import application
from tests import factories as make
from tests.house_rules import ROOT
from tests.live import HOST, live_settings
from tests.observatory import modifiers, of_cookies, of_policy, score

pytestmark = pytest.mark.django_db
COUNTED = ["X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"]


@pytest.fixture(scope="module")
def found_live():
    return live_settings()


@pytest.fixture
def visitor(settings, found_live):
    """Asks a live site over HTTPS; ``visitor.asked`` has every cookie it was given."""
    for name, value in found_live.items():
        setattr(settings, name, value)
    settings.WHITENOISE_USE_FINDERS = True  # the files as they lie there, not collected ones
    return Client(raise_request_exception=False, headers={"Host": HOST})


def get(visitor, address, **more):
    response = visitor.get(address, secure=True, **more)
    if response.streaming:
        response.close()
    return response


def raises(request):
    raise ValueError("planted")


def review():
    return make.ReviewFactory(slug="run-on")


@pytest.mark.parametrize(
    "address", ["/", "/reviews/run-on/", "/ko/reviews/run-on/", "/admin/login/"]
)
def test_observatory_gives_a_page_more_than_a_hundred_points(visitor, address):
    review()
    response = get(visitor, address)
    assert response.status_code == 200
    assert score(response, response.cookies) >= 130, modifiers(response, response.cookies)


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/reviews/review/", "/admin/reviews/review/add/"]
)
def test_observatory_gives_the_desk_more_than_a_hundred_points(visitor, address):
    """With the editor's login, and with what it was given on the way."""
    make.UserFactory(username="editor", editor=True)
    sent = {"username": "editor", "password": make.PASSWORD}
    visitor.post("/admin/login/?next=/admin/", sent, secure=True)
    response = get(visitor, address)
    assert response.status_code == 200
    assert score(response, visitor.cookies) >= 120, modifiers(response, visitor.cookies)
    assert set(visitor.cookies) == {"__Host-sessionid", "__Host-csrftoken"}


def test_observatory_sees_a_fault():
    assert of_policy({"default-src": {"'self'"}, "script-src": {"'unsafe-inline'"}}) == -20
    assert of_policy({"default-src": {"'self'"}, "script-src": {"'unsafe-eval'"}}) == -10
    cookies = Client().cookies
    cookies["sessionid"] = "x"
    assert of_cookies(cookies, is_protected=False) == -40


def test_cookies_of_a_live_site_are_its_own_alone(visitor):
    cookie = get(visitor, "/admin/login/").cookies["__Host-csrftoken"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert cookie["samesite"] == "Lax"


ANSWERS = [
    ("/", 200),
    ("/none/", 404),
    ("/admin/", 302),
    ("/static/css/site.css", 200),
    ("/static/none.css", 404),
    ("/feed/", 200),
    ("/api/v1/reviews", 200),
    ("/api/v1/none", 404),
    ("/oembed", 404),
    ("/raises/", 500),
    ("/robots.txt", 200),
]


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_has_every_header(visitor, settings, monkeypatch, address, status):
    broken = path("raises/", raises)
    monkeypatch.setattr(urls, "urlpatterns", [broken, *urls.urlpatterns])
    settings.ROOT_URLCONF = "config.urls"
    response = get(visitor, address)
    assert response.status_code == status
    missing = set(EVERYWHERE) - set(response.headers)
    assert not missing
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_way_to_https_and_refusal_of_a_host_have_them_too(visitor):
    for response in (visitor.get("/"), get(visitor, "/", headers={"Host": "another.example"})):
        assert response.status_code in {301, 400}
        assert set(COUNTED) <= set(response.headers)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


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
        ("/admin/login/", "same-origin"),
    ],
)
def test_other_sites_may_show_pictures_and_read_the_api_and_embed_nothing_else(
    visitor, address, who
):
    response = get(visitor, address)
    assert response.status_code == 200
    assert response.headers["Cross-Origin-Resource-Policy"] == who


def test_picture_that_has_not_changed_stays_for_any_site(visitor):
    address = "/static/img/mark.svg"
    since = get(visitor, address).headers["Last-Modified"]
    again = get(visitor, address, headers={"Host": HOST, "If-Modified-Since": since})
    assert again.status_code == 304
    assert again.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def kept(name: str) -> str:
    """A page that lies among the pictures, by whatever way it came there."""
    return default_storage.save(f"shows/{name}", ContentFile(b"<script>alert(1)</script>"))


def served(rf, settings, path: str):
    """As in development, which serves the folder itself."""
    answer = HeadersOfAll(lambda request: picture(request, path, settings.MEDIA_ROOT))
    return answer(rf.get(f"/media/{path}"))


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a.xml", "a.pdf", "a", "a.png.html"])
def test_file_of_any_other_kind_is_never_served_from_the_pictures(rf, settings, name):
    path = kept(name)
    with pytest.raises(Http404):
        served(rf, settings, path)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "image/png"), ("a.avif", "image/avif")])
def test_page_that_calls_itself_a_picture_is_served_as_one_and_runs_nothing(
    rf, settings, name, kind
):
    response = served(rf, settings, kept(name))
    response.close()
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["../db.sqlite3", "..%2f..%2fetc/passwd.png", "a/../../b.png"])
def test_way_out_of_the_folder_is_none(rf, settings, path):
    with pytest.raises((Http404, SuspiciousFileOperation)):
        served(rf, settings, path)


def test_documented_web_server_says_of_a_picture_what_the_site_says():
    page = (ROOT / "docs/deploying.md").read_text()
    for said in (build_policy(FILE), "nosniff", "Cross-Origin-Resource-Policy cross-origin"):
        assert said in page
