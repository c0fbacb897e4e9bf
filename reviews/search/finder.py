"""People and shows that a query means, the closest first, each with the reason why.

A character's name leads to the show and to who plays it. A query of two parts, “Kwon Nara Secret Royal
Inspector”, is answered by what both name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from people.models import Person
from search.candidates import Row, candidates, spans
from search.closeness import How, closeness
from search.kinds import CHARACTER, PERSON, SHOW
from search.names import Name, stored
from search.ranking import STEP, Entry, scored
from search.readings import Reading, readings_of
from shows.models import Credit, Show

MOST = 20
NAMED = 930
"""Closeness of a part of the query to a name from which it is that name."""
BOTH, PART, MORE, ONLY_CHARACTER = 930, 480, 350, 30
"""Closeness of what all of a query names; of what a part of it names, and how much more for all its letters;
and how much less where nothing but a character's name led there."""


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
    score: float
    weight: int
    reason: Reason

    @property
    def rank(self) -> tuple[int, int, str, int]:
        return -round(self.score / STEP), -self.weight, self.row.kind, self.row.pk


class _Owner(NamedTuple):
    row: Row
    weight: int


def find(query: str, most: int = MOST, *, is_typing: bool = False) -> list[Match]:
    """Up to ``most``; nothing for a query without a letter or figure. Quicker while somebody is typing."""
    readings = readings_of(query, is_typing=is_typing)
    if not readings:
        return []
    entries = list(_entries(candidates(query, readings, is_typing=is_typing)))
    best: dict[Row, Match] = {}
    for match in (*_by_name(query, readings, entries), *_by_parts(query, entries)):
        if match.row not in best or match.score > best[match.row].score:
            best[match.row] = match
    found = sorted(best.values(), key=lambda match: match.rank)
    least = max(LEAST, found[0].score - FAR) if found else 0
    return [match for match in found if match.score >= least][:most]


def _entries(rows: Iterable[Row]) -> Iterator[Entry[list[_Owner]]]:
    """Each with the rows that it leads to."""
    keys = defaultdict[str, list[int]](list)
    for row in rows:
        keys[row.kind].append(row.pk)
    for model in (Person, Show):
        found = model._base_manager.filter(pk__in=keys[model.KIND])
        for pk, key, weight in found.values_list("pk", "search_key", "search_weight"):
            yield Entry(model.KIND, list(stored(key)), [_Owner(Row(model.KIND, pk), weight)])
    credits = Credit.objects.filter(pk__in=keys[CHARACTER]).order_by("pk")
    for key, show, show_weight, person, person_weight in credits.values_list(
        "search_key", "show_id", "show__search_weight", "person_id", "person__search_weight"
    ):
        owners = [_Owner(Row(SHOW, show), show_weight), _Owner(Row(PERSON, person), person_weight)]
        yield Entry(CHARACTER, list(stored(key)), owners)


def _by_name(
    query: str, readings: list[Reading], entries: list[Entry[list[_Owner]]]
) -> Iterator[Match]:
    for entry, name, (score, how) in scored(query, readings, entries):
        if score > 0:
            reason = Reason(how, name.text, entry.kind == CHARACTER)
            yield from (Match(row, score, weight, reason) for row, weight in entry.source)


class _Part(NamedTuple):
    """A part of the query that is a name of a row: its share of the letters, and the name."""

    share: float
    name: Name
    weight: int


def _by_parts(query: str, entries: Iterable[Entry[list[_Owner]]]) -> Iterator[Match]:
    """Names that a run of the query's words spells, by how much of the query their row answers."""
    runs = spans(query)
    parts: dict[Row, dict[bool, _Part]] = defaultdict(dict)
    for entry in entries if runs else ():
        is_character = entry.kind == CHARACTER
        for name in entry.names:
            share = _share(name, runs)
            for row, weight in entry.source if share else ():
                if is_character not in parts[row] or share > parts[row][is_character].share:
                    parts[row][is_character] = _Part(share, name, weight)
    for row, found in parts.items():
        share = sum(part.share for part in found.values())
        part = found.get(False) or found[True]
        score = BOTH if share > 0.95 else PART + MORE * share
        reason = Reason(How.PART, part.name.text, False not in found)
        yield Match(row, score - ONLY_CHARACTER * reason.is_character, part.weight, reason)


def _share(name: Name, runs: dict[str, tuple[Reading, float]]) -> float:
    """Of the query's letters, those that spell the name; less where they only sound like it."""
    if name.sound not in runs:
        return 0
    reading, share = runs[name.sound]
    return share if closeness(reading, name).score >= NAMED else 0.8 * share
