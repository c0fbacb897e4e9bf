"""Hangul in Latin letters, by the Revised Romanization of Korean.

Source: Ministry of Culture and Tourism, notice 2000-8 (7 July 2000), which spells what
`text.pronunciation` hears. It leaves tense consonants unmarked, and so do we.
"""

from text.pronunciation import heard, spelled

_VOWEL_TABLE = (
    "ㅏa ㅐae ㅑya ㅒyae ㅓeo ㅔe ㅕyeo ㅖye ㅗo ㅘwa ㅙwae ㅚoe ㅛyo "
    "ㅜu ㅝwo ㅞwe ㅟwi ㅠyu ㅡeu ㅢui ㅣi"
)
_ONSET_TABLE = "ㄱg ㄲkk ㄴn ㄷd ㄸtt ㄹr ㅁm ㅂb ㅃpp ㅅs ㅆss ㅇ ㅈj ㅉjj ㅊch ㅋk ㅌt ㅍp ㅎh"
VOWELS = {entry[0]: entry[1:] for entry in _VOWEL_TABLE.split()}
ONSETS = {entry[0]: entry[1:] for entry in _ONSET_TABLE.split()}
CODAS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}


def romanize(text: str, *, linked: bool = True) -> str:
    """The Hangul in `text` as lower-case Latin; everything else stays as it is.

    `linked=False` spells syllable by syllable, as the notice wants for given names: 한복남 is
    "hanboknam", not "hanbongnam".
    """
    return spelled(text, _word if linked else _apart)


def _apart(word: str) -> str:
    return "".join(map(_word, word))


def _word(word: str) -> str:
    out = ""
    before = ""
    for sound in heard(word):
        doubled = before == sound.initial == "ㄹ"
        out += "l" if doubled else ONSETS[sound.initial]
        out += VOWELS[sound.vowel] + CODAS[sound.final]
        before = sound.final
    return out
