"""What else a query was taken for, and what may have been meant where nothing is close."""

from collections.abc import Iterable, Iterator

from people.models import Person
from reviews.search.behind import rows_of
from reviews.search.finder import Match
from reviews.search.found import Found
from reviews.search.question import LINES, REVIEWS
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
    """Names that are near misses, in the script of the query where we know it; none where one is no miss,
    and none for words that stand in a text.
    """
    if found.hits[LINES] or any(hit.show not in found.about for hit in found.hits[REVIEWS]):
        return []
    best = found.best
    if best is None:
        return _in_script(query, _near_names(found.unlikely[:MOST]))
    if best.reason.how != How.NEAR:
        return []
    return _in_script(query, [*_names(best, made), best.reason.name])[:1]


def _near_names(unlikely: list[Match]) -> Iterator[str]:
    rows = rows_of(unlikely) if unlikely else {}
    for match in unlikely:
        if match.row in rows:
            yield from [*rows[match.row].every_name[:2], match.reason.name]


def _in_script(query: str, names: Iterable[str]) -> list[str]:
    others = _others(query, names)
    return [name for name in others if has_hangul(name) == has_hangul(query)] or others[:1]


def also_tried(query: str, found: Found, made: list[Section]) -> list[str]:
    """Without spaces, on the other keyboard, and by the other names of what was found first."""
    best = found.best
    if best is None or best.score < SURE or best.reason.is_character or _is_part(best):
        return []
    return list(dict.fromkeys(_tried(query, best, made)))[:MOST]


def _is_part(best: Match) -> bool:
    """Whether only a part of its name was typed: the rest of it is no other name of that."""
    return best.reason.how == How.PART


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
