"""Hangul as it is heard: the letters of a word after its neighbours have changed each other.

Source: the Standard Pronunciation Rules of the Standard Korean Language Regulations (Ministry of
Education, notice 88-2, 1988): liaison, assimilation, palatalisation, and ㅎ. What only a dictionary
knows is left out: the ㄴ inserted in compounds (학여울), consonants made tense, and verbs, where ㅎ
melts into ㄱㄷㅂ while nouns keep it (묵호).
"""

import re
import unicodedata
from collections.abc import Callable

from text.jamo import CLUSTERS, Syllable, split

_SEVEN = {"ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㅍ": "ㅂ"} | dict.fromkeys("ㅅㅆㅈㅊㅌㅎ", "ㄷ")
_SEVEN |= {"ㄱㅅ": "ㄱ", "ㄹㄱ": "ㄱ", "ㅂㅅ": "ㅂ", "ㄹㅍ": "ㅂ", "ㄹㅁ": "ㅁ"}
_SEVEN |= dict.fromkeys(["ㄴㅈ", "ㄴㅎ"], "ㄴ") | dict.fromkeys(
    ["ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅎ"], "ㄹ"
)
"""The seven sounds that a syllable can end in."""

_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}

_WORD = re.compile("[가-힣]+")


def spelled(text: str, spell: Callable[[str], str]) -> str:
    """`text` with each run of whole syllables spelled by a system; everything else stays as it is."""
    whole = unicodedata.normalize("NFC", text)
    return _WORD.sub(lambda word: spell(word[0]), whole)


def heard(word: str) -> list[Syllable]:
    """Of a word of whole syllables; an initial ㅇ is silent, and a final is one of seven sounds."""
    syllables = [split(syllable) for syllable in word]
    sounds = []
    initial = syllables[0].initial
    for here, after in zip(syllables, [*syllables[1:], None], strict=True):
        final, following = _meet(here, after)
        sounds.append(Syllable(initial, here.vowel, final))
        initial = following
    return sounds


def _meet(here: Syllable, after: Syllable | None) -> tuple[str, str]:
    """The sounds that `here` ends and `after` begins with."""
    coda = CLUSTERS.get(here.final, here.final)
    if after is None:
        return _SEVEN.get(coda, coda), ""
    coda, onset = _link(coda, after)
    coda, onset = _breathe(coda, onset)
    if coda == "ㄹㄱ" and onset == "ㄱ":
        return "ㄹ", onset
    return _assimilate(_SEVEN.get(coda, coda), onset)


def _link(coda: str, after: Syllable) -> tuple[str, str]:
    """A last consonant moves to a syllable that begins with a vowel; ㄷ and ㅌ soften before ㅣ."""
    front = after.vowel in "ㅣㅕ"
    if after.initial == "ㅎ" and front and coda.endswith(("ㄷ", "ㅌ")):
        return coda[:-1], "ㅊ"
    if after.initial != "ㅇ" or coda in ("", "ㅇ"):
        return coda, after.initial
    coda = coda.removesuffix("ㅎ")
    if not coda:
        return "", "ㅇ"
    last = coda[-1]
    return coda[:-1], _PALATAL.get(last, last) if front else last


def _breathe(coda: str, onset: str) -> tuple[str, str]:
    """ㅎ before a plain consonant makes it aspirated and is gone; ㅈ before ㅎ likewise."""
    if coda.endswith("ㅈ") and onset == "ㅎ":
        return coda[:-1], "ㅊ"
    if coda.endswith("ㅎ") and onset in _ASPIRATED:
        return coda[:-1], _ASPIRATED[onset]
    if coda.endswith("ㅎ") and onset in "ㅅㅆ":
        return coda[:-1], onset
    return coda, onset


def _assimilate(coda: str, onset: str) -> tuple[str, str]:
    if (coda, onset) in {("ㄴ", "ㄹ"), ("ㄹ", "ㄹ"), ("ㄹ", "ㄴ")}:
        return "ㄹ", "ㄹ"
    if onset == "ㄹ" and coda:
        return _NASAL.get(coda, coda), "ㄴ"
    if onset in ("ㄴ", "ㅁ"):
        return _NASAL.get(coda, coda), onset
    return coda, onset
