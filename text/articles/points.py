"""The points of a review in brief: its list of them, or what speaks for and against the show."""

import re
from collections.abc import Sequence
from itertools import takewhile

from text.articles.entries import unbulleted
from text.articles.found import Found
from text.articles.lines import Line
from text.articles.sections import Section

_MOST, _LONGEST, _SHORT = 20, 300, 60
_SENTENCE = re.compile(r"[.!?…:：]\W*$")


def points_of(sections: Sequence[Section]) -> tuple[tuple[Found[str], ...], set[int]]:
    """The points, and the lines that tell nothing else: what speaks for and against stays in the text too."""
    found: list[Found[str]] = []
    whole: set[int] = set()
    for section in sections:
        if section.kind not in {"in_brief", "pros", "cons"}:
            continue
        if inline := _behind_colon(section):
            found.append(inline)
            continue
        points = [line for line in _lines_of(section) if len(line.text) < _LONGEST]
        found += [_found(line, unbulleted(line.text)) for line in points]
        if section.kind == "in_brief":
            whole.update(line.number for line in points if not line.is_veiled)
    return tuple(found), whole


def _lines_of(section: Section) -> list[Line]:
    """Those of its list; else its first line, with those below it that are as short."""
    lines = section.lines[:_MOST]
    if listed := _listed(lines):
        return listed
    short = list(takewhile(_is_short, lines))
    below = takewhile(lambda line: not line.opens, short[1:])
    return [*lines[:1], *below]


def _listed(lines: Sequence[Line]) -> list[Line]:
    """Marked up as one, or typed, at most below a line that leads to it: “- the sea”."""
    marked = [line for line in lines if line.kind == "li"]
    start = 0 if lines and _is_typed(lines[0]) else 1
    return marked or list(takewhile(_is_typed, lines[start:]))


def _is_typed(line: Line) -> bool:
    return not line.level and unbulleted(line.text) not in (line.text, "")


def _is_short(line: Line) -> bool:
    return len(line.text) <= _SHORT and not line.level and not _SENTENCE.search(line.text)


def _behind_colon(section: Section) -> Found[str] | None:
    """“Pros: the sea, the songs”, above no list."""
    heading = section.heading
    if heading is None or _listed(section.lines[:_MOST]):
        return None
    value = heading.text.replace("：", ":").partition(":")[2].strip()
    return _found(heading, value) if value else None


def _found(line: Line, words: str) -> Found[str]:
    """Everybody reads the points: what is veiled, or has a link, is nobody's to move unasked."""
    return Found(words, not (line.has_link or line.is_veiled), line.text, line.number)
