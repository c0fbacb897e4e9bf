"""Hangul in Latin letters, by the system of McCune and Reischauer.

Sources: G. M. McCune and E. O. Reischauer, "The Romanization of the Korean Language", Transactions
of the Korea Branch of the Royal Asiatic Society 29 (1939), cited as 1939; the Library of Congress,
"ALA-LC Romanization Tables: Korean" (2009), cited as ALA-LC with the number of a rule. Both spell
what `text.pronunciation` hears. What only a dictionary knows is left out here too.
"""

import unicodedata
from functools import partial
from itertools import pairwise

from text.jamo import Syllable, join, split
from text.names.splitting import split_name
from text.pronunciation import heard, spelled
from text.romanization import CODAS, ONSETS, VOWELS

_VOWELS = VOWELS | {"ㅓ": "ŏ", "ㅕ": "yŏ", "ㅝ": "wŏ", "ㅡ": "ŭ", "ㅢ": "ŭi"}
_ONSETS = ONSETS | {"ㄱ": "k", "ㄷ": "t", "ㅂ": "p", "ㅈ": "ch", "ㅉ": "tch"}
_ONSETS |= {"ㅋ": "k'", "ㅌ": "t'", "ㅍ": "p'", "ㅊ": "ch'"}
"""Where they differ from the Revised Romanization (1939, tables of vowels and of consonants)."""

_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_VOICING = {**dict.fromkeys(["", "ㄴ", "ㅁ", "ㅇ"], "ㄱㄷㅂㅈ"), "ㄹ": "ㄱㅂ"}
"""Which initials are voiced after which final (1939, table of consonants).

ㄹㄷ and ㄹㅈ are "lt" and "lch" in words from Chinese, as most names are (철도, ch'ŏlto), and
"ld" and "lj" in others (길잡이, kiljabi): Hangul alone does not tell them apart.
"""

_MEETING = {
    ("ㄹ", "ㄹ"): ("l", "l"),
    ("ㄹ", "ㅎ"): ("r", "h"),
    ("ㄷ", "ㅅ"): ("s", "s"),
    ("ㄱ", "ㄲ"): ("", "kk"),
    ("ㄷ", "ㄸ"): ("", "tt"),
    ("ㄷ", "ㅆ"): ("", "ss"),
    ("ㄷ", "ㅉ"): ("", "tch"),
    ("ㅂ", "ㅃ"): ("", "pp"),
}
"""A final and an initial that are spelled otherwise together than apart (1939, table of consonants)."""

_FRONT = "ㅑㅒㅕㅖㅛㅠㅣ"


def mccune_reischauer(text: str) -> str:
    """The Hangul in `text` as lower-case Latin with breves and apostrophes; everything else stays."""
    return spelled(text, _word)


def mccune_reischauer_name(name: str, *, joint: str = "-") -> str:
    """임시완 → "Im Si-wan". ALA-LC 9 joins the parts of a given name by a hyphen, 1939 by nothing.

    A given name begins anew: 김대중 is "Kim Tae-jung", though 대 is voiced inside a word.
    """
    family, given = split_name(unicodedata.normalize("NFC", name))
    words = [spelled(family, _family), spelled(given, partial(_word, joint=joint))]
    return " ".join(word[0].upper() + word[1:] for word in words if word)


def _family(name: str) -> str:
    """Initial ㄹ and ㄴ as words begin in Seoul, however the name is written (ALA-LC 9).

    리 and 이 are Yi by rule 9, exception 1. Given names keep their ㄹ by exception 2.
    """
    if name in ("이", "리"):
        return "yi"
    first = split(name[0])
    if first.initial in "ㄴㄹ":
        first = first._replace(initial="ㅇ" if first.vowel in _FRONT else "ㄴ")
    return _word(join(first) + name[1:])


def _word(word: str, joint: str = "") -> str:
    """`joint` stands between syllables; a consonant that moved to a vowel stands before it (Mog-wŏl)."""
    sounds = heard(word)
    latin = _onset(sounds[0]) + _VOWELS[sounds[0].vowel]
    for letter, (before, here) in zip(word[1:], pairwise(sounds), strict=True):
        coda, onset = _meeting(before, here)
        has_moved = onset and split(letter).initial == "ㅇ"
        between = [coda, onset, joint] if has_moved else [coda, joint or _mark(before, here), onset]
        latin += "".join(between) + (_VOWELS[here.vowel] if joint else _vowel(before, here))
    return latin + CODAS[sounds[-1].final]


def _onset(sound: Syllable) -> str:
    """ㅅ is "sh" before ㅟ alone (1939)."""
    return "sh" if (sound.initial, sound.vowel) == ("ㅅ", "ㅟ") else _ONSETS[sound.initial]


def _meeting(before: Syllable, here: Syllable) -> tuple[str, str]:
    pair = before.final, here.initial
    if pair in _MEETING and _onset(here) != "sh":
        return _MEETING[pair]
    is_voiced = here.initial in _VOICING.get(before.final, "")
    return CODAS[before.final], _VOICED[here.initial] if is_voiced else _onset(here)


def _mark(before: Syllable, here: Syllable) -> str:
    """The apostrophe that parts n and g: 한국 is Han'guk, 왕건 is Wanggŏn (1939; ALA-LC 12)."""
    return "'" if (before.final, here.initial) == ("ㄴ", "ㄱ") else ""


def _vowel(before: Syllable, here: Syllable) -> str:
    """에 is "ë" where it follows a or o, for "ae" is ㅐ and "oe" is ㅚ (1939)."""
    is_bare = not before.final and here.initial == "ㅇ" and here.vowel == "ㅔ"
    return "ë" if is_bare and _VOWELS[before.vowel][-1] in "ao" else _VOWELS[here.vowel]
