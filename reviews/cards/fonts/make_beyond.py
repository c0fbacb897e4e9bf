"""Cut from Noto Serif KR Bold what Korean writes and Gowun Batang lacks: hanja, kana, Greek, Cyrillic.

    python reviews/cards/fonts/make_beyond.py node_modules/@fontsource/noto-serif-kr

Needs the packages fonttools and brotli. What Korean writes is the standard KS X 1001, and the letters of
Europe besides. A file is named by its first and its last character, and holds few enough to be read at once.
"""

import sys
import tempfile
from itertools import batched
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
GOWUN = HERE.parents[2] / "static" / "fonts"
ROWS = range(0xA1, 0xFF)
EUROPE = range(0xC0, 0x250)
IN_A_FILE = 400
UNUSED = ("vmtx", "vhea", "VORG", "GSUB", "GPOS", "GDEF", "BASE")


def wanted() -> set[int]:
    codes = (bytes([row, cell]).decode("euc_kr", "ignore") for row in ROWS for cell in ROWS)
    standard = {ord(code) for code in codes if len(code) == 1}
    held = {code for path in GOWUN.glob("gowun-*.woff2") for code in TTFont(path).getBestCmap()}
    return (standard | {*EUROPE}) - held


def pieces(package: Path, codes: set[int], folder: Path) -> list[str]:
    """Of each slice of the package what is wanted of it, each character once."""
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 13, 14])
    found: list[str] = []
    for path in sorted((package / "files").glob("*-700-normal.woff2")):
        font = subset.load_font(path, options)
        here = set(font.getBestCmap()) & codes
        if not here:
            continue
        codes = codes - here
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=here)
        cutter.subset(font)
        font.flavor = None
        for table in UNUSED:
            if table in font:
                del font[table]
        found.append(str(folder / f"{len(found)}.ttf"))
        font.save(found[-1])
    return found


def write(package: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.ttf"
        merge.Merger().merge(pieces(package, wanted(), Path(folder))).save(whole)
        for codes in batched(sorted(TTFont(whole).getBestCmap()), IN_A_FILE, strict=False):
            options = subset.Options(hinting=False, name_IDs=[0, 1, 13, 14])
            font = subset.load_font(whole, options)
            cutter = subset.Subsetter(options)
            cutter.populate(unicodes=codes)
            cutter.subset(font)
            font.flavor = "woff2"
            font.save(HERE / f"noto-serif-kr-{codes[0]:04x}-{codes[-1]:04x}.woff2")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
