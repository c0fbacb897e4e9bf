"""Full text: the words that a text is found by, and those that a query asks for.

Latin words are found from their beginning on: “run” finds running, and no trunk. Hangul is found anywhere and
without its spaces, for particles follow a name (임시완이) and few spell the spaces alike. Initial consonants
are found where a text was given with its own.
"""

import re
import unicodedata

from text.hangul import fold
from text.jamo import DOUBLES, INDEX, has_hangul, syllables_under

MOST_WORDS = 8
"""Of a query that are looked for, the longest."""
_DROPPED = re.compile("['’ʼ`]")
_JOINED = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+")
_HYPHEN = re.compile("[-\u2010\u2011]")
_BETWEEN = re.compile(r"[\W_]+")
_LONE_LETTER = re.compile("[ᄀ-ᇿ]")
"""A consonant that nearly every text in Hangul has."""
_SPACED_HANGUL = re.compile("(?<=[가-힣]) (?=[가-힣])")


def haystack(*texts: str) -> str:
    """Each folded word once, between spaces. What a hyphen joins stands there in parts and whole."""
    text = _DROPPED.sub("", unicodedata.normalize("NFC", " ".join(texts)))
    whole = (_HYPHEN.sub("", joined) for joined in _JOINED.findall(text))
    words = _SPACED_HANGUL.sub("", " ".join([*_folded(text), *_folded(" ".join(whole))]))
    return f" {' '.join(dict.fromkeys(words.split()))} "


def needles(query: str) -> list[str]:
    """What a haystack must hold, all of it, to answer; nothing for a query without a word."""
    text = _DROPPED.sub("", unicodedata.normalize("NFC", query))
    asked = (word for word in dict.fromkeys(_folded(text)) if not _LONE_LETTER.fullmatch(word))
    words = sorted(asked, key=len, reverse=True)[:MOST_WORDS]
    return [word if has_hangul(word) else f" {word}" for word in words]


def _folded(text: str) -> list[str]:
    return [folded for word in _BETWEEN.split(text) if (folded := _fold(word))]


def _fold(word: str) -> str:
    """Syllables stay whole, so that 사라 is not found in 사람."""
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", fold(word))


def name_pattern(query: str) -> str:
    """A regular expression of any database: the letters with or without spaces, each lone consonant as any
    syllable that it begins: ㅇㄱ finds 야근.
    """
    return " ?".join(_letter(one) for one in query if not one.isspace())


def _letter(one: str) -> str:
    base = DOUBLES.get(one, one)
    if base not in INDEX:
        return re.escape(one)
    runs = "".join(f"{chr(first)}-{chr(last)}" for first, last in syllables_under(base))
    return f"[{one}{runs}]"
