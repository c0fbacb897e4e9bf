"""The lines of a pasted text, and what is said of one that cannot be read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from text.typed import printable

MOST_LINES = 400
MOST_CHARACTERS = 50_000
LONGEST_LINE = 2_000
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


class UnreadableError(ValueError):
    """A sentence without its full stop, to stand behind the number of a line."""


class Fault(NamedTuple):
    line: int
    words: str
    reason: str


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Lines that hold something, counted from 1 as an editor would, tabs and ends kept, HTML tags gone."""
    for number, tagged in enumerate(printable(text).splitlines(), 1):
        if (line := _TAG.sub("", tagged)).strip():
            yield number, line.replace("\u00a0", " ").replace("\u3000", "  ")


def too_much(text: str) -> str:
    """Why a text is not read at all; empty for one that is."""
    if len(text) > MOST_CHARACTERS:
        return f"That is longer than {MOST_CHARACTERS:,} characters. Paste it in parts."
    lines = list(numbered(text))
    if len(lines) > MOST_LINES:
        return f"That has more than {MOST_LINES} lines. Paste it in parts."
    for number, line in lines:
        if len(line) > LONGEST_LINE:
            return f"Line {number} is longer than {LONGEST_LINE:,} characters, too long for a row."
    return ""


def unquoted(cell: str) -> str:
    """Without the marks of footnotes, the quotation marks around the whole, and doubled spaces."""
    plain = " ".join(re.sub(r"\[[\w ]{1,8}\]", " ", cell).split())
    while len(plain) > 1 and (plain[0], plain[-1]) in _QUOTES:
        plain = plain[1:-1].strip()
    return plain


_QUOTES = {('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"), ("«", "»"), ("「", "」"), ("《", "》")}
