"""Hangul in Latin letters, by the Revised Romanization of Korean.

Source: Ministry of Culture and Tourism, notice 2000-8 (7 July 2000), with the sound changes of the
Standard Pronunciation Rules that it names: liaison, assimilation, palatalisation, and ㅎ. It leaves
tense consonants unmarked, and so do we. What only a dictionary knows is left out: the ㄴ inserted
in compounds (학여울), and verbs, where ㅎ melts into ㄱㄷㅂ while nouns keep it (묵호, Mukho).
"""

import re
import unicodedata

from text.jamo import CLUSTERS, LETTERS, Syllable, is_syllable, split

_VOWEL_TABLE = (
    "ㅏa ㅐae ㅑya ㅒyae ㅓeo ㅔe ㅕyeo ㅖye ㅗo ㅘwa ㅙwae ㅚoe ㅛyo "
    "ㅜu ㅝwo ㅞwe ㅟwi ㅠyu ㅡeu ㅢui ㅣi"
)
_ONSET_TABLE = "ㄱg ㄲkk ㄴn ㄷd ㄸtt ㄹr ㅁm ㅂb ㅃpp ㅅs ㅆss ㅇ ㅈj ㅉjj ㅊch ㅋk ㅌt ㅍp ㅎh"
_VOWELS = {entry[0]: entry[1:] for entry in _VOWEL_TABLE.split()}
_ONSETS = {entry[0]: entry[1:] for entry in _ONSET_TABLE.split()}
_CODAS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}

_SEVEN = {"ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㅍ": "ㅂ"} | dict.fromkeys("ㅅㅆㅈㅊㅌㅎ", "ㄷ")
_SEVEN |= {"ㄱㅅ": "ㄱ", "ㄹㄱ": "ㄱ", "ㅂㅅ": "ㅂ", "ㄹㅍ": "ㅂ", "ㄹㅁ": "ㅁ"}
_SEVEN |= dict.fromkeys(["ㄴㅈ", "ㄴㅎ"], "ㄴ") | dict.fromkeys(
    ["ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅎ"], "ㄹ"
)
"""The seven sounds that a syllable can end in."""

_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}

_WORD = re.compile(f"[{LETTERS}]+")


def romanize(text: str, *, linked: bool = True) -> str:
    """The Hangul in `text` as lower-case Latin; everything else stays as it is.

    `linked=False` spells syllable by syllable, as the notice wants for given names: 한복남 is
    "hanboknam", not "hanbongnam".
    """
    whole = unicodedata.normalize("NFC", text)
    return _WORD.sub(lambda match: _word(match[0], linked), whole)


def _word(word: str, linked: bool) -> str:
    syllables = [split(character) if is_syllable(character) else None for character in word]
    out: list[str] = []
    onset = syllables[0].initial if syllables[0] else ""
    for here, after, raw in zip(syllables, [*syllables[1:], None], word, strict=True):
        if here is None:
            out.append(raw)
            onset = after.initial if after else ""
            continue
        coda, following = _meet(here, after if linked else None)
        out += [_ONSETS.get(onset, onset), _VOWELS[here.vowel], _CODAS[coda]]
        onset = following if linked or after is None else after.initial
    return "".join(out)


def _meet(here: Syllable, after: Syllable | None) -> tuple[str, str]:
    """The sounds that `here` ends and `after` begins with; ready Latin where no letter fits."""
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
        return "ㄹ", "l"
    if onset == "ㄹ" and coda:
        return _NASAL.get(coda, coda), "ㄴ"
    if onset in ("ㄴ", "ㅁ"):
        return _NASAL.get(coda, coda), onset
    return coda, onset
