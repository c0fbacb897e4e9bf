"""People and shows that a query means, the closest first, each with the reason why.

A character's name leads to the show and to who plays it; of several such, leads come first, and the known.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reviews.search.owners import Owned, Part, entries
from reviews.search.parts import by_parts
from search.candidates import candidates
from search.closeness import How
from search.kinds import CHARACTER, Row
from search.ranking import STEP, scored
from search.readings import Reading, readings_of

MOST = 20
LEAST, FAR = 480, 200
"""Closeness below which nothing is an answer, and how far behind the best one an answer may be."""


class Reason(NamedTuple):
    """Which name answered and how; a character's is told with who plays it, or in what."""

    how: How
    name: str
    is_character: bool = False


class Match(NamedTuple):
    """A person or a show, by the letter of its kind and its key."""

    row: Row
    weight: int
    part: Part
    score: float
    reason: Reason

    @property
    def rank(self) -> tuple[int, bool, int, int, str, int]:
        is_support, billing = self.part
        closest = -round(self.score / STEP)
        return closest, is_support, -self.weight, billing, self.row.kind, self.row.pk


def find(query: str, most: int = MOST, *, is_typing: bool = False) -> list[Match]:
    """Up to ``most``; nothing for a query without a letter or figure. Quicker while somebody is typing."""
    readings = readings_of(query, is_typing=is_typing)
    if not readings:
        return []
    named = list(entries(candidates(query, readings, is_typing=is_typing)))
    best: dict[Row, Match] = {}
    for match in (*_by_name(query, readings, named), *_by_parts(query, named)):
        before = best.get(match.row)
        if before is None or (-match.score, match.rank) < (-before.score, before.rank):
            best[match.row] = match
    found = sorted(best.values(), key=lambda match: match.rank)
    least = max(LEAST, found[0].score - FAR) if found else 0
    return [match for match in found if match.score >= least][:most]


def _by_name(query: str, readings: list[Reading], named: list[Owned]) -> Iterator[Match]:
    for entry, name, (score, how) in scored(query, readings, named):
        if score > 0:
            reason = Reason(how, name.text, entry.kind == CHARACTER)
            yield from (Match(*owner, score, reason) for owner in entry.source)


def _by_parts(query: str, named: list[Owned]) -> Iterator[Match]:
    for owner, score, name, is_character in by_parts(query, named):
        yield Match(*owner, score, Reason(How.PART, name, is_character))
