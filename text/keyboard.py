"""What was meant by keys that were typed while the keyboard was set to the other script.

Source: KS X 5002, the two-set layout (두벌식): consonants on the left, vowels on the right.
"""

import re
import unicodedata

from text.jamo import (
    CLUSTERS,
    DIPHTHONGS,
    FINALS,
    INITIALS,
    VOWELS,
    Syllable,
    has_hangul,
    is_syllable,
    join,
    split,
)

_PLAIN = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
        strict=True,
    )
)
_SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_LETTERS = {key.upper(): letter for key, letter in _PLAIN.items()} | _PLAIN | _SHIFTED
_KEYS = {letter: key for key, letter in (_PLAIN | _SHIFTED).items()}

_PAIRS = CLUSTERS | DIPHTHONGS
_PAIRED = {letters: letter for letter, letters in _PAIRS.items()}


def _any(letters: str | list[str]) -> str:
    """One of the letters as typed, those of two keys first."""
    typed = sorted((_PAIRS.get(letter, letter) for letter in letters if letter), key=len)
    return "|".join(reversed(typed))


_SYLLABLE = re.compile(f"([{INITIALS}])({_any(VOWELS)})((?:{_any(FINALS)})(?![{VOWELS}]))?")
"""A consonant before a vowel begins the next syllable, also where it could end this one."""
_LONE = re.compile("[ㄱ-ㅣ]")
_UNFINISHED = re.compile(f"(?<=[가-힣])[{INITIALS}]$")


def hangul_meant(keys: str, *, unfinished: bool = False) -> str:
    """dlatldhks → 임시완; "" where the keys do not make whole syllables.

    With `unfinished`, one consonant may follow the last syllable: qkrg is 박ㅎ on its way to 박혜.
    A capital counts as the key alone where shift makes no other letter. What is no Latin letter stays.
    """
    typed = "".join(_LETTERS.get(key, key) for key in keys)
    whole = _SYLLABLE.sub(_joined, typed)
    rest = _UNFINISHED.sub("", whole) if unfinished else whole
    return "" if typed == keys or _LONE.search(rest) else whole


def _joined(match: re.Match[str]) -> str:
    initial, vowel, final = match.groups(default="")
    return join(Syllable(initial, _PAIRED.get(vowel, vowel), _PAIRED.get(final, final)))


def latin_meant(hangul: str) -> str:
    """껴ㅜ ㅐㅜ → "Run on"; "" where there is no Hangul. Everything else stays."""
    whole = unicodedata.normalize("NFC", hangul)
    return "".join(map(_keys, whole)) if has_hangul(whole) else ""


def _keys(character: str) -> str:
    letters = split(character) if is_syllable(character) else character
    apart = "".join(_PAIRS.get(letter, letter) for letter in letters)
    return "".join(_KEYS.get(letter, letter) for letter in apart)
