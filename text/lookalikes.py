"""Letters that pass for others, and characters that hide, in the sense of Unicode Technical Standard #39."""

import re
import unicodedata
from functools import lru_cache

# From the confusables.txt of UTS #39: single letters whose prototype is one Latin letter, those in daily use.
_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝӏ", "aeopcyxijshdqwl", strict=True))
_CAPITAL_CYRILLIC = dict(zip("АВЕКМНОРСТУХІЈЅԌ", "ABEKMHOPCTYXIJSG", strict=True))
_GREEK = dict(zip("αορνικυγχτ", "aopvikuyxt", strict=True))
_CAPITAL_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_OTHERS = dict(zip("օսոհցԼᎪᎬᎳᏢᏟ", "ouuhgLAEWPC", strict=True))
LATIN_FOR = _CYRILLIC | _CAPITAL_CYRILLIC | _GREEK | _CAPITAL_GREEK | _OTHERS
_TO_LATIN = str.maketrans(LATIN_FOR)

_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_A_HOST = re.compile(r"(?<![\w-])([^\W_][\w-]{0,62})\.[a-z]{2,}\b")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile("[\U000e0001-\U000e007f]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]{1,8}")
"""England, Scotland and Wales are a black flag with tags."""
_INSIDE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0]+"
)
_PLAIN_SCRIPTS = {"LATIN", "HANGUL", "CYRILLIC", "GREEK", "CJK", "HIRAGANA", "KATAKANA", "DIGIT"}
_PILE = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}"
)
MANY_STYLED = 4


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """The first word of the character's name, which is its script for letters."""
    return unicodedata.name(char, "").partition(" ")[0]


def has_lookalikes(text: str) -> bool:
    """Whether a Latin word, or the name of a site, holds letters that only look Latin.

    Hangul beside Latin, or kana beside Han, is how people write; one Greek letter is a sign (Δt, μm).
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    styled = sum(_script(char) == "MATHEMATICAL" for char in text)
    return (
        styled >= MANY_STYLED
        or any(map(_is_mixed, words))
        or any(map(_is_feigned, _OF_A_HOST.findall(text)))
    )


def _is_mixed(word: str) -> bool:
    return any(char in LATIN_FOR for char in word) and any(
        _script(char) == "LATIN" for char in word
    )


def _is_feigned(label: str) -> bool:
    letters = [char for char in label if char.isalpha()]
    return bool(letters) and all(char in LATIN_FOR for char in letters)


def has_hidden(text: str) -> bool:
    """Whether something in the text is not seen that changes how it reads: turned around, split, piled up."""
    if _BIDI.search(text) or _PILE.search(unicodedata.normalize("NFD", text)):
        return True
    return bool(_TAGS.search(_FLAG.sub("", text))) or any(
        _splits_a_word(text, match) for match in _INSIDE.finditer(text)
    )


def _splits_a_word(text: str, match: re.Match[str]) -> bool:
    """Between letters of scripts that need no joiners; at the edge of a word they do no harm."""
    around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return all(char and char.isalnum() and _script(char) in _PLAIN_SCRIPTS for char in around)


def skeleton(text: str) -> str:
    """What the text looks like: small letters without what hides in it, look-alikes as the Latin letter."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKC", text).translate(_TO_LATIN).casefold()
    return "".join(char for char in plain if char.isascii() or unicodedata.category(char) != "Cf")


def holds(plain: str, words: str) -> bool:
    """Whether the words stand in the skeleton of a text, Hangul also with something hanging on to it."""
    wanted = skeleton(words).split()
    ends = [r"(?<![^\W_])" if wanted and wanted[0][0].isascii() else ""]
    ends.append(r"(?![^\W_])" if wanted and wanted[-1][-1].isascii() else "")
    pattern = rf"{ends[0]}{r'\s+'.join(map(re.escape, wanted))}{ends[1]}"
    return bool(wanted) and re.search(pattern, plain) is not None
