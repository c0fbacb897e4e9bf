"""From a title to artwork, when there is no picture: the same title always gives the same poster.

The 1446 *Hunminjeongeum Haerye* ties each family of consonants to one of the five elements (牙 wood,
舌 fire, 脣 earth, 齒 metal, 喉 water) and calls the vowels bright, dark or neutral. The first syllable of
the title gives the element, hence the colours, the form and its stroke; a hash of the title gives the
shade and the layout.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from text.jamo import DOUBLES, is_syllable, split
from text.typed import printable

ELEMENTS = {
    "ㄱㅋ": ("jjok", "cheongrok", "ssuk", "haneul"),
    "ㄴㄷㄹㅌ": ("dahong", "yeonji", "pat", "bunhong"),
    "ㅁㅂㅍ": ("chija", "hwangto", "salgu", "songhwa"),
    "ㅅㅈㅊ": ("baekja", "eun", "bisaek", "hoe"),
    "ㅇㅎ": ("meok", "gam", "gaji", "odong"),
}
"""Consonants → colour fields, named with Korean colour names; wood, fire, earth, metal, water."""

FORMS = {
    "ㄱ": "M20 40H160V190",
    "ㄴ": "M40 10V160H190",
    "ㄷ": "M190 40H40V160H190",
    "ㄹ": "M30 40H160V100H40V160H180",
    "ㅁ": "M40 40H160V160H40Z",
    "ㅂ": "M40 10V160H160V10M40 90H160",
    "ㅅ": "M100 10L20 190M100 10L180 190",
    "ㅇ": "M100 30a70 70 0 1 1-.1 0z",
    "ㅈ": "M10 40H190M100 40L20 190M100 40L180 190",
    "ㅊ": "M60 6H140M10 56H190M100 56L20 196M100 56L180 196",
    "ㅋ": "M20 40H160V190M20 110H160",
    "ㅌ": "M190 40H40V160H190M40 100H180",
    "ㅍ": "M10 40H190M10 160H190M65 40V160M135 40V160",
    "ㅎ": "M60 6H140M10 50H190M100 80a52 52 0 1 1-.1 0z",
}
"""Strokes of the initial on a box of 200."""

BRIGHT, DARK = "ㅏㅐㅑㅒㅗㅘㅙㅚㅛ", "ㅓㅔㅕㅖㅜㅝㅞㅟㅠ"

Stroke = tuple[str, int]
SOLID: tuple[Stroke, ...] = (("form", 40),)
LANES: tuple[Stroke, ...] = (
    ("form", 46),
    ("ground", 38),
    ("form", 30),
    ("ground", 22),
    ("form", 14),
    ("ground", 6),
)
LINE: tuple[Stroke, ...] = (("form", 44), ("ground", 40), ("form", 4))

COMPOSITIONS = ("foot", "head", "column")
SCALES = (1.35, 1.75, 1.5, 2.0)
SHIFTS = {
    "foot": ((40, -40), (-90, -70), (-120, -30), (-20, -90)),
    "head": ((10, 70), (-90, 40), (-120, 60), (-40, 20)),
    "column": ((-90, 20), (-160, -10), (-120, 70), (-190, -40)),
}
STACK_SIZES = {1: 80, 2: 60, 3: 44}
SIZES = (58, 46, 40, 36, 32, 28, 25, 22, 20, 18, 16, 14, 12)


@dataclass(frozen=True)
class Poster:
    """``strokes`` are (paint, width) from the widest; ``lines`` stand one under another at ``size`` cqw."""

    field: str
    path: str
    strokes: tuple[Stroke, ...]
    composition: str
    transform: str
    lines: tuple[str, ...]
    size: int
    band_size: int
    seal: str


@lru_cache(maxsize=2_048)
def poster(title: str, hangul: str = "") -> Poster:
    """The artwork of a show, a person or a headline; ``hangul`` leads wherever there is one."""
    shown = printable(hangul or title).strip() or "?"
    seed = _seed(shown)
    initial, vowel = _first_letters(shown)
    words = [word for word in shown.split() if any(map(str.isalnum, word))] or [shown]
    composition = _composition(COMPOSITIONS[(seed >> 4) % 3], sum(map(len, words)))
    lines = _lines(words, composition)
    return Poster(
        field=_shades(initial)[seed % 4],
        path=FORMS[initial],
        strokes=_strokes(vowel),
        composition=composition,
        transform=_transform(composition, (seed >> 7) % 4),
        lines=lines,
        size=_size(words, composition),
        band_size=_band_size(sum(map(len, words))),
        seal=next(filter(is_syllable, shown), next(filter(str.isalnum, shown), shown[0])),
    )


def _first_letters(shown: str) -> tuple[str, str]:
    """Initial and vowel of the first syllable; a title without one gets both from its hash."""
    syllable = next(filter(is_syllable, shown), None)
    if syllable is not None:
        letters = split(syllable)
        return DOUBLES.get(letters.initial, letters.initial), letters.vowel
    seed = _seed(shown.lower())
    return "ㄱㄴㅁㅅㅇ"[seed % 5], "ㅏㅓㅣ"[seed % 3]


def _seed(shown: str) -> int:
    return int.from_bytes(hashlib.sha256(shown.encode()).digest()[:4], "big")


def _shades(initial: str) -> tuple[str, str, str, str]:
    return next(shades for family, shades in ELEMENTS.items() if initial in family)


def _strokes(vowel: str) -> tuple[Stroke, ...]:
    if vowel in BRIGHT:
        return SOLID
    return LANES if vowel in DARK else LINE


def _composition(chosen: str, syllables: int) -> str:
    """A short column becomes a stack of single syllables, a long one goes to the foot."""
    if chosen != "column":
        return chosen
    if syllables <= max(STACK_SIZES):
        return "stack"
    return "column" if syllables <= 8 else "foot"


def _lines(words: Sequence[str], composition: str) -> tuple[str, ...]:
    if composition == "stack":
        return tuple("".join(words))
    return (" ".join(words),) if composition == "column" else tuple(words)


def _transform(composition: str, crop: int) -> str:
    x, y = SHIFTS["column" if composition == "stack" else composition][crop]
    return f"translate({x} {y}) scale({SCALES[crop]})"


def _size(words: Sequence[str], composition: str) -> int:
    """In hundredths of the poster's width (cqw), rounded down to a size that has a class."""
    syllables, longest = sum(map(len, words)), max(map(len, words))
    ideal: float
    if composition == "stack":
        ideal = STACK_SIZES[syllables]
    elif composition == "column":
        ideal = min(34, 122 / (0.98 * syllables + 0.35 * (len(words) - 1)))
    else:
        ideal = min(44, 88 / (0.93 * longest), 22 if len(words) > 3 else 44)
    return next((size for size in SIZES if size <= ideal), SIZES[-1])


def _band_size(syllables: int) -> int:
    """1 for the shortest titles to 5 for the longest: 2, 3, 4, 5–6, 7 and more syllables."""
    return next((size for size, most in enumerate((2, 3, 4, 6), 1) if syllables <= most), 5)
