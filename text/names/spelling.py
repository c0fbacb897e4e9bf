"""Which Hangul a Korean name in Latin letters may stand for, in any usual spelling and either order.

`text.sound` merges too much on purpose; this tells names apart. What it keeps apart: So-min and Su-min,
Tae and Dae, Hyun and Hyeong. What no spelling tells apart stays together: Jung is 정 and 중.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from text.jamo import is_syllable, split
from text.names.syllables import plain_syllable, syllable
from text.names.writing import small_letters

LONGEST = 40
"""Letters; no Korean name is that long in any spelling."""
MOST_SYLLABLES = 5

_APART = re.compile(r"[^a-z-]+")


def readings(latin: str, *, any_order: bool = True) -> frozenset[str]:
    """The Hangul that the name may stand for, the family name first, as ``plain`` writes it.

    Empty for what is no Korean name in Latin letters.
    """
    words = _words(latin)
    if not words or sum(map(len, words)) > LONGEST:
        return frozenset()
    orders = [words]
    if any_order:
        orders += [[*words[1:], words[0]], [words[-1], *words[:-1]]]
    return frozenset(reading for order in orders for reading in _read(tuple(order)))


@lru_cache(maxsize=20_000)
def family_readings(family: str) -> frozenset[str]:
    """Of a family name alone, in either script."""
    return _part_readings(family, has_family=True)


@lru_cache(maxsize=20_000)
def given_readings(given: str) -> frozenset[str]:
    """Of a given name alone, in either script; Tae is 태 here, though a family called so may be 대."""
    return _part_readings(given, has_family=False)


def _part_readings(part: str, *, has_family: bool) -> frozenset[str]:
    if hangul := plain(part):
        return frozenset([hangul])
    words = _words(part)
    is_name = words and sum(map(len, words)) <= LONGEST
    return _read(tuple(words), has_family) if is_name else frozenset()


def plain(hangul: str) -> str:
    """Syllable by syllable as ``plain_syllable`` writes it; nothing else is kept."""
    whole = unicodedata.normalize("NFC", hangul)
    return "".join(plain_syllable(*split(letter)) for letter in whole if is_syllable(letter))


def spells(latin: str, hangul: str) -> bool:
    """Whether the one is a usual spelling of the other."""
    return bool(hangul) and plain(hangul) in readings(latin)


def _words(latin: str) -> list[str]:
    text = re.sub("[\u2010-\u2015]", "-", small_letters(latin)).replace("wh", "hw")
    if not text.isascii():
        return []
    return [word for word in (part.strip("-") for part in _APART.split(text)) if word]


@lru_cache(maxsize=20_000)
def _read(words: tuple[str, ...], has_family: bool = True) -> frozenset[str]:
    pieces = [
        (piece, has_family and not place and not part)
        for place, word in enumerate(words)
        for part, piece in enumerate(filter(None, word.split("-")))
    ]
    if len(pieces) > MOST_SYLLABLES:
        return frozenset()
    parts = [set(_syllables(piece, is_family)) for piece, is_family in pieces]
    whole = map("".join, product(*parts))
    return frozenset(name for name in whole if len(name) <= MOST_SYLLABLES)


def _syllables(piece: str, is_family: bool, most: int = 4) -> Iterator[str]:
    """Every way to read letters that nothing parts as one syllable or several."""
    if not piece:
        yield ""
    if not piece or not most:
        return
    for end in range(1, min(len(piece), 7) + 1):
        first = syllable(piece[:end], is_family)
        if first:
            for rest in _syllables(piece[end:], False, most - 1):
                yield from (one + rest for one in first)
