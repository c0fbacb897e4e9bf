"""One syllable of a name in Latin letters, and the Hangul that it may stand for.

Each letter is read as whatever it spells in names as people write them: the Revised Romanization
(Jeong, Gyeong), and the spellings of passports and posters (Jung, Kyung, Joo, Young, Park).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from text.jamo import Syllable, join, split

_ONSETS = {
    "": "ㅇ",
    "g": "ㄱ",
    "k": "ㄱㅋ",
    "kh": "ㅋ",
    "kk": "ㄱ",
    "gg": "ㄱ",
    "n": "ㄴ",
    "d": "ㄷ",
    "dd": "ㄷ",
    "t": "ㅌ",
    "th": "ㅌ",
    "tt": "ㄷ",
    "r": "ㄹ",
    "l": "ㄹ",
    "m": "ㅁ",
    "b": "ㅂ",
    "bb": "ㅂ",
    "v": "ㅂ",
    "p": "ㅍ",
    "ph": "ㅍ",
    "f": "ㅍ",
    "pp": "ㅂ",
    "s": "ㅅ",
    "ss": "ㅅ",
    "sh": "ㅅ",
    "j": "ㅈ",
    "z": "ㅈ",
    "jj": "ㅈ",
    "ch": "ㅊ",
    "h": "ㅎ",
    "rh": "ㄹ",
}
_FAMILY_ONSETS = {
    "t": "ㅌㄷ",
    "p": "ㅍㅂ",
    "ch": "ㅊㅈ",
    "kh": "ㅋㄱ",
    "r": "ㄹㄴ",
    "rh": "ㄹㄴ",
}
"""In a family name alone: Cho is 조, but a Chae-won is not 재원."""

# Vowels; those behind the stroke only before a last consonant (Sung is 성, Su is not 서).
_VOWELS = {
    spelling: tuple(kinds.split("|"))
    for spelling, kinds in {
        "a": "ㅏ",
        "ah": "ㅏ",
        "ae": "ㅐㅔ",
        "ai": "ㅐ",
        "ay": "ㅐ",
        "ea": "ㅐ",
        "e": "ㅔ",
        "eh": "ㅔ",
        "ya": "ㅑ",
        "yah": "ㅑ",
        "yae": "ㅒㅖ",
        "ye": "ㅖ",
        "yea": "ㅖ",
        "yeh": "ㅖ",
        "eo": "ㅓ",
        "u": "ㅜ|ㅓ",
        "uh": "ㅓ",
        "ou": "ㅜ|ㅓ",
        "eu": "ㅡ",
        "yeo": "ㅕ",
        "yu": "ㅠ|ㅕ",
        "you": "ㅠ|ㅕ",
        "yoo": "ㅠ",
        "yew": "ㅠ",
        "yo": "ㅛ",
        "yuh": "ㅕ",
        "yeoh": "ㅕ",
        "o": "ㅗ",
        "oh": "ㅗ",
        "oo": "ㅜ",
        "wo": "ㅝ",
        "weo": "ㅝ",
        "woo": "ㅜ",
        "wu": "ㅜ",
        "oe": "ㅚ",
        "oi": "ㅚ",
        "oy": "ㅚ",
        "we": "ㅞㅚ",
        "wae": "ㅙ",
        "wa": "ㅘ",
        "wi": "ㅟ",
        "wee": "ㅟ",
        "ui": "ㅢ",
        "eui": "ㅢ",
        "ee": "ㅣㅢ",
        "i": "ㅣㅢ",
        "yi": "ㅣㅢ",
        "ie": "ㅣ",
        "eoh": "ㅓ",
    }.items()
}
_CODAS = {
    "": "",
    "k": "ㄱ",
    "g": "ㄱ",
    "ck": "ㄱ",
    "c": "ㄱ",
    "n": "ㄴ",
    "t": "ㄷ",
    "d": "ㄷ",
    "s": "ㄷ",
    "l": "ㄹ",
    "r": "ㄹ",
    "ll": "ㄹ",
    "m": "ㅁ",
    "p": "ㅂ",
    "b": "ㅂ",
    "ng": "ㅇ",
}
_FAMILY = {
    spelling: hangul
    for hangul, spellings in {
        "이": "lee yi rhee rhie ree li ri yee",
        "임": "im lim yim rim leem",
        "박": "park parc",
        "허": "hur her",
        "서": "sur",
        "조": "joe",
        "노": "nho",
        "백": "back",
        "구": "ku",
    }.items()
    for spelling in spellings.split()
}
_GIVEN = {"e": "이", "june": "준", "park": "박", "chung": "정"}

_PLAIN = dict(zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True))
_ENDS = {"ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㅍ": "ㅂ"} | dict.fromkeys("ㅅㅆㅈㅊㅌㅎ", "ㄷ")


@lru_cache(maxsize=20_000)
def syllable(letters: str, is_family: bool) -> frozenset[str]:
    """What the letters may stand for, as ``plain_syllable`` writes it; nothing for what is no syllable."""
    special = (_FAMILY if is_family else _GIVEN).get(letters)
    found = {plain_syllable(*split(special))} if special else set()
    for onset, vowel, coda in _splits(letters):
        for sounds in _sounds(onset, vowel, coda, is_family):
            found.add(plain_syllable(*sounds))
    return frozenset(found)


def _splits(letters: str) -> Iterator[tuple[str, str, str]]:
    for onset in _ONSETS:
        for coda in _CODAS:
            vowel = letters[len(onset) : len(letters) - len(coda)]
            if vowel in _VOWELS and letters == onset + vowel + coda:
                yield onset, vowel, coda


def _sounds(onset: str, vowel: str, coda: str, is_family: bool) -> Iterable[tuple[str, str, str]]:
    onsets = _FAMILY_ONSETS.get(onset, _ONSETS[onset]) if is_family else _ONSETS[onset]
    vowels = "".join(_VOWELS[vowel]) if coda else _VOWELS[vowel][0]
    if vowel in ("woo", "wu", "yi") and onset:
        return []
    return product(onsets, vowels, [_CODAS[coda]])


def plain_syllable(initial: str, vowel: str, final: str) -> str:
    """Without what no spelling tells: 꽃 as 곧, 류 as 유, 늬 as 니."""
    initial = _PLAIN.get(initial, initial)
    if initial == "ㄹ" and vowel in "ㅑㅕㅛㅠㅖ":
        initial = "ㅇ"
    if vowel == "ㅢ" and initial not in "ㅇㅎ":
        vowel = "ㅣ"
    final = _ENDS.get(final, final)
    return join(Syllable(initial, vowel, final))
