"""The headings of an index in two scripts: ㄱ to ㅎ, then A to Z. Any other beginning stands under none."""

import string
import unicodedata

from text import jamo

LATIN = list(string.ascii_uppercase)
LETTERS = [*jamo.INDEX, *LATIN]

type Range = tuple[int, int]
"""The first and the last of code points that follow each other."""

_WITH_MARKS = map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)])
_BASES = {mark: unicodedata.normalize("NFD", mark.upper())[0] for mark in _WITH_MARKS}
_HEADINGS = {mark: base for mark, base in _BASES.items() if base in LATIN}
"""Basic Latin to Latin Extended-B, and Latin Extended Additional."""


def heading(text: str) -> str:
    """딸 stands under ㄷ, “élan” under E; empty for what begins with neither script."""
    return jamo.index_letter(text) or _HEADINGS.get(text[:1], "")


def beginnings(letter: str) -> list[Range]:
    """The code points under a heading of `LETTERS`, so that a database can look for them."""
    if letter in jamo.INDEX:
        return jamo.syllables_under(letter)
    return [(ord(mark), ord(mark)) for mark, base in _HEADINGS.items() if base == letter]
