"""Queries whose parts are names: “Kwon Nara Secret Royal Inspector”, “iu my mister”, 기선겸 런온."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from reviews.search.owners import Owned, Owner
from search.candidates import Span, spans
from search.closeness import closeness
from search.kinds import CHARACTER, PERSON, SHOW, Row
from search.names import Name
from shows.models import Credit

NAMED = 930
"""Closeness of a part of the query to a name from which it is that name."""
ALL = 0.95
"""Share of the query's letters from which its parts are all of it."""
BOTH, PART, MORE, ONLY_CHARACTER = 930, 480, 350, 30
"""Closeness of what all of a query names; of what a part of it names, and how much more for all its letters;
and how much less where nothing but a character's name led there."""
THEIR_SHOW = 945
"""Closeness of the show that is named beside a person who is in it: a step before the person."""
APART = 740
"""Closeness at least of a person and a show that make up the query, where the one is not in the other."""


class NamedPart(NamedTuple):
    """A name that a part of the query spells; ``share`` is less where it only sounds so. Of several names of
    one row the ``closest`` counts, for who reads the answer sees why.
    """

    span: Span
    share: float
    closest: float
    name: Name
    owner: Owner

    @property
    def is_exact(self) -> bool:
        return self.share == self.span.share


class Parted(NamedTuple):
    owner: Owner
    score: float
    name: str
    is_character: bool


type Parts = dict[Row, dict[bool, NamedPart]]
"""Of each row the longest part that is its own name (False), and the longest that is a character's."""


def by_parts(query: str, entries: Iterable[Owned]) -> Iterator[Parted]:
    """By how much of the query each row answers, and better where a person and a show answer all of it."""
    found = spans(query)
    parts = _parts(found, entries) if found else {}
    together = _together(parts)
    for row, named in parts.items():
        part = named.get(False) or named[True]
        share = _joint_share(named)
        score = BOTH if share > ALL else PART + MORE * share
        score -= ONLY_CHARACTER * (False not in named)
        score = max(score, together.get(row, 0))
        yield Parted(part.owner, score, part.name.text, False not in named)


def _parts(found: Mapping[str, Span], entries: Iterable[Owned]) -> Parts:
    parts: Parts = defaultdict(dict)
    for entry in entries:
        is_character = entry.kind == CHARACTER
        for name in entry.names:
            if span := found.get(name.sound):
                score = closeness(span.reading, name).score
                share = span.share if score >= NAMED else 0.8 * span.share
                for owner in entry.source:
                    before = parts[owner.row].get(is_character)
                    if before is None or (share, score) > (before.share, before.closest):
                        part = NamedPart(span, share, score, name, owner)
                        parts[owner.row][is_character] = part
    return parts


def _joint_share(named: Mapping[bool, NamedPart]) -> float:
    """What is a name of the row's own and a character's at once counts once."""
    shares = [part.share for part in named.values()]
    if len(shares) == 2 and named[False].span.is_apart(named[True].span):
        return sum(shares)
    return max(shares)


def _together(parts: Parts) -> dict[Row, float]:
    """People and shows of which one's name and the other's are all of the query; a show before its people."""
    people, shows = _by_span(parts, PERSON), _by_span(parts, SHOW)
    pairs = [
        (person_span, show_span)
        for person_span in people
        for show_span in shows
        if person_span.is_apart(show_span) and person_span.share + show_span.share > ALL
    ]
    if not pairs:
        return {}
    some = set(chain.from_iterable(people[span] for span, _ in pairs))
    others = set(chain.from_iterable(shows[span] for _, span in pairs))
    found: dict[Row, float] = {
        Row(kind, pk): APART for kind, pks in ((PERSON, some), (SHOW, others)) for pk in pks
    }
    made = Credit.objects.filter(person__in=some, show__in=others).order_by()
    for person, show in made.values_list("person", "show"):
        found |= {Row(PERSON, person): BOTH, Row(SHOW, show): THEIR_SHOW}
    return found


def _by_span(parts: Parts, kind: str) -> dict[Span, list[int]]:
    found = defaultdict[Span, list[int]](list)
    for row, named in parts.items():
        if row.kind == kind and False in named and named[False].is_exact:
            found[named[False].span].append(row.pk)
    return found
