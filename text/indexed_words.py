"""What an index of words keeps of a haystack, and what it is asked before a haystack is read.

An index knows words and their beginnings, but nothing within a word. So what has Hangul, which is found
anywhere, is kept as its pairs of neighbouring letters and its last one alone, each behind ``+``; of such a
word's beginning in other letters that is kept as well. What follows a hyphen is kept behind ``-``, and how
much a text gives away behind ``--``: so an index can be asked for no more than what gives less away.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from text.episodes import FINALE
from text.jamo import has_hangul
from text.passages import Needle, is_initials

LONGEST = 40
"""Letters of a word that the index tells apart."""
MOST_BYTES = 900_000
"""Of the words of one text, those behind are not found: PostgreSQL takes a megabyte of them."""
FIGURES = len(str(FINALE))
_BEFORE_HANGUL = re.compile("[^가-힣]+")


class Word(NamedTuple):
    text: str
    is_beginning: bool = False


class Asked(NamedTuple):
    """``ways`` are lists of words; a text that has the needle has every word of one of them.

    The other way round only where ``is_exact``.
    """

    ways: tuple[tuple[Word, ...], ...]
    is_exact: bool


def indexed_words(haystack: str) -> str:
    """Each once, parted by spaces."""
    found = dict.fromkeys(word for run in haystack.split() if run != "|" for word in _of_run(run))
    kept, size = list[str](), 0
    for word in found:
        size += len(word.encode())
        if size > MOST_BYTES:
            break
        kept.append(word)
    return " ".join(kept)


def _of_run(run: str) -> Iterator[str]:
    if run.startswith("-") or not _is_found_anywhere(run):
        yield run[:LONGEST]
        return
    if before := _BEFORE_HANGUL.match(run):
        yield before[0][:LONGEST]
    yield from (f"+{run[place : place + 2]}" for place in range(len(run)))


def boundary_words(boundary: int) -> list[str]:
    """All but the last few figures of it, and it whole: so few words tell of a text what it is less than."""
    figures = f"{boundary:0{FIGURES}}"
    return [f"--{figures[: place + 1]}" for place in range(FIGURES)]


def asked_before(boundary: int) -> Asked:
    """That a text gives less away than this."""
    figures = f"{boundary:0{FIGURES}}"
    return Asked(
        tuple(
            (Word(f"--{figures[:place]}{less}"),)
            for place, figure in enumerate(figures)
            for less in range(int(figure))
        ),
        is_exact=True,
    )


def asked_words(needle: Needle) -> Asked:
    ways = tuple(tuple(_of_way(way)) for way in needle)
    is_exact = all(len(words) == 1 and len(words[0].text) < LONGEST for words in ways)
    return Asked(ways, is_exact)


def _of_way(way: str) -> Iterator[Word]:
    """A way without a space before it stands anywhere; one without a space behind it begins a word."""
    if way[0] not in " -":
        yield from _pairs(way)
    elif way.endswith(" "):
        yield from (Word(word[:LONGEST]) for word in way.split())
    else:
        yield Word(way.strip()[:LONGEST], is_beginning=True)


def _pairs(letters: str) -> Iterator[Word]:
    if len(letters) == 1:
        yield Word(f"+{letters}", is_beginning=True)
    yield from (Word(f"+{letters[place : place + 2]}") for place in range(len(letters) - 1))


def _is_found_anywhere(word: str) -> bool:
    return has_hangul(word) and not is_initials(word)
