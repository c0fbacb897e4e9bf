"""The cast of an article: from its overview, its tables and lists, and what its sentences add."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from text.articles import cast, order, spoken
from text.articles.found import CastPair, Found
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.overview import Overview, read_overview
from text.articles.pairs import Pair, is_another_part, is_same
from text.articles.sections import Section, header_of

_MOST_PAIRS = 100


class Cast(NamedTuple):
    """``used`` are the lines that tell nothing else, ``left`` those of a list that hold a doubt."""

    pairs: tuple[Found[CastPair], ...]
    used: set[int]
    left: set[int]


@dataclass
class _Listed:
    pairs: list[Pair] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)


def cast_of(
    lines: Sequence[Line],
    facts: Sequence[Labelled],
    sections: Sequence[Section],
    overview: Overview,
    taken: set[int],
    title: str = "",
) -> Cast:
    read = _listed(lines, facts, sections, overview)
    gone = taken | read.used | read.left | overview.taken
    spoken_of = (line for line in lines if not line.level and line.number not in gone)
    told = [one for one in _spoken(spoken_of) if not _plays(one, title)]
    prose = "\n".join(line.text for line in lines if line.number not in overview.taken)
    listed = order.in_one_order(read.pairs, prose, told)
    left = read.left | {one.number for one in listed if not one.is_sure}
    found = [Found(one.pair, one.is_sure, one.words[:300], one.number) for one in listed]
    for one in order.as_spoken(told, prose):
        same = [other.value for other in found if is_same(one.pair, other.value)]
        if all(one.is_told and is_another_part(one.pair, other) for other in same):
            found.append(Found(one.pair, one.is_sure, one.words[:300], one.number))
    return Cast(tuple(found), read.used - left, left)


def _listed(
    lines: Sequence[Line],
    facts: Sequence[Labelled],
    sections: Sequence[Section],
    overview: Overview,
) -> _Listed:
    """From the overview, else from a table, behind a label that stands by itself, or under a heading."""
    if overview.pairs:
        return _Listed(overview.pairs, set(), overview.of_cast & overview.unread)
    pairs, used = cast.tabled(lines)
    if pairs:
        return _Listed(pairs, used)
    alone = read_overview([fact for fact in facts if fact.kind == "cast" and fact.value], lines)
    if alone.pairs:
        return _Listed(alone.pairs, alone.taken, alone.of_cast & alone.unread)
    return _under_headings(sections)


def _plays(pair: Pair, title: str) -> bool:
    """“Run On (Im Si-wan)” names who is in the show."""
    return bool(title) and title.casefold() in map(str.casefold, pair.pair[:4])


def _under_headings(sections: Sequence[Section]) -> _Listed:
    found = _Listed()
    for section in sections:
        header = header_of(section)
        for line in section.lines if section.kind == "cast" else ():
            text = "\t".join(line.cells) if line.kind == "row" else line.text
            if line is header:
                found.used.add(line.number)
            elif cast.is_entry(text):
                read = cast.listing(text, "", line.number)
                found.pairs += read.pairs
                (found.used if read.is_whole else found.left).add(line.number)
    return found


def _spoken(lines: Iterable[Line]) -> list[Pair]:
    found: list[Pair] = []
    for line in lines:
        for one in spoken.told(line.read):
            if len(found) < _MOST_PAIRS and all(one.pair != other.pair for other in found):
                found.append(replace(one, number=line.number))
    return found
