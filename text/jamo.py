"""Hangul by Unicode arithmetic: a syllable is U+AC00 + (initial × 21 + vowel) × 28 + final.

Source: The Unicode Standard, section 3.12, "Conjoining Jamo Behavior".
"""

import re
from typing import NamedTuple

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]

DOUBLES = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}
INDEX = [initial for initial in INITIALS if initial not in DOUBLES]
"""The headings of a Korean index, in the order of the dictionary; a double stands under its base."""

CLUSTERS = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Finals of two consonants, spelled out."""
DIPHTHONGS = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
}
"""Vowels of two letters, spelled out."""

_FIRST, _LAST = 0xAC00, 0xD7A3

LETTERS = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa1-\uffdc"
"""Every Hangul letter, whole or in parts, for use inside a regular expression's brackets."""

_LETTER = re.compile(f"[{LETTERS}]")
RUN = re.compile(f"[{LETTERS}](?:[{LETTERS}0-9 \u00a0,.·…!?~-]*[{LETTERS}])?")
"""A stretch of Korean: words and the spaces, figures and marks between them."""


class Syllable(NamedTuple):
    """The letters of one syllable block, each as a compatibility jamo."""

    initial: str
    vowel: str
    final: str


def is_syllable(character: str) -> bool:
    return _FIRST <= ord(character) <= _LAST


def split(syllable: str) -> Syllable:
    """Only for a character that `is_syllable`."""
    rest, final = divmod(ord(syllable) - _FIRST, 28)
    initial, vowel = divmod(rest, 21)
    return Syllable(INITIALS[initial], VOWELS[vowel], FINALS[final])


def join(syllable: Syllable) -> str:
    """The reverse of `split`."""
    block = INITIALS.index(syllable.initial) * 21 + VOWELS.index(syllable.vowel)
    return chr(_FIRST + block * 28 + FINALS.index(syllable.final))


def index_letter(text: str) -> str:
    """The heading that a name stands under: 딸 under ㄷ; nothing for one that begins otherwise."""
    if not text or not is_syllable(text[0]):
        return ""
    initial = split(text[0]).initial
    return DOUBLES.get(initial, initial)


def syllables_under(letter: str) -> list[tuple[int, int]]:
    """The code points of the syllables under a heading of `INDEX`, each run by its first and last: 가–낗."""
    places = [place for place, one in enumerate(INITIALS) if DOUBLES.get(one, one) == letter]
    return [(_block(places[0]), _block(places[-1] + 1) - 1)]


def _block(initial: int) -> int:
    return _FIRST + initial * 21 * 28


def has_hangul(text: str) -> bool:
    return _LETTER.search(text) is not None
