"""Headings that an editor offers only as quotations: “명대사” in a block of its own above the lines."""

import re
from collections.abc import Iterable, Sequence

from text.articles.lines import Line
from text.articles.vocabulary import section_of

_LEVEL, _LONGEST, _FEWEST = 3, 30, 2
_ENDS_SENTENCE = re.compile(r"[.!?…,;][\"'”’]?$")
_MARKED = re.compile(r"[“”„\"«»「」『』]|^\s*[-–—~]")


def with_quoted_headings(lines: Sequence[Line]) -> None:
    """Where at least two quotations are the names of sections, each that is as short is a heading."""
    short = [line for line in lines if _is_short(line)]
    alone = [line for line, others in zip(short, _beside(short, lines), strict=True) if not others]
    if sum(section_of(line.text)[1] for line in alone) < _FEWEST:
        return
    for line in alone:
        line.kind, line.level, line.is_quoted = "heading", _LEVEL, False


def _is_short(line: Line) -> bool:
    if not line.is_quoted or line.level or len(line.text) > _LONGEST:
        return False
    return not (_ENDS_SENTENCE.search(line.text) or _MARKED.search(line.text))


def _beside(short: Iterable[Line], lines: Sequence[Line]) -> list[bool]:
    """Whether another line of a quotation stands next to each."""
    quoted = {line.number for line in lines if line.is_quoted}
    return [bool(quoted & {line.number - 1, line.number + 1}) for line in short]
