"""Queries that have some words of a name, in any order."""

from collections.abc import Container

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
    found, _, _ = _held(reading, name)
    return found / len(reading.letters)


def unknown_words(reading: Reading, known: Container[str]) -> list[str]:
    """Those of the query that may be mistyped: longer ones without a figure that are no word of a name, for
    what is one is meant as it stands: a horse is no house, and a season 7 no season 2.
    """
    return [
        word
        for word in reading.words
        if len(word) >= SHORTEST_MISTYPED and word.isalpha() and word not in known
    ]


def some_mistyped(reading: Reading, name: Name, unknown: Container[str]) -> float:
    """As ``some_words``, where an unknown word is one of the name's but for one typing error; 0 without."""
    found, others, left = _held(reading, name)
    mended = 0
    for word in filter(unknown.__contains__, others if found else ()):
        meant = next((one for one in left if OSA.distance(word, one, score_cutoff=1) == 1), None)
        if meant is not None:
            left.remove(meant)
            mended += len(word)
    return SOME * (found + MISTYPED * mended) / len(reading.letters) if mended else 0


def _held(reading: Reading, name: Name) -> tuple[int, list[str], list[str]]:
    """How many letters stand in words that begin one of the name's, the other words, and what is left of the
    name's; no letter of a query or a name of one word.
    """
    found, others, left = 0, list[str](), list(name.words)
    if not (reading.has_words and name.has_words):
        return found, others, left
    for word in reading.words:
        held = next((one for one in left if one.startswith(word)), None)
        if held is None:
            others.append(word)
        else:
            left.remove(held)
            found += len(word)
    return found, others, left
