"""Names as letters alone, and Hangul as its initial consonants."""

import re
import unicodedata

from text.jamo import is_syllable, split

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


def initials_by_word(text: str) -> str:
    """런 온 → ㄹ ㅇ."""
    return " ".join(map(initials, text.split()))
