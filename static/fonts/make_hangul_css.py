"""Write ``static/css/hangul.css`` and copy the slices of Gowun Batang Bold that it names.

    python static/fonts/make_hangul_css.py node_modules/@fontsource/gowun-batang

The package cuts the face into slices and lists their characters in ``unicode.json``. Ranges below
U+1100 are dropped: one slice claims Latin too and would override the Latin file.
"""

import json
import shutil
import sys
from pathlib import Path

FONTS = Path(__file__).resolve().parent
SHEET = FONTS.parent / "css" / "hangul.css"
FIRST_HANGUL = 0x1100
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


def write(package: Path) -> None:
    found = slices(package)
    for name, _ in found:
        shutil.copyfile(package / "files" / name, FONTS / name)
    SHEET.write_text("".join(FACE.format(name=name, ranges=ranges) for name, ranges in found))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
