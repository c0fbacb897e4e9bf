"""A kept page is sent before Django's handler, as that would send it; all else is handed on."""

import gzip
from io import BytesIO

import pytest
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from config.monitoring.requests import current
from config.pages import files, front
from config.pages.front import kept_first
from rows import changes
from tests import factories as make
from tests.live import HOST
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

GZIP = {"Accept-Encoding": "gzip, br"}
KEPT = [page for page in PUBLIC_PAGES if page.status == 200 and not page.name.endswith("z")]


class Site:
    """``asks`` counts the requests that Django was handed; ``name`` is that of the last one."""

    def __init__(self):
        self.asks = 0
        self.django = WSGIHandler()
        self.front = kept_first(self._handed_on)

    def _handed_on(self, environ, start_response):
        self.asks += 1
        return self.django(environ, start_response)

    def ask(self, path, method="GET", application=None, environ=None, **headers):
        """Status, headers but for the request's name, and body."""
        told = GZIP | {"Host": HOST} | headers
        request = RequestFactory().generic(method, path, headers=told, secure=True)
        as_sent = request.path_info.encode().decode("latin-1")  # of which the request made text
        request.environ |= {"wsgi.input": BytesIO(), "PATH_INFO": as_sent} | (environ or {})
        heard = []

        def start_response(status, headers, why=None):
            heard.append((status, headers))

        answer = (application or self.front)(request.environ, start_response)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        ((status, sent),) = heard
        assert len(dict(sent)) == len(sent)
        self.name = dict(sent)["X-Request-ID"]
        return status, {name: value for name, value in sent if name != "X-Request-ID"}, body


@pytest.fixture
def site(visitor, settings, db):
    """A live one, whose visitors come over HTTPS. Connections stay open, for a test is one transaction."""
    settings.KEPT_PAGES = 100
    caches["pages"].clear()
    changes.move_on()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Site()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("page", KEPT, ids=str)
def test_kept_page_is_sent_as_django_would_send_it(site, page):
    path = page.url(build_world(1))
    for _ in range(2):
        by_django = site.ask(path, application=site.django)
    found = site.ask(path)
    if "no-store" in by_django[1].get("Cache-Control", ""):
        assert site.asks == 1
    else:
        assert (found, site.asks) == (by_django, 0)


def test_first_reader_is_handed_on_and_the_next_is_not(site, django_assert_num_queries):
    first = site.ask("/about/?utm_source=mail")
    with django_assert_num_queries(0):
        assert site.ask("/about/") == first
    assert site.asks == 1
    assert "Strict-Transport-Security" in first[1]


@pytest.mark.parametrize(
    "told",
    [
        {"method": "POST"},
        {"method": "HEAD"},
        {"method": "BREW"},
        {"Cookie": "a=b; __Host-sessionid=mine"},
        {"Authorization": "Bearer mine"},
        {"Range": "bytes=0-1"},
        {"If-None-Match": '"other"'},
        {"If-Modified-Since": "Sun, 29 Nov 2026 12:00:00 GMT"},
        {"If-Match": "*"},
        {"Accept-Encoding": "br"},
        {"Accept-Encoding": "gzip;q=0"},
        {"Host": f"www.{HOST}"},
        {"path": "/ko/about/"},
        {"path": "/about/?page=2"},
    ],
    ids=str,
)
def test_what_asks_for_anything_else_is_handed_on(site, told):
    for _ in range(2):
        site.ask("/about/")
    asks = site.asks
    site.ask(**{"path": "/about/"} | told)
    assert (asks, site.asks) == (1, 2)


def test_reader_with_a_cookie_of_another_kind_gets_the_kept_page(site):
    first = site.ask("/about/")
    assert site.ask("/about/", Cookie="seen=1; xsessionid=2") == first
    assert site.asks == 1


def test_change_is_on_the_next_page(site):
    site.ask("/about/")
    changes.move_on()
    site.ask("/about/")
    assert site.asks == 2


