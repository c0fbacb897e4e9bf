"""Which file of which typeface holds a character.

Gowun Batang lies in slices, as browsers fetch them, and ``hangul.css`` says what each is for. What it has
not, hanja above all, is Noto Serif KR's, in files named by their first and last character. A character that
none has is not drawn: a box says nothing to anybody.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

from text.typed import one_line

FONTS = Path(settings.BASE_DIR, "static", "fonts")
BEYOND = Path(__file__).parent / "fonts"
DISPLAY = FONTS / "gowun-batang-latin-700-normal.woff2"
TEXT = FONTS / "newsreader-latin-400-normal.woff2"
PLAIN = FONTS / "instrument-sans-latin-wght-normal.woff2"

MEASURE = 100
"""The size at which text is measured; a line is as wide as its size is large."""
LONGEST = 1_000
_SLICE = re.compile(r"fonts/(gowun-batang-\d+-[^\"]+)[^}]*?unicode-range:([^}]+)")
_NOWHERE = "\uffff"
_SAME = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u2043": "-", "\u301c": "~"})

Run = tuple[Path, str]


@lru_cache(maxsize=96)
def font(path: Path, size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    opened = ImageFont.truetype(path, size)
    if weight != 400 and path == PLAIN:
        opened.set_variation_by_axes([weight])
    return opened


def drawable(face: Path, text: str) -> str:
    """In one line, without what no file holds: an accent may go, its letter stays."""
    found = []
    for mark in one_line(text, LONGEST).translate(_SAME):
        if home(face, mark):
            found.append(mark)
        else:
            bare = unicodedata.normalize("NFKD", mark)
            found += [part for part in bare if part != mark and home(face, part)]
    return " ".join("".join(found).split())


def runs(face: Path, text: str) -> list[Run]:
    """The text in pieces of one file each; all of it ``drawable``."""
    homes = ((home(face, mark) or face, mark) for mark in text)
    return [(path, "".join(mark for _, mark in one)) for path, one in groupby(homes, _first)]


def _first(pair: Run) -> Path:
    return pair[0]


@lru_cache(maxsize=20_000)
def home(face: Path, mark: str) -> Path | None:
    """The file to draw it from, of the face itself, of Gowun Batang or of Noto Serif KR."""
    slices, beyond = _slices().get(ord(mark)), _beyond(ord(mark))
    tried = [path for path in (face, DISPLAY, slices, beyond) if path]
    return next((path for path in tried if _holds(path, mark)), None)


def _holds(path: Path, mark: str) -> bool:
    """A font draws the same for all it lacks; a space is nothing to be seen."""
    if mark == " ":
        return True
    opened = font(path, MEASURE)
    return bytes(opened.getmask(mark)) != bytes(opened.getmask(_NOWHERE))


@cache
def _slices() -> dict[int, Path]:
    sheet = Path(settings.BASE_DIR, "static", "css", "hangul.css").read_text()
    found = {}
    for name, ranges in _SLICE.findall(sheet):
        path = FONTS / name
        for low, high in re.findall(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?", ranges):
            for code in range(int(low, 16), int(high or low, 16) + 1):
                found[code] = path
    return found


def _beyond(code: int) -> Path | None:
    starts = _beyond_files()
    place = bisect_right(starts, (code, BEYOND / "~")) - 1
    return starts[place][1] if place >= 0 else None


@cache
def _beyond_files() -> list[tuple[int, Path]]:
    return sorted((int(path.stem.split("-")[3], 16), path) for path in BEYOND.glob("*.woff2"))
