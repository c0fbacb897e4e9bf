"""A hub hears of what is new, from the upkeep and never from a request."""

import logging
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.utils import timezone

from comments import upkeep
from reviews.feeds.documents import LATEST
from reviews.feeds.hub import Hub
from reviews.models import Review
from tests import factories as make

pytestmark = pytest.mark.django_db


class Listener(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.heard.append(parse_qs(self.rfile.read(length).decode()))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def hub(settings):
    """A hub of our own on this machine; what it ``heard``, and the ``status`` that it answers with."""
    server = HTTPServer(("127.0.0.1", 0), Listener)
    server.heard, server.status = [], 204
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    settings.WEBSUB_HUB = f"http://127.0.0.1:{server.server_port}/"
    settings.SITE_ADDRESS = "https://blog.example"
    yield server
    server.shutdown()
    server.server_close()


def long_ago(**facts) -> Review:
    review = make.ReviewFactory(**facts)
    Review.objects.filter(pk=review.pk).update(updated_at=timezone.now() - timedelta(days=9))
    return review


def test_hub_is_told_which_feeds_have_changed(hub):
    review = make.ReviewFactory(tags=[make.TagFactory(name="slow burn")])
    person = make.CreditFactory(show=review.show).person
    long_ago()
    Hub().tell()
    [heard] = hub.heard
    places = [
        *("", "lines/", f"shows/{review.show.slug}/", f"people/{person.slug}/"),
        *("tags/slow-burn/", f"authors/{review.author_id}/"),
    ]
    assert heard == {
        "hub.mode": ["publish"],
        "hub.url": [
            f"https://blog.example/{place}{form}"
            for place in places
            for form in ("feed/", "feed.json")
        ],
    }


def test_hub_is_told_once(hub):
    telling = Hub()
    make.ReviewFactory()
    telling.tell()
    telling.tell()
    assert len(hub.heard) == 1


def test_hub_is_told_of_a_schedule_when_its_time_has_come(hub, monkeypatch):
    telling = Hub()
    at = timezone.now() + timedelta(days=1)
    long_ago(published_at=at)
    telling.tell()
    assert hub.heard == []
    monkeypatch.setattr("django.utils.timezone.now", lambda: at + timedelta(minutes=3))
    telling.tell()
    assert len(hub.heard) == 1


@pytest.mark.parametrize("facts", [{"draft": True}, {"page": True}])
def test_hub_is_not_told_of_what_stands_in_no_feed(hub, facts):
    make.ReviewFactory(**facts)
    Hub().tell()
    assert hub.heard == []


def test_hub_that_fails_is_told_again(hub, caplog):
    telling = Hub()
    make.ReviewFactory()
    hub.status = 503
    telling.tell()
    assert "The hub could not be told" in caplog.text
    hub.status = 204
    telling.tell()
    assert len(hub.heard) == 2


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "nonsense", "ftp://", "http://[x/"])
def test_wrong_address_of_a_hub_stops_nothing(settings, caplog, address):
    settings.WEBSUB_HUB = address
    make.ReviewFactory()
    with caplog.at_level(logging.WARNING):
        Hub().tell()
    assert "The hub could not be told" in caplog.text


def test_import_of_thousands_is_told_in_one_breath(hub, django_assert_max_num_queries):
    make.ReviewFactory.create_batch(LATEST + 5)
    with django_assert_max_num_queries(3):
        Hub().tell()
    assert len([one for one in hub.heard[0]["hub.url"] if "/shows/" in one]) == 2 * LATEST


def test_upkeep_tells_and_a_request_does_not(hub, client):
    review = make.ReviewFactory()
    client.get("/feed/")
    client.get(review.get_absolute_url())
    assert hub.heard == []
    upkeep.do_chores()
    assert len(hub.heard) == 1


def test_without_a_hub_nothing_is_asked(django_assert_num_queries):
    make.ReviewFactory()
    with django_assert_num_queries(0):
        Hub().tell()