def test_page_is_kept_for_the_way_it_came(site, settings):
    """Over HTTP a reader is sent to HTTPS, whatever is kept there."""
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    over_https = {"X-Forwarded-Proto": "https"}
    for _ in range(2):
        assert site.ask("/about/", **over_https)[0] == "200 OK"
    assert site.ask("/about/", **{"X-Forwarded-Proto": "http"})[0].startswith("301")
    assert site.ask("/about/")[0].startswith("200")  # the server itself says so


def test_cache_that_fails_costs_nobody_the_page(site, monkeypatch, caplog):
    first = site.ask("/about/")

    def broken(*asked, **more):
        raise ConnectionError("gone")

    monkeypatch.setattr(type(caches["pages"]), "get", broken)
    status, _, body = site.ask("/about/")
    assert (status, site.asks) == ("200 OK", 2)
    assert gzip.decompress(body) == gzip.decompress(first[2])
    assert "does not answer" in caplog.text


def test_path_that_a_server_splits_otherwise_is_another_page(site):
    """Its links begin with what the server says comes before the site."""
    for _ in range(2):
        page = site.ask("/lists/", environ={"SCRIPT_NAME": "/lists", "PATH_INFO": "/"})
    assert site.ask("/lists/") != page


def test_disk_that_takes_nothing_is_told_of_under_the_name_of_the_request(
    site, settings, monkeypatch, caplog
):
    """And not what the reader asked for."""
    settings.PAGE_FILES = True
    names = []

    def full(file, content):
        names.append(current.get())
        raise OSError(28, "No space left on device", str(file))

    monkeypatch.setattr(files, "_write", full)
    for _ in range(2):
        assert site.ask("/search/?q=secret")[0] == "200 OK"
    assert names == [site.name]
    assert current.get() == ""
    assert "No space left on device" in caplog.text
    assert "secret" not in caplog.text


def test_request_that_is_handed_on_keeps_its_name(site, monkeypatch):
    names = []
    look = changes.look
    monkeypatch.setattr(changes, "look", lambda: names.append(current.get()) or look())
    site.ask("/about/")
    assert {*names} == {site.name}


def test_what_fails_on_the_way_costs_nobody_the_page(site, monkeypatch):
    site.ask("/about/")

    def broken(*told):
        raise OSError("The counts cannot be written.")

    monkeypatch.setattr(front, "_tell", broken)
    assert site.ask("/about/")[0] == "200 OK"
    assert site.asks == 2


def test_probe_waits_for_no_cache(site, monkeypatch):
    def slow():
        raise AssertionError("It was waited for.")

    monkeypatch.setattr(changes, "look", slow)
    assert site.ask("/healthz")[0] == "200 OK"


@pytest.mark.parametrize("path", ["/%FF%FE/", "/a\x00b/", "//evil.example/", "/" + "a" * 9000])
def test_whatever_is_asked_the_answer_is_djangos(site, path):
    status, _, body = site.ask(path)
    by_django = site.ask(path, application=site.django)
    assert (status, site.asks) == (by_django[0], 1)
    assert gzip.decompress(body) == gzip.decompress(by_django[2])


def test_no_page_is_kept_where_none_are_to_be(site, settings):
    settings.KEPT_PAGES = 0
    for _ in range(2):
        site.ask("/about/")
    assert site.asks == 2


@pytest.mark.parametrize(
    ("path", "status"), [("/tags/로맨스/", "200 OK"), ("/shows/없음/", "404 Not Found")]
)
def test_address_in_hangul_is_handed_on_as_it_came(site, path, status):
    make.ReviewFactory(tags=[make.TagFactory(name="로맨스", slug="로맨스")])
    first, again = site.ask(path), site.ask(path)
    assert first[0] == again[0] == status
    assert site.asks == (1 if status.startswith("200") else 2)
