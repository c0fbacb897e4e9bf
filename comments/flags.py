"""Whether a comment names what is first told later than it says: a moment, a line, a character. Pure.

It is meant to miss rather than to cry wolf: words that stand openly in a review are nobody's secret, and a
word alone gives a moment away only where it is a long one and the whole title.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

LONG_WORD = 7
"""Letters."""
MIN_WORDS = 2
"""That are not of those that stand in every text."""
LOOSE = 4
"""So many other words may stand among those of a title."""
RUN = 5
"""Words of a line, one after the other, that make a quotation; those of Hangul are longer."""
RUN_HANGUL = 3
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MARKS = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})
_COMMON = frozenset(
    """
    a about after again all along also always am an and another any are as at away back be because
    been before behind being both but by came can come could day days did do does done down each end
    episode episodes ever every everything face few find first for from get give go goes going gone
    good got had has have he her here herself him himself his home house how i if in into is it its
    just keep kind know last leave less let life like little look love made make man many may me
    mean men might minute minutes moment more most much must my never new next night no nobody none
    not nothing now of off old on once one only or other our out over own part people perhaps piece
    place point put rather reason right said same saw say says scene second see she show since so
    some somebody someone something sometimes still stop such take tell than that the their them
    then there these they thing things think this those though time to together tonight too turn two
    up us very walk want was watch way we well went were what when where which while who whole why
    will with woman word words work world would year years yes yet you your
    """.split()  # noqa: SIM905  # a list of quoted words would be ten times as long
)


class Kind(StrEnum):
    MOMENT = "moment"
    LINE = "line"
    CHARACTER = "character"


class Flag(NamedTuple):
    """``spoils_to`` is where what is named is first told."""

    kind: Kind
    name: str
    spoils_to: int


class Told(NamedTuple):
    """A moment by its title, a line by one of its quotes or a character by one spelling."""

    kind: Kind
    name: str
    spoils_to: int


class Secrets:
    """What a show tells, episode by episode, and the words of it that stand ``openly`` anyway."""

    def __init__(self, told: Iterable[Told], openly: Iterable[str]) -> None:
        self.open_words = words_of(" \n".join(openly))
        self.known = frozenset(self.open_words) | _COMMON
        self.told = [(one, words_of(one.name)) for one in told]

    def flags(self, body: str, boundary: int) -> list[Flag]:
        """Those the text names although they lie behind the boundary, the furthest first, each once."""
        words = words_of(body)
        found = {
            Flag(*one)
            for one, its_words in self.told
            if one.spoils_to > boundary and self._names(one.kind, words, its_words)
        }
        return sorted(found, key=lambda flag: (-flag.spoils_to, flag.kind, flag.name))

    def _names(self, kind: Kind, text: Sequence[str], words: Sequence[str]) -> bool:
        if kind is Kind.MOMENT:
            return self._gathers(text, words)
        if kind is Kind.CHARACTER:
            return _holds(text, words) and not _holds(self.open_words, words)
        return self._quotes(text, words)

    def _gathers(self, text: Sequence[str], title: Sequence[str]) -> bool:
        """Whether all words of a title that are rare stand close together."""
        rare = {word for word in title if word not in self.known}
        told = {word for word in title if word not in _COMMON}
        if len(rare) < MIN_WORDS and not (rare == told and len("".join(rare)) >= LONG_WORD):
            return False
        if not rare <= set(text):
            return False
        places = (place for place, word in enumerate(text) if word in rare)
        return any(rare <= set(text[place : place + len(title) + LOOSE]) for place in places)

    def _quotes(self, text: Sequence[str], words: Sequence[str]) -> bool:
        run = RUN_HANGUL if any(map(is_hangul, words)) else RUN
        if len(words) < run:
            return len(words) >= run - 2 and self._is_quotation(text, words)
        runs = (words[start : start + run] for start in range(len(words) - run + 1))
        return any(self._is_quotation(text, one) for one in runs)

    def _is_quotation(self, text: Sequence[str], run: Sequence[str]) -> bool:
        if sum(word not in _COMMON for word in run) < MIN_WORDS:
            return False
        return _holds(text, run) and not _holds(self.open_words, run)


def words_of(text: str) -> list[str]:
    """In small letters, without the marks of a possessive."""
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold()
    return [word.removesuffix("'s") for word in _WORD.findall(plain)]


def _holds(text: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the words stand there one after the other; a particle may follow Hangul."""
    *first, last = run
    ends = (place for place, word in enumerate(text) if _is(word, last))
    return any(
        place >= len(first) and list(text[place - len(first) : place]) == first for place in ends
    )


def _is(word: str, wanted: str) -> bool:
    return word == wanted or (is_hangul(wanted) and word.startswith(wanted))


def is_hangul(word: str) -> bool:
    return "가" <= word[-1] <= "힣"
