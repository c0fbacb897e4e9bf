"""What a row of the index is: the letter of its table."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

PERSON, SHOW, CHARACTER = "p", "s", "c"


class Row(NamedTuple):
    kind: str
    pk: int


def keys_by_kind(rows: Iterable[tuple[str, int]]) -> defaultdict[str, list[int]]:
    """The keys of each kind, in the order of the rows; none of a kind that no row is of."""
    keys = defaultdict[str, list[int]](list)
    for kind, key in rows:
        keys[kind].append(key)
    return keys
