"""Write ``static/css/hangul.css``, copy the slices of Gowun Batang Bold that it names, and cut the mark.

    python static/fonts/make_hangul_css.py node_modules/@fontsource/gowun-batang

Needs the packages fonttools and brotli.

The package cuts the face into slices and lists their characters in ``unicode.json``. Ranges below
U+1100 are dropped: one slice claims Latin too and would override the Latin file.

The mark, 대사, stands on every page, and its two syllables lie in two slices of 26 kB together. They
get a file of their own, 1 kB, named last: of faces that claim a character the last one is fetched.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset

FONTS = Path(__file__).resolve().parent
SHEET = FONTS.parent / "css" / "hangul.css"
FIRST_HANGUL = 0x1100
MARK = "대사"
MARK_FILE = "gowun-batang-mark-700-normal.woff2"
FACE = (
    '@font-face{{font-family:"Gowun Batang";font-weight:700;font-display:swap;'
    'src:url("../fonts/{name}") format("woff2");unicode-range:{ranges}}}\n'
)


def hangul_ranges(ranges: str) -> str:
    """Those of ``U+1100-11FF,U+20`` that begin at Hangul or later."""
    return ",".join(
        part for part in ranges.split(",") if int(part[2:].partition("-")[0], 16) >= FIRST_HANGUL
    )


def slices(package: Path) -> list[tuple[str, str]]:
    """File name and ranges of every slice that holds Hangul, in the package's order."""
    listed = json.loads((package / "unicode.json").read_text())
    found = ((key.strip("[]"), hangul_ranges(ranges)) for key, ranges in listed.items())
    numbered = ((number, ranges) for number, ranges in found if number.isdecimal() and ranges)
    return [(f"gowun-batang-{number}-700-normal.woff2", ranges) for number, ranges in numbered]


def holds(ranges: str, character: str) -> bool:
    ends = (part[2:].partition("-") for part in ranges.split(","))
    return any(int(low, 16) <= ord(character) <= int(high or low, 16) for low, _, high in ends)


def cut(source: Path, character: str, target: Path) -> None:
    """One character of a font, as a font."""
    options = subset.Options(layout_features=[], hinting=False)
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=character)
    cutter.subset(font)
    font.flavor = None
    font.save(target)


def write_mark(found: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        for character in MARK:
            name = next(name for name, ranges in found if holds(ranges, character))
            pieces.append(Path(folder) / f"{ord(character):x}.ttf")
            cut(FONTS / name, character, pieces[-1])
        font = merge.Merger().merge([str(piece) for piece in pieces])
    font.flavor = "woff2"
    font.save(FONTS / MARK_FILE)


def write(package: Path) -> None:
    found = slices(package)
    for name, _ in found:
        shutil.copyfile(package / "files" / name, FONTS / name)
    write_mark(found)
    found.append((MARK_FILE, ",".join(f"U+{ord(character):x}" for character in MARK)))
    SHEET.write_text("".join(FACE.format(name=name, ranges=ranges) for name, ranges in found))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
