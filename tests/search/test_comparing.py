"""Which names are compared at all: fewer, and still all that a search may mean."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Person
from search import candidates
from search.kinds import PERSON, SHOW
from search.names import search_key, stored
from search.ranking import LIKELY, Entry, closest, scored
from search.readings import readings_of
from tests import factories as make

NAMES = [
    "Im Si-wan",
    "임시완",
    "Shin Se-kyung",
    "신세경",
    "Seo Hyun-jin",
    "Kim Seon-ho",
    "Lee Dong-wook",
    "Run On",
    "런 온",
    "My Mister",
    "나의 아저씨",
    "Crash Landing on You",
    "사랑의 불시착",
    "SKY Castle",
    "Signal",
    "시그널",
    "Misaeng: Incomplete Life",
    "미생",
    "Hospital Playlist",
    "Reply 1988",
]
QUERIES = [
    "im siwan",
    "Si-wan Im",
    "ㅇㅅㅇ",
    "dlatldhks",
    "임시왼",
    "완시임",
    "Im Si-wam",
    "seon ho",
    "서현",
    "cloy",
    "crash landng",
    "landing crash",
    "mister",
    "불시착",
    "Misaeng drama",
    "signl",
    "castel sky",
    "1988 reply",
    "hosptial playlist",
    "s",
    "런온",
    "nothing of the kind",
]


@pytest.mark.parametrize("query", QUERIES)
def test_names_that_are_not_compared_are_not_close(query):
    readings = readings_of(query)
    entries = [
        Entry(kind, list(stored(search_key([name]))), name)
        for name in NAMES
        for kind in (PERSON, SHOW)
    ]

    def close(least):
        every = scored(query, readings, entries, least)
        return {(e.kind, n.text, c) for e, n, c in every if c.score >= LIKELY}

    assert close(LIKELY) == close(0)


@pytest.mark.django_db
def test_within_a_word_is_looked_for_however_many_begin_so(monkeypatch):
    for name in ("Annie", "Joanna"):
        make.PersonFactory(name=name, name_hangul="", aliases="")
    monkeypatch.setattr(candidates, "MOST_BEGINNING", 1)
    monkeypatch.setattr(candidates, "MOST_ALIKE", 0)
    joanna = Person.objects.get(name="Joanna").pk
    assert joanna in closest(Person, "ann")


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "ranges"), [("Inchon", 1), ("Incheonese", 2)])
def test_short_beginning_is_looked_up(query, ranges):
    """By its token, and not by going through all that are longer; only what stands within a word is."""
    with CaptureQueriesContext(connection) as asked:
        closest(Person, query)
    assert sum('"token" >=' in one["sql"] for one in asked) == ranges
