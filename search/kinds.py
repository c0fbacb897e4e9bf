"""What a row of the index is: the letter of its table."""

from collections import defaultdict
from collections.abc import Iterable

PERSON, SHOW, CHARACTER = "p", "s", "c"


def keys_by_kind(rows: Iterable[tuple[str, int]]) -> defaultdict[str, list[int]]:
    """The keys of each kind, in the order of the rows; none of a kind that no row is of."""
    keys = defaultdict[str, list[int]](list)
    for kind, key in rows:
        keys[kind].append(key)
    return keys
