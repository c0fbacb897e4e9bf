"""Keys to find a name by, however it is typed: in either script, either order, any usual spelling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from text.jamo import CLUSTERS, FINALS, has_hangul, is_syllable, split
from text.romanization import romanize
from text.sound import sound

__all__ = [
    "fold",
    "has_hangul",
    "initials",
    "query_keys",
    "romanize",
    "search_key",
    "sound",
]

_FILLERS = re.compile("[\u115f\u1160]")
_LONGEST_QUERY = 100
"""Characters; a longer LIKE pattern is an error in SQLite, and no name is that long."""


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


def search_key(names: Iterable[str]) -> str:
    """Every key of every name, one a line, between line breaks; "" where there is no name.

    Look a query up with `search_key__contains` and each of its `query_keys`.
    """
    keys = dict.fromkeys(key for name in names for key in _keys(name) if key)
    return "".join(f"\n{key}" for key in keys) + "\n" if keys else ""


def _keys(name: str) -> Iterator[str]:
    yield fold(name)
    yield fold(initials(name))
    if has_hangul(name):
        yield fold(romanize(name))
        yield fold(romanize(name, linked=False))
        yield sound(romanize(name))
    for order in [name, *_other_orders(name)]:
        yield fold(order)
        yield sound(order)


def _other_orders(name: str) -> list[str]:
    """The same name with its family name at the other end, whichever end it stands at now."""
    words = name.split()
    if not 2 <= len(words) <= 3 or has_hangul(name):
        return []
    return [" ".join(words[1:] + words[:1]), " ".join(words[-1:] + words[:-1])]


def query_keys(query: str) -> list[str]:
    """What to look for in a `search_key`, the most literal first; empty when nothing was typed.

    One letter must be a whole name ("W"), and two letters or one syllable must begin one: short
    keys stand inside too many names. Line breaks in a key say so.
    """
    query = unicodedata.normalize("NFC", query)[:_LONGEST_QUERY]
    folded = fold(query)
    skeleton = sound(query)
    keys = [_anchored(key) for key in [folded, *_unfinished(folded)]]
    if skeleton.isascii():
        keys.append(_anchored(skeleton))
    return [key for key in dict.fromkeys(keys) if key]


def _unfinished(folded: str) -> list[str]:
    """While 혜교 is being typed it reads 혝: its last consonant begins the next syllable."""
    last = ord(folded[-1]) - 0x11A7 if folded else 0
    if not 0 < last < len(FINALS):
        return []
    letters = CLUSTERS.get(FINALS[last], FINALS[last])
    kept = chr(0x11A7 + FINALS.index(letters[0])) if len(letters) > 1 else ""
    return [folded[:-1] + kept + unicodedata.normalize("NFKD", letters[-1])]


def _anchored(key: str) -> str:
    if len(key) <= 1:
        return key and f"\n{key}\n"
    short = len(unicodedata.normalize("NFC", key)) <= 2
    return f"\n{key}" if short else key
