"""Whether a comment names what is first told later than it says: a moment, a line, a character. Pure.

It is meant to miss rather than to cry wolf: words that stand openly in a review are nobody's secret, and a
word alone gives a moment away only where it is a long one and the whole title.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
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


class _Text(NamedTuple):
    words: Sequence[str]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Text":
        words = words_of(text)
        return cls(words, frozenset(words))


class _Close(NamedTuple):
    """Words that must all stand within some space."""

    rare: frozenset[str]
    within: int

    def is_in(self, text: _Text) -> bool:
        if not self.rare <= text.vocabulary:
            return False
        places = (place for place, word in enumerate(text.words) if word in self.rare)
        return any(self.rare <= set(text.words[place : place + self.within]) for place in places)


class _Runs(NamedTuple):
    """Words one after the other, in one of several ways."""

    runs: list[Sequence[str]]

    def is_in(self, text: _Text) -> bool:
        return any(_holds(text, run) for run in self.runs)


class Secrets:
    """What a show tells, episode by episode, and the words of it that stand ``openly`` anyway.

    What gives each of them away is found once, for a queue asks about a thousand comments.
    """

    def __init__(self, told: Iterable[Told], openly: Iterable[str]) -> None:
        self.open_text = _Text.of(" \n".join(openly))
        signs = ((one, self._sign_of(one)) for one in told)
        self.signs = [(one, sign) for one, sign in signs if sign is not None]

    def flags(self, body: str, boundary: int) -> list[Flag]:
        """Those the text names although they lie behind the boundary, the furthest first, each once."""
        text = _Text.of(body)
        found = {
            Flag(*one) for one, sign in self.signs if one.spoils_to > boundary and sign.is_in(text)
        }
        return sorted(found, key=lambda flag: (-flag.spoils_to, flag.kind, flag.name))

    def _sign_of(self, told: Told) -> _Close | _Runs | None:
        """None where nothing of it is a secret."""
        words = words_of(told.name)
        if told.kind is Kind.MOMENT:
            return self._closeness(words)
        runs = [words] if told.kind is Kind.CHARACTER else list(_quotations(words))
        hidden = [run for run in runs if not _holds(self.open_text, run)]
        return _Runs(hidden) if hidden else None

    def _closeness(self, title: Sequence[str]) -> _Close | None:
        """Of the words of a title that are rare."""
        told = frozenset(title) - _COMMON
        rare = told - self.open_text.vocabulary
        is_telling = rare == told and len("".join(rare)) >= LONG_WORD
        return _Close(rare, len(title) + LOOSE) if len(rare) >= MIN_WORDS or is_telling else None


def _quotations(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The runs of a line that are long and rare enough to be recognized by."""
    run = RUN_HANGUL if any(map(is_hangul, words)) else RUN
    length = run if len(words) >= run else max(len(words), run - 2)
    for start in range(len(words) - length + 1):
        one = words[start : start + length]
        if sum(word not in _COMMON for word in one) >= MIN_WORDS:
            yield one


def words_of(text: str) -> list[str]:
    """In small letters, without the marks of a possessive."""
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold()
    return [word.removesuffix("'s") for word in _WORD.findall(plain)]


def _holds(text: _Text, run: Sequence[str]) -> bool:
    """Whether the words stand there one after the other; a particle may follow Hangul."""
    *first, last = run
    if not (text.vocabulary.issuperset(first) and (is_hangul(last) or last in text.vocabulary)):
        return False
    ends = (place for place, word in enumerate(text.words) if _is(word, last))
    return any(
        place >= len(first) and text.words[place - len(first) : place] == first for place in ends
    )


def _is(word: str, wanted: str) -> bool:
    return word == wanted or (is_hangul(wanted) and word.startswith(wanted))


def is_hangul(word: str) -> bool:
    return "가" <= word[-1] <= "힣"
