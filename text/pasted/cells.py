"""Lines cut into cells, whatever stands between them."""

import csv
import re
from collections.abc import Iterable

from text.pasted.dates import is_date

_RULE = re.compile(r"[\s|:+=-]+")
"""The line below the heading of a Markdown table, or above it in one drawn with signs."""


def delimiter_of(lines: Iterable[str]) -> str:
    """What stands between the cells of most lines: a tab, "|", ";", "," or "  "; one cell for "".

    The first of them that parts at least half of the lines; a comma stands in dates and titles too.
    """
    rows = [line for line in lines if not is_rule(line)]
    for sign in ("\t", "|", ";", ",", "  "):
        if sum(sign in line.strip(" \r\n") for line in rows) * 2 >= max(len(rows), 1):
            return sign
    return ""


def is_rule(line: str) -> bool:
    """Whether it only draws a table: “|---|---|”, “{| class=…”, “|-”."""
    bare = line.strip()
    return (bool(_RULE.fullmatch(bare)) and len(bare) > 1) or bare.startswith(("{|", "|}", "|+"))


def cells_of(line: str, delimiter: str) -> list[str]:
    """Without the spaces around them; empty ones stay, so that columns keep their places."""
    match delimiter:
        case "":
            return [line.strip()]
        case "|":
            bare = line.strip().removeprefix("|").removeprefix("!").removesuffix("|")
            return [cell.strip() for cell in re.split(r"\|\|?|!!", bare)]
        case "  ":
            return re.split(r"\s{2,}", line.strip())
        case "\t":
            return [cell.strip() for cell in line.strip("\r\n").split("\t")]
    row = next(csv.reader([line.strip()], delimiter=delimiter, skipinitialspace=True), [])
    cells = [cell.strip() for cell in row]
    return _with_whole_dates(cells) if delimiter == "," else cells


def _with_whole_dates(cells: list[str]) -> list[str]:
    """“December 16” and “2020”, parted at a comma that nobody quoted, are one date."""
    whole: list[str] = []
    for cell in cells:
        if whole and re.fullmatch(r"\d{4}", cell) and is_date(f"{whole[-1]}, {cell}"):
            whole[-1] = f"{whole[-1]}, {cell}"
        else:
            whole.append(cell)
    return whole
