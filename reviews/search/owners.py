"""Rows of the index with their names, and the people and shows that each leads to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from people.models import Person
from rows.keys import with_keys
from search.kinds import CHARACTER, PERSON, SHOW, Row
from search.names import stored
from search.ranking import Entry
from shows.models import Credit, Show


class Part(NamedTuple):
    """How far down in the cast a character is by whose name something was found."""

    is_support: bool = False
    billing: int = 0


class Owner(NamedTuple):
    """A person or a show; by a character's name, as known as the show and who plays it are together."""

    row: Row
    weight: int
    part: Part = Part()


type Owned = Entry[list[Owner]]


def entries(rows: Iterable[Row]) -> Iterator[Owned]:
    keys = defaultdict[str, list[int]](list)
    for row in rows:
        keys[row.kind].append(row.pk)
    for model in (Person, Show):
        found = with_keys(model._base_manager.all(), keys[model.KIND])
        for pk, key, weight in found.values_list("pk", "search_key", "search_weight"):
            yield Entry(model.KIND, list(stored(key)), [Owner(Row(model.KIND, pk), weight)])
    credits = with_keys(Credit.objects.all(), keys[CHARACTER]).order_by("pk")
    for key, show, show_weight, person, person_weight, role, billing in credits.values_list(
        "search_key",
        *("show_id", "show__search_weight", "person_id", "person__search_weight"),
        *("role", "billing"),
    ):
        part = Part(role != Credit.Role.LEAD, billing)
        both = Row(SHOW, show), Row(PERSON, person)
        owners = [Owner(row, show_weight + person_weight, part) for row in both]
        yield Entry(CHARACTER, list(stored(key)), owners)
