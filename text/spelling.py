"""Which Hangul a Korean name in Latin letters may stand for, in any usual spelling and either order.

`text.sound` merges too much on purpose; this tells names apart. A name is read as syllables, each letter
as whatever it spells in names as people write them: the Revised Romanization (Jeong, Gyeong), and the
spellings of passports and posters (Jung, Kyung, Joo, Young, Park). What it keeps apart: So-min and
Su-min, Tae and Dae, Hyun and Hyeong. What no spelling tells apart stays together: Jung is 정 and 중.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from text.jamo import FINALS, INITIALS, VOWELS, is_syllable, split

LONGEST = 40
"""Letters; no Korean name is that long in any spelling."""
MOST_SYLLABLES = 5

_ONSETS = {
    "": "ㅇ",
    "g": "ㄱ",
    "k": "ㄱㅋ",
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
_ONSETS_OF_FAMILIES = {"t": "ㅌㄷ", "p": "ㅍㅂ", "ch": "ㅊㅈ", "r": "ㄹㄴ", "rh": "ㄹㄴ"}
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
_FAMILIES = {
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
_BREVES = {"ŏ": "eo", "ŭ": "eu"}
_UNASPIRATED = re.compile("ch(?!['’])")
"""McCune and Reischauer write 정 as chŏng, and 청 as ch’ŏng."""
_APART = re.compile(r"[^a-z-]+")


def readings(latin: str) -> frozenset[str]:
    """The Hangul that the name may stand for, the family name first, as ``plain`` writes it.

    Empty for what is no Korean name in Latin letters.
    """
    words = _words(latin)
    if not words or sum(map(len, words)) > LONGEST:
        return frozenset()
    orders = [words, [*words[1:], words[0]], [words[-1], *words[:-1]]]
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
    """Without what no spelling tells: 꽃 as 곧, 류 as 유, 늬 as 니. Only the syllables are kept."""
    whole = unicodedata.normalize("NFC", hangul)
    return "".join(_plain(*split(letter)) for letter in whole if is_syllable(letter))


def spells(latin: str, hangul: str) -> bool:
    """Whether the one is a usual spelling of the other."""
    return bool(hangul) and plain(hangul) in readings(latin)


def _words(latin: str) -> list[str]:
    text = unicodedata.normalize("NFC", latin).casefold()
    if any(letter in text for letter in _BREVES):
        text = _UNASPIRATED.sub("j", text)
    for letter, spelled in _BREVES.items():
        text = text.replace(letter, spelled)
    text = text.replace("’", "").replace("'", "")
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub("[\u2010-\u2015]", "-", text).replace("wh", "hw")
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
        first = _syllable(piece[:end], is_family)
        if first:
            for rest in _syllables(piece[end:], False, most - 1):
                yield from (one + rest for one in first)


@lru_cache(maxsize=20_000)
def _syllable(letters: str, is_family: bool) -> frozenset[str]:
    special = (_FAMILIES if is_family else _GIVEN).get(letters)
    found = {plain(special)} if special else set()
    for onset, vowel, coda in _splits(letters):
        for sounds in _sounds(onset, vowel, coda, is_family):
            found.add(_plain(*sounds))
    return frozenset(found)


def _splits(letters: str) -> Iterator[tuple[str, str, str]]:
    for onset in _ONSETS:
        for coda in _CODAS:
            vowel = letters[len(onset) : len(letters) - len(coda)]
            if vowel in _VOWELS and letters == onset + vowel + coda:
                yield onset, vowel, coda


def _sounds(onset: str, vowel: str, coda: str, is_family: bool) -> Iterable[tuple[str, str, str]]:
    onsets = _ONSETS_OF_FAMILIES.get(onset, _ONSETS[onset]) if is_family else _ONSETS[onset]
    vowels = "".join(_VOWELS[vowel]) if coda else _VOWELS[vowel][0]
    if vowel in ("woo", "wu", "yi") and onset:
        return []
    return product(onsets, vowels, [_CODAS[coda]])


def _plain(initial: str, vowel: str, final: str) -> str:
    initial = _PLAIN.get(initial, initial)
    if initial == "ㄹ" and vowel in "ㅑㅕㅛㅠㅖ":
        initial = "ㅇ"
    if vowel == "ㅢ" and initial not in "ㅇㅎ":
        vowel = "ㅣ"
    final = _ENDS.get(final, final)
    place = (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28
    return chr(0xAC00 + place + FINALS.index(final))
