"""Whether two texts are the same but for trifles."""

import re
from collections.abc import Iterable

from text.lookalikes import skeleton

LONG_ENOUGH = 30
"""Letters below which two people may well say the same: “So good!”"""
_COMPARED = 1_000
_ALIKE = 0.75
_NO_LETTER = re.compile(r"[\W_]+")
_QUOTED = re.compile(r"^\s*>.*$", re.MULTILINE)


def essence(text: str) -> str:
    """Letters and figures alone, without what is quoted from somebody else."""
    return _NO_LETTER.sub("", skeleton(_QUOTED.sub("", text)))


def is_long(essence: str) -> bool:
    return len(essence) >= LONG_ENOUGH


def is_like_any(text: str, others: Iterable[str]) -> bool:
    """Whether one of the others shares three quarters of its runs of four letters; all are essences."""
    if not is_long(text):
        return False
    pieces = _pieces(text)
    return any(
        _are_alike(pieces, _pieces(other)) for other in others if _are_near(len(text), len(other))
    )


def _are_near(one: int, other: int) -> bool:
    shorter, longer = sorted((min(one, _COMPARED), min(other, _COMPARED)))
    return shorter >= longer * _ALIKE


def _are_alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _pieces(text: str) -> set[str]:
    return {text[at : at + 4] for at in range(min(len(text), _COMPARED) - 3)}
