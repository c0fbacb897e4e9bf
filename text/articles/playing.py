"""The cast of an article: from its overview, its tables and lists, and what its sentences add."""

from collections.abc import Iterable, Sequence

from text.articles import cast, order, spoken
from text.articles.found import CastPair, Found
from text.articles.lines import Line
from text.articles.overview import Overview
from text.articles.pairs import Pair, is_another_part, is_same
from text.articles.sections import Section, header_of

_MOST_PAIRS = 100

type _Numbered = list[tuple[Pair, int]]


def cast_of(
    lines: Sequence[Line],
    sections: Sequence[Section],
    overview: Overview,
    taken: set[int],
    title: str = "",
) -> tuple[tuple[Found[CastPair], ...], set[int]]:
    """With the lines that tell nothing else."""
    listed: list[Pair] = list(overview.pairs)
    used: set[int] = set()
    if not listed:
        listed, used = cast.tabled(lines)
    if not listed:
        listed, used = _under_headings(sections)
    gone = taken | used | overview.taken
    spoken_of = (line for line in lines if not line.level and line.number not in gone)
    told = [(one, number) for one, number in _spoken(spoken_of) if not _plays(one, title)]
    prose = "\n".join(line.text for line in lines if line.number not in overview.taken)
    listed = order.in_one_order(listed, prose, [one for one, _ in told])
    found = [Found(one.pair, True, one.words[:300]) for one in listed]
    turned = order.in_one_order([one for one, _ in told], prose)
    for one, (_, number) in zip(turned, told, strict=True):
        same = [other.value for other in found if is_same(one.pair, other.value)]
        if all(one.is_told and is_another_part(one.pair, other) for other in same):
            found.append(Found(one.pair, True, one.words[:300], number))
    return tuple(found), used


def _plays(pair: Pair, title: str) -> bool:
    """“Run On (Im Si-wan)” names who is in the show."""
    return bool(title) and title.casefold() in map(str.casefold, pair.pair[:4])


def _under_headings(sections: Sequence[Section]) -> tuple[list[Pair], set[int]]:
    pairs: list[Pair] = []
    used: set[int] = set()
    for section in sections:
        header = header_of(section)
        for line in section.lines if section.kind == "cast" else ():
            text = "\t".join(line.cells) if line.kind == "row" else line.text
            if line is header:
                used.add(line.number)
            elif cast.is_entry(text):
                pairs += cast.listed(text)
                used.add(line.number)
    return pairs, used


def _spoken(lines: Iterable[Line]) -> _Numbered:
    found: _Numbered = []
    for line in lines:
        for one in spoken.told(line.read):
            if len(found) < _MOST_PAIRS and all(one.pair != other.pair for other, _ in found):
                found.append((one, line.number))
    return found
