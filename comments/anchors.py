"""Keys and anchors as addresses and forms tell them; whatever else stands there is none."""

import re
from typing import NamedTuple

_KEY = r"([0-9]{1,18})"
"""No longer than what every database takes."""
_ANCHOR = re.compile(rf"(moment|line)-{_KEY}")


class Anchor(NamedTuple):
    """Of what a comment is about: ``moment-12``, ``line-7``."""

    kind: str
    key: int

    @classmethod
    def of(cls, text: str) -> "Anchor | None":
        found = _ANCHOR.fullmatch(text)
        return cls(found[1], int(found[2])) if found else None


def key_in(text: str) -> int | None:
    return int(text) if re.fullmatch(_KEY, text) else None
