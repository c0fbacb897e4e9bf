"""The headings of an index in two scripts: ㄱ to ㅎ, then A to Z. Any other beginning stands under none."""

import string
import unicodedata

from text import jamo

LATIN = list(string.ascii_uppercase)
LETTERS = [*jamo.INDEX, *LATIN]

_WITH_MARKS = map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)])
_BASES = {mark: unicodedata.normalize("NFD", mark.upper())[0] for mark in _WITH_MARKS}
OF_LATIN = {mark: base for mark, base in _BASES.items() if base in LATIN}
"""The heading of each letter of Basic Latin to Latin Extended-B, and of Latin Extended Additional."""
UNDER_ONE = 588
"""Syllables that begin with one consonant; they follow each other in Unicode."""
OF_HANGUL = [jamo.index_letter(chr(first)) for first in range(ord("가"), ord("힣"), UNDER_ONE)]
"""The headings of all syllables, so many by so many: 딸 stands under ㄷ."""
