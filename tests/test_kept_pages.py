"""Every public page: once it was made, it costs no query; and what it is made of is watched."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rows import changes
from rows.changes import UNSEEN
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

MADE_EACH_TIME = {"comments:comment_new", "readyz"}
"""One has a form with a token of the reader's own, and one says how things are just now."""
READ_AND_NOT_WATCHED = {"reviews:home": {"reviews_dailyviews"}}
"""What is read most may be ten minutes old: somebody is counted every second."""


@pytest.fixture
def world(db, settings):
    settings.KEPT_PAGES = 1_000
    caches["pages"].clear()
    changes.move_on()
    return build_world(1)


def test_pages_are_made_once_of_what_is_watched(client, world):
    made_again, unwatched = set(), {}
    for page in PUBLIC_PAGES:
        first, asked = _visit(client, page.url(world))
        again, more = _visit(client, page.url(world))
        if page.status != 200:
            continue
        if more or again.content != first.content:
            made_again.add(page.name)
            continue
        read = {table for sql in asked for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)}
        if forgotten := read & UNSEEN - READ_AND_NOT_WATCHED.get(page.name, set()):
            unwatched[page.name] = forgotten
    assert made_again == MADE_EACH_TIME
    assert unwatched == {}


def _visit(client, url):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    return response, [query["sql"] for query in asked]
