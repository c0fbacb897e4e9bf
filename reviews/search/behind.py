"""The people and shows behind matches, to be printed."""

from collections.abc import Iterable

from people.models import Person
from reviews.search.finder import Match
from search.candidates import Row
from search.kinds import PERSON, SHOW, keys_by_kind
from shows.models import Show


def rows_of(found: Iterable[Match]) -> dict[Row, Person | Show]:
    """In one query for each kind."""
    keys = keys_by_kind(match.row for match in found)
    people = Person.objects.for_cards().filter(pk__in=keys[PERSON])
    shows = Show.objects.for_cards().filter(pk__in=keys[SHOW])
    return {Row(row.KIND, row.pk): row for row in (*people, *shows)}
