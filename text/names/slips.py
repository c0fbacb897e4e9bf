"""How near two names are that are not the same."""

from difflib import SequenceMatcher
from functools import lru_cache

from text.hangul import fold
from text.names.writing import REMEMBERED
from text.sound import sound

_sound = lru_cache(maxsize=REMEMBERED)(sound)


def likeness(one: str, other: str) -> float:
    """Of two given names; 1 for what is the same but for one slip, or sounds the same."""
    if is_one_slip(fold(one), fold(other)) or _sound(one) == _sound(other):
        return 1
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or another, or two have changed places."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])
