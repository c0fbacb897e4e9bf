"""Shows by what a query says of them in place of a name: “romance 2020”, “tvN 2016”, 넷플릭스 드라마."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Value as Constant

from reviews.size import is_large
from rows.facets import Facet
from rows.kept import CountedBy
from rows.keys import Rows
from rows.slices import COMMON
from search.fillers import is_filler
from search.names import words
from shows.facets import FACETS, GENRE, KIND, NETWORK, PLATFORM, YEAR as OF_YEAR
from shows.models import Genre, Network, Platform, Show
from shows.models.catalogue import NamedEntry
from text.hangul import fold

BY_NAME = {facet.name: facet for facet in FACETS}
YEAR = re.compile(rf"({OF_YEAR.shape.pattern})년?")
FILMS = {"film", "films", "movie", "movies", "영화"}
MOST = 240
"""Shows that are counted and reached page by page."""
LONGEST = 4
"""Words of a genre's or a network's name."""
FEWEST = [one.name for one in (OF_YEAR, NETWORK, PLATFORM, GENRE, KIND)]
"""Facets, in the order of how few shows mostly have a value of theirs."""
MOST_MEANINGS = 8
"""A name may be a network's and a platform's: so many combinations are tried."""


class Value(NamedTuple):
    """Of a facet, by its name."""

    facet: str
    value: str
    label: str


class Shelf(NamedTuple):
    """``labels`` are what its shows have in common, ``address`` narrows the list of shows to them.

    ``shows`` are keys, the heaviest first; ``is_place`` says that a network or platform is all of it.
    """

    labels: list[str]
    address: str
    shows: list[int]
    is_place: bool


def shelf_named(query: str) -> Shelf | None:
    """Shows of which every word tells something. One query; up to two more where every word is known."""
    asked = words(query)
    values = _values(asked) if asked else []
    meanings = list(islice(product(*values), MOST_MEANINGS)) if values else []
    meanings = [one for one in meanings if len({value.facet for value in one}) == len(one)]
    if not meanings:
        return None
    place, shows = _shelves.current(tuple(meanings), lambda: _largest(meanings))
    if not shows:
        return None
    meaning = meanings[place]
    return Shelf(
        [value.label for value in meaning],
        urlencode({value.facet: value.value for value in meaning}),
        shows,
        len(meaning) == 1 and meaning[0].facet in (NETWORK.name, PLATFORM.name),
    )


def _largest(meanings: Sequence[tuple[Value, ...]]) -> tuple[int, list[int]]:
    """The place of the one that the most shows have, and the keys of these."""
    rows, place = [_having(meaning) for meaning in meanings], 0
    if len(rows) > 1:
        counts = Show.objects.aggregate(
            **{f"of_{at}": Count("pk", filter=Q(pk__in=one)) for at, one in enumerate(rows)}
        )
        place = max(range(len(rows)), key=lambda at: counts[f"of_{at}"])
    return place, _heaviest(meanings[place])


def _heaviest(meaning: tuple[Value, ...]) -> list[int]:
    """The keys of its shows. On a large site many are gone through from the heaviest on."""
    shows, found = Show.objects.all(), _having(meaning)
    if is_large.current():
        keys = [key for (key,) in found[: COMMON + 1]]
        are_many = len(keys) > COMMON
        shows = _among(shows, meaning) if are_many else shows.filter(pk__in=keys)
    else:
        shows = shows.filter(pk__in=found)
    return list(by_weight(shows).values_list("pk", flat=True)[:MOST])


def by_weight(shows: "QuerySet[Show]") -> "QuerySet[Show]":
    """Shows that the site has most about first, as its indexes have them."""
    return shows.order_by("-search_weight", "title", "pk")


def _having(meaning: tuple[Value, ...]) -> "QuerySet[Show, tuple[int]]":
    """The keys of its shows, some more than once. Those that have what the fewest have are asked the rest."""
    first, *others = sorted(meaning, key=lambda value: FEWEST.index(value.facet))
    having = BY_NAME[first.facet].having(Show.objects.order_by(), first.value)
    return _among(having, others).values_list("pk")


def _among[R: Rows](shows: R, values: Iterable[Value]) -> R:
    """Those of the shows that have the values, of which each is asked in its turn."""
    for value in values:
        shows = BY_NAME[value.facet].narrow(shows, value.value, walked=True)
    return shows


def _values(asked: list[str]) -> list[list[Value]]:
    """Of each part of the query all that it may mean; none where a part means nothing."""
    known = _known()
    found, place = [], 0
    while place < len(asked):
        for end in range(min(place + LONGEST, len(asked)), place, -1):
            part = asked[place:end]
            if meant := known[fold("".join(part))] or _plain(part):
                found.append(meant)
            if meant or is_filler(" ".join(part)):
                place = end
                break
        else:
            return []
    return found


def _known() -> dict[str, list[Value]]:
    found = defaultdict[str, list[Value]](list)
    rows = _entries(Genre, GENRE).union(
        _entries(Network, NETWORK), _entries(Platform, PLATFORM), all=True
    )
    for facet, slug, name, hangul in sorted(rows):
        for text in filter(None, dict.fromkeys([name, hangul])):
            found[fold(text)].append(Value(facet, slug, text))
    return found


def _entries(
    model: type[NamedEntry], facet: Facet
) -> "QuerySet[NamedEntry, tuple[str, str, str, str]]":
    rows = model._default_manager.order_by()
    return rows.values_list(Constant(facet.name), "slug", "name", "name_hangul")


def _plain(asked: list[str]) -> list[Value]:
    """A year, or films."""
    if len(asked) > 1:
        return []
    if year := YEAR.fullmatch(asked[0]):
        return [Value("year", year[1], year[1])]
    if asked[0].lower() in FILMS:
        return [Value("kind", Show.Kind.FILM, str(Show.Kind.FILM.label))]
    return []


_shelves = CountedBy[tuple[tuple[Value, ...], ...], tuple[int, list[int]]](most=100)
"""By what the words may mean. On a large site it takes long to say which shows are the heaviest."""
