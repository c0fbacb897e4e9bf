"""What stands beside a title in the first lines: the year, the same title in the other script."""

import re
from collections.abc import Iterator, Sequence

from text.articles.lines import Line
from text.articles.people import is_korean_name
from text.articles.places import is_place
from text.articles.titles import capitalised
from text.hangul import fold

_HANGUL = r"(?=[^()（）]{0,20}[가-힣])[가-힣0-9][가-힣0-9 :!?]{0,40}"
"""Also “4층 재벌”."""
_BESIDE = re.compile(
    r"([A-Z][\w’'!?:,.& -]{0,60}?)\s*[(（]\s*(?:[^()（）가-힣]{0,60}[,;:/]\s*)?"
    rf"({_HANGUL})[,;/)）]"
)


_WORD = r"[A-Z0-9][\w’'!?&-]*"


_SMALL = r"(?:of|the|and|in|on|a|an|to|for|at|from|with|is)"


_BOTH = re.compile(
    rf"(?<![\w’'-])({_WORD}(?:\s(?:{_WORD}|"
    rf"{_SMALL})){{0,8}})[”\"’']?\s*[(（](?:[^()（）가-힣]{{0,60}}[,;:/]?\s*)[가-힣]"
)


_OF_TITLES = re.compile(r"[《「『〈]([^《》「」『』〈〉]{1,40})[》」』〉]")


OPENING, _FIRST = 3, 40
"""Lines in which an essay names its show; lines in which a name may stand in both scripts."""


def introducing(lines: Sequence[Line]) -> str:
    """The one title that the opening gives in both scripts: “I watched Run On (런 온) in a night”."""
    found = {
        match[1]
        for line in lines[:OPENING]
        for match in _BOTH.finditer(line.read)
        if not (is_korean_name(match[1]) or is_place(match[1]))
    }
    found |= {words for line in lines[:OPENING] for words in _set_apart(line)}
    return found.pop() if len(found) == 1 else ""


def _set_apart(line: Line) -> Iterator[str]:
    """“《런 온》”, and “*run on* (런 온)” of those who leave capitals out."""
    yield from (match[1] for match in _OF_TITLES.finditer(line.read))
    for words in line.slanted:
        if words.islower() and re.search(rf"{re.escape(words)}\s*[(（][가-힣]", line.read):
            yield capitalised(words)


def year_beside(title: str, lines: Sequence[Line]) -> int | None:
    """“Run On (2020)” or “Run On (JTBC, 2020)” in one of the first lines."""
    beside = re.compile(
        rf"{re.escape(title)}[”\"’']?\s*[(（][^()（）]*?\b((?:19|20)\d\d)\b[^()（）]*[)）]",
        re.IGNORECASE,
    )
    found = (beside.search(line.read) for line in lines[:_FIRST])
    return next((int(match[1]) for match in found if match), None)


def latin_beside(hangul: str, lines: Sequence[Line]) -> str:
    """“런 온(Run On)” in one of the first lines."""
    beside = re.compile(
        rf"{re.escape(hangul)}[」』》〉>’'”\"]?\s*[(（,/]\s*"
        rf"([A-Z][A-Za-z0-9 ,:!?’'&.-]{{1,60}}?)\s*(?:[)）,/]|$)"
    )
    found = (beside.search(line.read) for line in lines[:_FIRST])
    return next((match[1] for match in found if match and not is_place(match[1])), "")


def hangul_beside(latin: str, lines: Sequence[Line]) -> str:
    """“Run On (런 온)” in one of the first lines."""
    if not latin:
        return ""
    plain = re.compile(
        rf"(?<!\w){re.escape(latin)}[”\"’']?\s*[(（]({_HANGUL})[,;/)）]",
        re.IGNORECASE,
    )
    for line in lines[:_FIRST]:
        if match := plain.search(line.read):
            return match[1].strip(" ,:")
        for match in _BESIDE.finditer(line.read):
            if fold(match[1]).endswith(fold(latin)):
                return match[2].strip(" ,:")
    return ""
