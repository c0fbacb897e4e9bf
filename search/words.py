"""Queries that have some words of a name, in any order."""

from rapidfuzz.distance import OSA

from search.names import Name
from search.readings import Reading

ALL, SOME = 860, 820
MISTYPED = 0.85
"""What a word with a typing error tells, of what it would without."""
SHORTEST_MISTYPED = 5
"""Letters of a word in which an error leaves no doubt: “look” is none of “book”."""


def some_words(reading: Reading, name: Name) -> float:
    """Closeness in thousandths by the words that are shared."""
    share = shared(reading, name)
    return ALL if share == 1 else SOME * share


def shared(reading: Reading, name: Name) -> float:
    """The share of the query's letters that stand in words which begin one of the name's, or which are one
    of them but for a typing error; 0 for one word.
    """
    if len(reading.words) < 2 or len(name.words) < 2:
        return 0
    left = list(name.words)
    found = 0.0
    others = []
    for word in reading.words:
        held = next((one for one in left if one.startswith(word)), None)
        if held is None:
            others.append(word)
        else:
            left.remove(held)
            found += len(word)
    for word in others if found else ():
        held = next((one for one in left if _is_mistyped(word, one)), None)
        if held is not None:
            left.remove(held)
            found += MISTYPED * len(word)
    return found / len(reading.letters)


def _is_mistyped(word: str, meant: str) -> bool:
    return len(word) >= SHORTEST_MISTYPED and OSA.distance(word, meant, score_cutoff=1) == 1
