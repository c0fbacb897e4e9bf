"""Photos that two editors have counted each in their own way: every number once, and the text follows."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from django.http import QueryDict

from text.reader import PHOTO

_FIGURE = re.compile(r"<figure\b[^>]*>", re.IGNORECASE)
_NUMBER = re.compile(rf"(\b{PHOTO}\s*=\s*[\"']?)([0-9]+)")


class _Numbered(NamedTuple):
    box: str
    key: str
    number: int


def settle_numbers(
    merged: QueryDict, typed: QueryDict, kept: Collection[int], *, is_text_typed: bool
) -> None:
    """In the boxes of a form merged from what was ``typed`` and what somebody else has stored.

    A photo of ``kept``, which they had removed, makes way where they gave its number to another. A text that
    stays as it was typed means the photos by their typed numbers: it is changed to those they have now.
    """
    rows = _numbered(merged)
    taken = {row.number for row in rows}
    for row in rows:
        if row.key in map(str, kept) and sum(one.number == row.number for one in rows) > 1:
            merged[row.box] = str(max(taken) + 1)
            taken.add(max(taken) + 1)
    before = {row.key: row.number for row in _numbered(typed) if row.key}
    moved = {
        before[row.key]: row.number
        for row in _numbered(merged)
        if row.key in before and before[row.key] != row.number
    }
    if moved and is_text_typed and "body" in merged:
        merged["body"] = _FIGURE.sub(_renumbering(moved), str(merged["body"]))


def _numbered(boxes: QueryDict) -> list[_Numbered]:
    """The photos that stay, new ones without a key."""
    total = boxes.get("photos-TOTAL_FORMS", "")
    found = []
    for row in range(int(total) if total.isdecimal() and len(total) < 5 else 0):
        number = boxes.get(f"photos-{row}-number", "").strip()
        is_number = number.isascii() and number.isdecimal() and len(number) < 7
        if is_number and not boxes.get(f"photos-{row}-DELETE"):
            key = boxes.get(f"photos-{row}-id", "")
            found.append(_Numbered(f"photos-{row}-number", key, int(number)))
    return found


def _renumbering(moved: dict[int, int]) -> Callable[[re.Match[str]], str]:
    def number(match: re.Match[str]) -> str:
        return match[1] + str(moved.get(int(match[2]), int(match[2])))

    return lambda figure: _NUMBER.sub(number, figure[0])
