"""What else a query was taken for, and what may have been meant where nothing is close."""

from collections.abc import Iterable, Iterator

from people.models import Person
from reviews.search.finder import Match
from reviews.search.found import Found
from reviews.search.sections import Section
from search.closeness import How
from search.readings import readings_of
from shows.models import Show
from text.hangul import fold
from text.jamo import has_hangul

MOST = 3
SURE = 930
"""Closeness from which the best answer’s other names are looked for too: its reviews were."""


def meant(query: str, found: Found, made: list[Section]) -> list[str]:
    """Names that are near misses, in the script of the query where we know it; none where one is no miss."""
    best = found.best
    if best is None:
        return _others(query, (match.reason.name for match in found.unlikely))
    if best.reason.how != How.NEAR:
        return []
    names = [name for name in _names(best, made) if has_hangul(name) == has_hangul(query)]
    return _others(query, [*names, best.reason.name])[:1]


def also_tried(query: str, found: Found, made: list[Section]) -> list[str]:
    """Without spaces, on the other keyboard, and by the other names of what was found first."""
    best = found.best
    if best is None or best.score < SURE or best.reason.is_character:
        return []
    return list(dict.fromkeys(_tried(query, best, made)))[:MOST]


def _tried(query: str, best: Match, made: list[Section]) -> Iterator[str]:
    if has_hangul(query) and " " in query:
        yield query.replace(" ", "")
    keys = [reading.text for reading in readings_of(query) if reading.is_keys]
    yield from (text for text in keys if fold(text) == fold(best.reason.name))
    if best.reason.how != How.INITIALS:
        yield from _others(query, _names(best, made))


def _names(best: Match, made: list[Section]) -> list[str]:
    """Of the best answer, where it is printed first."""
    first = made[0].answers[0].thing if made else None
    if isinstance(first, Person | Show) and (first.KIND, first.pk) == tuple(best.row):
        return first.every_name[:2]
    return []


def _others(query: str, names: Iterable[str]) -> list[str]:
    asked = fold(query)
    return [name for name in dict.fromkeys(names) if name and fold(name) != asked][:MOST]
