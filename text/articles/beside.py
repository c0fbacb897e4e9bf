"""What stands beside a title in the first lines: the year, the same title in the other script."""

import re
from collections.abc import Iterator, Sequence

from text.articles.entries import sentences
from text.articles.lines import Line
from text.articles.people import is_korean_name
from text.articles.places import is_place
from text.articles.shared import introduces
from text.articles.titles import capitalised
from text.hangul import fold

_HANGUL = r"(?=[^()（）]{0,20}[가-힣])[가-힣0-9][가-힣0-9 :!?]{0,40}"
"""Also “4층 재벌”."""
_IN_BRACKETS = re.compile(rf"[”\"’']?\s*[(（]({_HANGUL})[,;/)）]")
_IN_HANGUL = re.compile(r"\s*[(（][가-힣]")
_PARTED = re.compile(rf"\s*[/|]\s*({_HANGUL})")
_YEAR = re.compile(r"[”\"’']?\s*[(（][^()（）]*?\b((?:19|20)\d\d)\b[^()（）]*[)）]")
_LATIN = re.compile(
    r"[」』》〉>’'”\"]?\s*[(（,/]\s*([A-Z][A-Za-z0-9 ,:!?’'&.-]{1,60}?)\s*(?:[)）,/]|$)"
)
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


_IS_DRAMA = re.compile(
    r"([가-힣0-9][가-힣0-9 ]{1,24}?)[은는]\s[^.!?]{0,60}(?:드라마|영화|작품)(?:이?다|입니다|이?에요|예요)\b"
)
_KOREAN_BOTH = re.compile(
    r"(?:드라마|영화)\s+(?!스페셜|스테이지|시티)([가-힣0-9][가-힣0-9 :!?]{0,30}?)\s?"
    rf"[(（]{_WORD}[^()（）]{{0,60}}[)）]"
)
"""“드라마 검은 우산(Black Umbrella)”."""
_NO_TITLE = re.compile(
    r"(?:이|그|저|이번|오늘|이것|그것|여기|내가|제가|우리)(?:\s|$)|.*(?:드라마|영화|작품|배우|감독)$"
)
_SOURCE = re.compile(r"[”\"’』」]\s*[-–—―,(]\s*[^.]{0,30}$")
_IS_SAYING = re.compile(r"\s*(?:이?라는|이?라던|이?란)\s*(?:말|문장|구절|속담|명언|글|시)")
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
    found |= {words for line in lines[: 2 * OPENING] for words in _told_in_hangul(line)}
    if len(found) > 1:
        text = "\n".join(line.read for line in lines)
        found = {words for words in found if introduces(text, words)}
    return found.pop() if len(found) == 1 else ""


def _set_apart(line: Line) -> Iterator[str]:
    """“《런 온》”, and “*run on* (런 온)” in small letters; no quotation, no source of one."""
    for match in _OF_TITLES.finditer(line.read):
        before, behind = line.read[: match.start()], line.read[match.end() :]
        is_quotation = line.is_quoted or not (before + behind).strip(" .")
        is_source = _SOURCE.search(before) or _IS_SAYING.match(behind)
        if not (is_source or (is_quotation and match[0][0] in "「『")):
            yield match[1]
    for words in line.slanted:
        if words.islower() and _behind(words, _IN_HANGUL, line.read):
            yield capitalised(words)


def _told_in_hangul(line: Line) -> Iterator[str]:
    """“소금 항구는 2019년 tvN에서 방영한 드라마다.”"""
    if not line.is_quoted:
        for sentence in sentences(line.read):
            if both := _KOREAN_BOTH.search(sentence):
                yield both[1]
            elif (match := _IS_DRAMA.match(sentence)) and not _NO_TITLE.match(match[1]):
                yield match[1]


def year_beside(title: str, lines: Sequence[Line]) -> int | None:
    """“Run On (2020)” or “Run On (JTBC, 2020)” in one of the first lines."""
    found = (_behind(title, _YEAR, line.read) for line in lines[:_FIRST])
    return next((int(match[1]) for match in found if match), None)


def latin_beside(hangul: str, lines: Sequence[Line]) -> str:
    """“런 온(Run On)” in one of the first lines."""
    found = (_behind(hangul, _LATIN, line.read) for line in lines[:_FIRST])
    return next((match[1] for match in found if match and not is_place(match[1])), "")


def hangul_beside(latin: str, lines: Sequence[Line]) -> str:
    """“Run On (런 온)” in one of the first lines, or “Run On / 런 온” as all of one."""
    if not latin:
        return ""
    for line in lines[:_FIRST]:
        match = _behind(latin, _IN_BRACKETS, line.read, is_word=True)
        match = match or _behind(latin, _PARTED, line.read, is_all=True)
        if match:
            return match[1].strip(" ,:")
        for match in _BESIDE.finditer(line.read):
            if fold(match[1]).endswith(fold(latin)):
                return match[2].strip(" ,:")
    return ""


def _behind(
    name: str, told: re.Pattern[str], text: str, *, is_word: bool = False, is_all: bool = False
) -> re.Match[str] | None:
    """What stands behind the name. As one pattern both would be compiled anew, which takes milliseconds."""
    called = re.compile(("(?<!\\w)" if is_word else "") + re.escape(name), re.IGNORECASE)
    if is_all:
        match = called.match(text)
        return told.fullmatch(text, match.end()) if match else None
    found = (told.match(text, match.end()) for match in called.finditer(text))
    return next(filter(None, found), None)
