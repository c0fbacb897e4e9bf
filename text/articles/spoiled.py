"""The passages that an article itself warns of: from “SPOILERS AHEAD” on, until it says otherwise."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from text.articles.entries import sentences
from text.articles.lines import LONGEST, Line
from text.articles.warnings import Warned, warned
from text.episodes import FINALE

_LONGEST, _LONGEST_SENTENCE, _LONGEST_END = 120, 220, 70
_MOST = 300
"""Passages of one article; from the last on all is of it."""
_ONWARD = re.compile(
    r"\bspoilers?\b[^.!?]{0,40}\b(?:ahead|below|abound|follow\w*|incoming|beyond|alert|warning|beware|"
    r"starts?|begins?|from\s+(?:here|now|this)|(?:past|after)\s+(?:this|here))\b|^\W*spoilers?\W*$|"
    r"\b(?:warning|alert|beware|caution)\b[^.!?]{0,30}\bspoilers?\b|"
    r"\bfrom\s+(?:here|this\s+point|now)\b[^.!?]{0,80}\bspoil|"
    r"스포(?:일러)?[가를도는은]?\s?(?:주의|경고|시작|있음|있습니다|있어요)|(?:부터|이하|아래)\S?\s?스포",
    re.IGNORECASE,
)
"""Of what follows; other sentences among sentences may speak of a trailer."""
_FROM_HERE = re.compile(
    r"\b(?:ahead|below|follow\w*|incoming|beyond|from|past|after)\b|부터|이하|아래|주의",
    re.IGNORECASE,
)
"""Of a heading that warns, and not of its own section alone."""
_ENDS = re.compile(
    r"\W*(?:(?:the\s+)?end\s+(?:of\s+)?(?:the\s+|all\s+|my\s+)?spoil(?:ers?|ery)"
    r"(?:\s+(?:here|section|zone|territory|part|talk|discussion|alert|warning))?|"
    r"spoilers?\s+(?:are\s+)?(?:end(?:s|ed|ing)?|over|off|done|finished|stop)(?:\s+here)?|/\s?spoilers?|"
    r"(?:no\s+(?:more|further)\s+spoilers|(?:back\s+to\s+)?spoiler[\s-]free\s+again|"
    r"spoiler[\s-]free)\s*(?:from\s+(?:here|now|this\s+point)(?:\s+(?:on|onwards?))?)?|"
    r"(?:(?:여기|이상)(?:까지)?\s?)?스포(?:일러)?[가는은]?\s?(?:끝|종료|해제|여기까지|없음)(?:입니다|이에요)?)\W*",
    re.IGNORECASE,
)
_NONE = re.compile(r"\bspoilers?\b[^:]{0,20}:\s*(?:none|no|nope|없음)\W*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r".{1,80}[(（\[]([^()（）\[\]]{2,30})[)）\]]\W*")
"""“The ending (spoilers!)”, above a section or a paragraph."""
_SENTENCE = re.compile(r"[.!?…][\"”’')]*$")
_PROSE = 60


class Passage(NamedTuple):
    """The lines from ``first`` up to ``end``, which ``until`` names; nothing names the end of the article.

    ``is_closed`` says that nothing stands open behind it of which the warning may tell as well.
    """

    words: str
    first: int
    end: int
    until: str
    spoils_to: int
    is_closed: bool


def passages_of(lines: Sequence[Line]) -> list[Passage]:
    """What is veiled already is passed over. What nobody says the extent of goes to the ending."""
    found: list[Passage] = []
    level, has_prose = 0, False
    for line in lines:
        level = line.level or level
        if line.is_veiled or (found and line.number < found[-1].end):
            continue
        opening = _opening(line, is_first=not has_prose)
        has_prose = has_prose or _is_prose(line)
        if opening and (passage := _from(line, opening, lines, level)):
            is_last = len(found) == _MOST - 1
            found.append(_to_the_end(passage, lines) if is_last else passage)
    return found


def _to_the_end(passage: Passage, lines: Sequence[Line]) -> Passage:
    return passage._replace(end=len(lines), until="", spoils_to=FINALE, is_closed=True)


class _Opening(NamedTuple):
    """``is_behind`` where the line ends with the warning, and what stands before it may stay open.

    ``is_whole`` where the line is nothing else.
    """

    warning: Warned
    is_whole: bool
    is_behind: bool


def _opening(line: Line, *, is_first: bool) -> _Opening | None:
    """How far all of a text goes is no passage: “Spoilers up to episode 8” above its first words."""
    told = [one for one in sentences(line.read) if one.strip()]
    if (above := _IN_BRACKETS.fullmatch(line.read)) and warned(above[1]):
        told = [above[1]]
    for place, sentence in enumerate(told):
        is_whole = len(told) == 1 and len(sentence) <= _LONGEST
        if not (is_whole or _ONWARD.search(sentence[:_LONGEST_SENTENCE])):
            continue
        warning = None if _ends(sentence) or _NONE.search(sentence) else warned(sentence)
        if warning is None or warning.is_free:
            continue
        if is_first and warning.spoils_to not in (None, FINALE):
            return None
        is_last = place == len(told) - 1 and len(line.text) <= LONGEST
        return _Opening(warning, is_whole, is_last and place > 0)
    return None


def _from(line: Line, opening: _Opening, lines: Sequence[Line], level: int) -> Passage | None:
    first = line.number + opening.is_behind
    behind = lines[line.number + 1 :]
    if not behind and (opening.is_whole or opening.is_behind):
        return None
    level = 0 if behind and 0 < behind[0].level <= level else level
    end = len(lines)
    for one in behind:
        if _ends(one.text):
            end = one.number + 1
            break
        if 0 < one.level <= level:
            end = one.number
            break
    last = lines[end - 1].text if _ends(lines[end - 1].text) else ""
    until = last or (lines[end].text if end < len(lines) else "")
    is_of_section = line.level > 0 and not _FROM_HERE.search(line.text)
    far = [warned(sentence) for one in lines[first:end] for sentence in sentences(one.read)]
    numbers = [_far(one) for one in [opening.warning, *filter(None, far)] if not one.is_free]
    return Passage(
        opening.warning.words,
        first,
        end,
        until,
        max(numbers),
        not until or bool(last) or is_of_section,
    )


def _far(warning: Warned) -> int:
    return FINALE if warning.spoils_to is None else warning.spoils_to


def _ends(text: str) -> bool:
    return len(text) <= _LONGEST_END and _ENDS.fullmatch(text) is not None


def _is_prose(line: Line) -> bool:
    return not line.level and len(line.text) > _PROSE and bool(_SENTENCE.search(line.text))
