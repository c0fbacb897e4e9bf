"""Queries that have some words of a name, in any order."""

from search.names import Name
from search.readings import Reading

ALL, SOME = 860, 820


def some_words(reading: Reading, name: Name) -> float:
    """Closeness in thousandths by the words that are shared."""
    share = shared(reading, name)
    return ALL if share == 1 else SOME * share


def shared(reading: Reading, name: Name) -> float:
    """The share of the query's letters that stand in words which begin one of the name's; 0 for one word."""
    if len(reading.words) < 2 or len(name.words) < 2:
        return 0
    left = list(name.words)
    found = 0
    for word in reading.words:
        held = next((one for one in left if one.startswith(word)), None)
        if held is not None:
            left.remove(held)
            found += len(word)
    return found / len(reading.letters)
