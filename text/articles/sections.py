"""An article in sections: each heading, be it marked as one or only bold, with the lines under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from text.articles.entries import episodes_anywhere
from text.articles.implied import announced, begins, begins_cast
from text.articles.lines import Line
from text.articles.people import is_ranked, may_be_korean
from text.articles.vocabulary import WORDS, plain_words, section_of

_LONGEST_HEADING, _LONGEST_LABEL = 90, 40
_OF_ENTRIES = frozenset({"moments", "lines"})
_EPISODE = re.compile(
    r"\W*(?:ep(?:isode)?s?\b\.?\s*#?\d|e\d|\d+(?:\s*[-~–]\s*\d+)?\s?[회화])", re.IGNORECASE
)
_SET_APART = re.compile(
    r"\[[^\[\]]{1,60}\]|【[^【】]{1,60}】|([*=~#–—-])\1+\s*\w.{0,60}?\s*\1{2,}|[■▶●◆▣□◎]\s*\w.{0,60}"
)
_LOUD = re.compile(r"[A-Z][A-Z'’&]*(?:\s[A-Z][A-Z'’&]*){1,5}")
_COLUMNS = frozenset(WORDS["columns"])
_ENDS_SENTENCE = re.compile(r"[.!?…,;]['\"”’]?$")


@dataclass(eq=False)
class Section:
    """``kind`` is that of the vocabulary, empty for others; the first of an article may have no heading."""

    kind: str
    heading: Line | None
    level: int = 7
    is_spelled: bool = True
    lines: list[Line] = field(default_factory=list)
    is_inline: bool = False


def sections_of(lines: Sequence[Line], title: str = "") -> list[Section]:
    """In order. A heading may stand before its first entry on one line: “Highlights: Episode 3 …”."""
    found = [Section("", None)]
    for number, line in enumerate(lines):
        following = lines[number + 1 : number + 3]
        if kind := _kind_by_columns(line, found[-1], following):
            found.append(Section(kind, None))
        if section := _inline(line, title):
            found.append(section)
            continue
        if found[-1].is_inline and not _goes_on(found[-1], line):
            found.append(Section("", None))
        if line.is_rule and found[-1].kind in _OF_ENTRIES:
            continue
        if line.is_ruled and found[-1].kind in _OF_ENTRIES and begins(line) != found[-1].kind:
            found.append(Section("", None))
        section = _opened(line, following, found[-1], title)
        if section is None:
            found[-1].lines.append(line)
        else:
            found.append(section)
        is_prose = section is None and found[-1].kind not in _OF_ENTRIES
        if is_prose and (kind := announced(line, following)):
            found.append(Section(kind, None))
    return found


def _inline(line: Line, title: str) -> Section | None:
    """“Best line, ep. 3: “…” – Mi-joo”, with what stands behind the colon as its first entry."""
    if line.level or line.kind == "row":
        return None
    words, _, value = line.text.replace("：", ":").partition(":")
    if not value.strip() or len(words) > _LONGEST_LABEL:
        return None
    episodes, bare = episodes_anywhere(words)
    kind, is_spelled = section_of(_without(bare, title))
    if kind not in _OF_ENTRIES or not is_spelled:
        return None
    mark = words.removeprefix(bare).strip(" ,–—-([)]") if episodes else ""
    entry = replace(line, text=f"{mark}: {value.strip()}".lstrip(": "), bold="")
    return Section(kind, None, lines=[entry], is_inline=True)


def _goes_on(section: Section, line: Line) -> bool:
    return not line.level and (not line.opens or begins(line) == section.kind)


def _opened(line: Line, following: Sequence[Line], current: Section, title: str) -> Section | None:
    if len(line.text) > _LONGEST_HEADING or line.kind == "row":
        return None
    words = _without(line.text, title)
    is_entry = bool(_EPISODE.match(line.text)) and current.kind in _OF_ENTRIES and not line.level
    is_like_heading = _is_heading_like(line) and not is_entry
    kind, is_spelled = section_of(words) if is_like_heading else ("", True)
    if line.level:
        is_inner = line.level > current.level or bool(_EPISODE.match(line.text))
        is_entry = current.kind in _OF_ENTRIES and not kind and is_inner
        return None if is_entry else Section(kind, line, line.level, is_spelled)
    if kind and following:
        return Section(kind, line, is_spelled=is_spelled)
    if not ((line.is_bold or is_set_apart(line)) and _is_title_like(line)):
        return None
    if _names_speaker(line, current):
        return None
    if _is_next_to(line, current):
        return Section("", line)
    if current.kind and current.level == 7:
        first = current.lines[0] if current.lines else None
        is_like_first = first is None or (
            (first.is_bold or is_set_apart(first)) and first.kind == line.kind
        )
        return None if is_like_first else Section("", line)
    is_above_entries = current.kind not in _OF_ENTRIES and bool(
        following and (begins(following[0]) or begins_cast(following))
    )
    return Section("", line) if is_above_entries and not begins(line) else None


def _is_next_to(line: Line, current: Section) -> bool:
    """Whether it is a heading of the same make, after one whose words tell nothing."""
    heading = current.heading
    if current.kind or heading is None or current.level != 7 or not current.lines:
        return False
    return line.opens and heading.opens and line.is_bold == heading.is_bold


def _names_speaker(line: Line, current: Section) -> bool:
    """“Oh Mi-joo” in bold below what she says."""
    is_below = bool(current.lines) and begins(current.lines[-1]) == "lines"
    return is_below and (may_be_korean(line.text) or is_ranked(line.text))


def _kind_by_columns(line: Line, current: Section, following: Sequence[Line]) -> str:
    """Of a table below no heading of its own: “Line | Said by”, “Episode | Moment”."""
    if line.kind != "row" or current.kind in _OF_ENTRIES or not following:
        return ""
    cells = [plain_words(cell) for cell in line.cells if cell]
    if following[0].kind != "row" or not all(cell in _COLUMNS for cell in cells):
        return ""
    kinds = {kind for cell in cells if (kind := section_of(cell)[0]) in _OF_ENTRIES}
    return kinds.pop() if len(kinds) == 1 else ""


def header_of(section: Section) -> Line | None:
    """The row that only names the columns of a table: “Episode | Moment”."""
    rows = section.lines[:2]
    if len(rows) < 2 or any(line.kind != "row" for line in rows):
        return None
    cells = map(plain_words, filter(None, rows[0].cells))
    return rows[0] if all(cell in _COLUMNS for cell in cells) else None


def _is_heading_like(line: Line) -> bool:
    """A heading, or a short line that is no sentence and no item of a list."""
    if line.level or line.is_bold:
        return True
    is_short = len(line.text) <= 60 and not _ENDS_SENTENCE.search(line.text)
    return is_short and line.kind == "p" and not line.is_quoted


def is_set_apart(line: Line) -> bool:
    """“[명대사]”, “*** THE STORY ***”, “■ 총평”: headings of those who write without any."""
    if line.kind != "p" or line.is_quoted:
        return False
    return bool(_SET_APART.fullmatch(line.text)) or (line.opens and _is_loud(line.text))


def _is_loud(text: str) -> bool:
    """“WORTH WRITING DOWN”: two words of capitals and nothing else."""
    return _LOUD.fullmatch(text) is not None


def _is_title_like(line: Line) -> bool:
    return (
        line.kind == "p" and not _EPISODE.match(line.text) and not _ENDS_SENTENCE.search(line.text)
    )


def _without(words: str, title: str) -> str:
    """“Best moments in Run On” without the title."""
    return re.sub(re.escape(title), " ", words, flags=re.IGNORECASE) if title else words
