"""The points of a review in brief: its list of them, or what speaks for and against the show."""

from collections.abc import Sequence

from text.articles.found import Found
from text.articles.lines import Line
from text.articles.sections import Section

_MOST, _LONGEST = 20, 300


def points_of(sections: Sequence[Section]) -> tuple[tuple[Found[str], ...], set[int]]:
    """The points, and the lines that tell nothing else: what speaks for and against stays in the text too."""
    found: list[Found[str]] = []
    whole: set[int] = set()
    for section in sections:
        if section.kind not in {"in_brief", "pros", "cons"}:
            continue
        lines = section.lines[:_MOST]
        listed = [line for line in lines if line.kind == "li"]
        points = [line for line in listed or lines[:1] if len(line.text) < _LONGEST]
        found += [Found(line.text, _is_open(line), line.text, line.number) for line in points]
        if section.kind == "in_brief":
            whole.update(line.number for line in points if not line.is_veiled)
    return tuple(found), whole


def _is_open(line: Line) -> bool:
    """Everybody reads the points: what is veiled, or has a link, is nobody's to move unasked."""
    return not (line.has_link or line.is_veiled)
