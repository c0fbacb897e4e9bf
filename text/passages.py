"""Full text: the words that a text is found by, and those that a query asks for.

Latin words are found from their beginning on: “run” finds running, and no trunk. What a hyphen joins is one
word, for Si-wan is one name: “wan” finds it, “wa” does not. Hangul is found anywhere and without its spaces,
for particles follow a name (임시완이) and few spell the spaces alike. Initial consonants are found where a
text was given with its own, from the beginning of a word on.
"""

import re
import unicodedata
from itertools import product
from operator import add

from text.hangul import fold
from text.jamo import DOUBLES, INDEX, has_hangul, syllables_under

MOST_WORDS = 8
"""Of a query that are looked for, the longest."""
_DROPPED = re.compile(r"['’ʼ`](?:s\b)?")
_WORD = re.compile("[^\\W_]+(?:[-\u2010\u2011][^\\W_]+)*")
_HYPHEN = re.compile("[-\u2010\u2011]")
_LONE_LETTER = re.compile("[ᄀ-ᇿ]")
"""A consonant that nearly every text in Hangul has."""
_SPACED_HANGUL = re.compile("(?<=[가-힣]) (?=[가-힣])")
MOST_JOINED = 4
"""Words of a query that a text may have joined in other ways."""

type Needle = tuple[str, ...]
"""Ways in which a haystack may have one word of a query; one of them is enough."""


def haystack(*texts: str) -> str:
    """The folded words in their order, between spaces; behind them what follows a hyphen, each once."""
    found = [words for text in texts if (words := _words(text))]
    whole = (_SPACED_HANGUL.sub("", " ".join(map("".join, words))) for words in found)
    ends = dict.fromkeys(f"-{end}" for words in found for word in words for end in word[1:])
    return f" {' '.join([' | '.join(whole), *ends])} "


def needles(query: str) -> list[Needle]:
    """What a haystack must hold, all of it, to answer; nothing for a query without a word."""
    asked = (word for word in _words(query) if not _LONE_LETTER.fullmatch("".join(word)))
    found = dict.fromkeys(_needle(word) for word in asked)
    return sorted(found, key=lambda needle: len(needle[0].strip()), reverse=True)[:MOST_WORDS]


def _needle(word: list[str]) -> Needle:
    whole = "".join(word)
    if has_hangul(whole) and not is_initials(whole):
        return (whole,)
    apart = f" {' '.join(word)} " if len(word) > 1 else f"-{whole} "
    return f" {whole}", apart


def phrases(query: str) -> Needle:
    """Ways in which a haystack may have all of the query's words, whole and in this order."""
    words = _words(query)
    parts = [part for word in words for part in word]
    ways = [" ".join(map("".join, words)), " ".join(parts)]
    if len(parts) <= MOST_JOINED:
        gaps = product([" ", ""], repeat=max(len(parts) - 1, 0))
        ways += ["".join(map(add, parts, [*some, ""])) for some in gaps]
    return tuple(dict.fromkeys(map(_bounded, filter(None, ways))))


def _bounded(phrase: str) -> str:
    """Between spaces where it begins or ends in Latin letters."""
    phrase = _SPACED_HANGUL.sub("", phrase)
    before, after = ("" if has_hangul(phrase[end]) else " " for end in (0, -1))
    return f"{before}{phrase}{after}"


def _words(text: str) -> list[list[str]]:
    """The folded parts of each, between its hyphens."""
    text = _DROPPED.sub("", unicodedata.normalize("NFC", text))
    words = ([*filter(None, map(_fold, _HYPHEN.split(one)))] for one in _WORD.findall(text))
    return [word for word in words if word]


def is_initials(word: str) -> bool:
    return all("ᄀ" <= letter <= "ᄒ" for letter in word)


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
