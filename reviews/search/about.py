"""Shows that a query means, by themselves or by who made them: what is written of those answers it first."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from django.db.models import QuerySet

from people.models import Person
from reviews.search.finder import Match
from search.kinds import PERSON, SHOW
from shows.models import Credit

MEANT, MOST = 100, 20
"""How far behind the best one a person or show may be whose reviews are answers, and how many of each."""


class About(NamedTuple):
    """``place`` is among what is meant; ``person`` is who led to the show, None where its own names did."""

    place: int
    person: Person | None = None


def shows_meant(shows: Iterable[Match], people: Iterable[Match]) -> dict[int, About]:
    """By their keys. A character’s name means the show it is in, and no other of the actor’s."""
    persons = (match for match in people if not match.reason.is_character)
    meant = sorted([*_near(shows), *_near(persons)], key=attrgetter("rank"))
    least = meant[0].score - MEANT if meant else 0
    rows = [match.row for match in meant if match.score >= least]
    found = {row.pk: About(place) for place, row in enumerate(rows) if row.kind == SHOW}
    places = {row.pk: place for place, row in enumerate(rows) if row.kind == PERSON}
    for credit in _credits(places) if places else ():
        about = About(places[credit.person_id], credit.person)
        found[credit.show_id] = min(
            about, found.get(credit.show_id, about), key=attrgetter("place")
        )
    return found


def _near(matches: Iterable[Match]) -> list[Match]:
    return list(matches)[:MOST]


def _credits(persons: Iterable[int]) -> QuerySet[Credit]:
    names = (f"person__{column}" for column in ("name", "family_name", "name_hangul"))
    credits = Credit.objects.filter(person__in=persons).select_related("person")
    return credits.only("show", *names).order_by("billing", "pk")
