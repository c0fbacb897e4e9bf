"""Queries that have some words of a name, in any order."""

from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

from search.names import Name
from search.readings import Reading

ALL, SOME = 860, 820
MISTYPED = 0.85
"""What a word with a typing error says, of what it would without."""
SHORTEST_MISTYPED = 5
"""Letters of a word, of Hangul its consonants and vowels, that may hold one: “look” is another word than
“book”.
"""


def some_words(reading: Reading, name: Name) -> float:
    """Closeness in thousandths by the words that are shared."""
    share = shared(reading, name)
    return ALL if share == 1 else SOME * share


def shared(reading: Reading, name: Name) -> float:
    """The share of the query's letters that stand in words which begin one of the name's; 0 for one word."""
    found, _ = _held(reading, name)
    return found / len(reading.letters)


def unknown_words(reading: Reading, names: Iterable[Name]) -> frozenset[str]:
    """Those of the query that may be mistyped: longer ones without a figure that none of the names has, for
    a word that any has is meant as it stands: a horse is no house, and a season 7 no season 2.
    """
    long = {word for word in reading.words if len(word) >= SHORTEST_MISTYPED and word.isalpha()}
    return frozenset(long.difference(*(name.words for name in names))) if long else frozenset()


def some_mistyped(reading: Reading, name: Name, unknown: Collection[str]) -> float:
    """As ``some_words``, where an unknown word is one of the name's but for one typing error; 0 without."""
    found, left = _held(reading, name)
    mended = 0
    for word in filter(unknown.__contains__, reading.words if found else ()):
        meant = next((one for one in left if OSA.distance(word, one, score_cutoff=1) == 1), None)
        if meant is not None:
            left.remove(meant)
            mended += len(word)
    return SOME * (found + MISTYPED * mended) / len(reading.letters) if mended else 0


def _held(reading: Reading, name: Name) -> tuple[int, list[str]]:
    """How many letters stand in words that begin one of the name's, and its words that none begins."""
    found, left = 0, list(name.words)
    if len(reading.words) < 2 or len(left) < 2:
        return 0, left
    for word in reading.words:
        held = next((one for one in left if one.startswith(word)), None)
        if held is not None:
            left.remove(held)
            found += len(word)
    return found, left
