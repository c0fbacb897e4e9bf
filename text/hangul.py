"""Keys to find a name by, however it is typed: in either script, either order, any usual spelling."""

import re
import unicodedata

from text.jamo import has_hangul, is_syllable, split
from text.romanization import romanize
from text.sound import sound

__all__ = [
    "fold",
    "has_hangul",
    "initials",
    "romanize",
    "sound",
]

_FILLERS = re.compile("[\u115f\u1160]")


def fold(text: str) -> str:
    """Letters and digits alone: no case, accents, spaces or marks, and Hangul as conjoining jamo.

    Jamo typed alone become leading consonants, so that "송ㅎ" begins the fold of 송혜교.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _FILLERS.sub("", "".join(filter(str.isalnum, apart)))


def initials(text: str) -> str:
    """임시완 → ㅇㅅㅇ. Figures and Latin letters stay; nothing for a text without a syllable."""
    whole = unicodedata.normalize("NFC", text)
    if not any(map(is_syllable, whole)):
        return ""
    letters = (split(letter).initial if is_syllable(letter) else letter for letter in whole)
    return "".join(filter(str.isalnum, letters)).casefold()
