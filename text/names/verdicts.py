"""What a name in a text is to those that are known: one of them, one misspelled, or nobody."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is wrong with a name."""

    SPELLING = "spelling"
    FAMILY = "family"
    UNKNOWN = "unknown"
    MIXED = "mixed"
    NOBODY = "nobody"


class Verdict(NamedTuple):
    """Of ``words``; ``kind`` is None for a name that is right, and ``suggestion`` may be empty."""

    words: str
    kind: Kind | None
    suggestion: str = ""
    owner: str = ""
