"""A pasted table of episodes: number, date, titles, viewership, with a heading or without."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from text.episodes import LAST_NUMBER
from text.hangul import fold
from text.jamo import has_hangul
from text.pasted.cells import cells_of, delimiter_of, is_rule
from text.pasted.dates import is_date, read_date
from text.pasted.lines import Fault, UnreadableError, numbered, unquoted

_HEADINGS = {
    "number": "no ep episode number # nr episodeno noinseries ep# 회 회차 회수 화 번호 차수",
    "aired_on": "date aired airdate airedon originalairdate broadcastdate originalbroadcastdate "
    "releasedate originalreleasedate 방영일 방송일 방송날짜 방영일자 방송일자 날짜 공개일",
    "title": "title name episodetitle englishtitle titleinenglish 영어제목",
    "title_hangul": "titleinhangul hangultitle koreantitle titleinkorean hangul 한글제목 제목 부제 소제목",
    "viewership": "viewership viewers rating ratings nationwide tvratings nationwideratings audience share "
    "audienceshare averageaudienceshare nielsenkorea agbnielsen nielsennationwide nielsenkoreanationwide "
    "시청률 전국 전국시청률 닐슨 닐슨코리아",
}
_COLUMN_OF = {fold(word): name for name, words in _HEADINGS.items() for word in words.split()}
_COLUMN_OF["#"] = "number"
_NUMBER = re.compile(
    r"(?:episode|ep\.?|e|제|#)?\s*(\d{1,4})\s*(?:회|화|부|\.|\))?(?:\s*\((?:final|마지막회|최종회|end)\))?",
    re.IGNORECASE,
)
EMPTY = {"", "-", "–", "—", "−", "n/a", "na", "tba", "tbd", "nr", "미정", "없음"}
_BOTH_TITLES = re.compile(
    r"(.+?)\s*[(（]\s*(?:korean|hangul|ko|한국어)?\s*:?\s*([^()（）]+)[)）]", re.IGNORECASE
)
LONGEST_TITLE = 200


@dataclass
class EpisodeRow:
    """``facts`` are the columns that the text fills, by their names in the table."""

    line: int
    number: int
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class EpisodeTable:
    rows: list[EpisodeRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Headings of columns that no fact of ours is in."""


def read_episodes(text: str) -> EpisodeTable:
    table = EpisodeTable()
    lines = [(number, line) for number, line in numbered(text) if not is_rule(line)]
    delimiter = delimiter_of(line for _, line in lines)
    columns: list[str] | None = None
    for number, line in lines:
        cells = [unquoted(cell) for cell in cells_of(line, delimiter)]
        if heading := _heading(cells):
            columns = heading
            unknown = (cell for cell, name in zip(cells, heading, strict=True) if cell and not name)
            table.left_out += unknown
            continue
        try:
            row = _row(number, cells, columns)
            _refuse_a_second(row, table.rows)
        except UnreadableError as error:
            table.faults.append(Fault(number, line.strip(), str(error)))
        else:
            table.rows.append(row)
    return table


def _heading(cells: list[str]) -> list[str] | None:
    """The name of each column, "" for one that is not ours; None for a line that is no heading."""
    names: list[str] = []
    for cell in cells:
        bare = re.sub(r"[(（].*?[)）]", "", cell)
        name = _COLUMN_OF.get(fold(bare)) or _COLUMN_OF.get(bare.strip()) or ""
        names.append("" if name in names else name)
    is_one = "number" in names and len(list(filter(None, names))) > 1
    return names if is_one else None


def _row(line: int, cells: list[str], columns: list[str] | None) -> EpisodeRow:
    if columns is None:
        return _row_without_heading(line, cells)
    if len(cells) > len(columns):
        message = f"it has {len(cells)} cells, the heading {len(columns)}; put a text with commas in quotes"
        raise UnreadableError(message)
    named = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    row = EpisodeRow(line, read_number(named.pop("number", "")))
    for name, cell in named.items():
        row.facts |= _READ[name](cell)
    return row


def _row_without_heading(line: int, cells: list[str]) -> EpisodeRow:
    """The number comes first; what else a cell is, it tells by itself."""
    row = EpisodeRow(line, read_number(cells[0]))
    for cell in cells[1:]:
        found = _READ[_kind_of(cell)](cell)
        if again := sorted(set(found) & set(row.facts)):
            what = again[0].replace("_", " ")
            raise UnreadableError(f"“{cell}” would be a second {what}; a heading says what is what")
        row.facts |= found
    return row


def _kind_of(cell: str) -> str:
    if cell.casefold() in EMPTY:
        return "nothing"
    if is_date(cell):
        return "aired_on"
    if re.fullmatch(r"[\d.,\s]+%?(?:\s*\(.*\))?", cell):
        if "." not in cell and "%" not in cell and "," not in cell:
            raise UnreadableError(f"what “{cell}” is cannot be told; a heading says what is what")
        return "viewership" if not re.fullmatch(r"[\d.\s]+\.", cell) else "aired_on"
    if re.match(r"\d{4}[-./]\d|\d{1,2}[-./]\d{1,2}[-./]\d|\d+월\s*\d+일|\d{4}년", cell):
        return "aired_on"  # which then says what is wrong with it
    return "title"


def read_number(cell: str) -> int:
    match = _NUMBER.fullmatch(cell.strip())
    if not match:
        raise UnreadableError(f"“{cell}” is no episode’s number" if cell else "it has no number")
    number = int(match[1])
    if not 1 <= number <= LAST_NUMBER:
        raise UnreadableError(f"episode {number} cannot be: they go from 1 to {LAST_NUMBER}")
    return number


def _refuse_a_second(row: EpisodeRow, rows: list[EpisodeRow]) -> None:
    for other in rows:
        if other.number == row.number:
            raise UnreadableError(f"episode {row.number} stands in line {other.line} already")


def _date(cell: str) -> dict[str, date]:
    return {} if cell.casefold() in EMPTY else {"aired_on": read_date(cell)}


def read_viewership(cell: str) -> dict[str, Decimal]:
    figure = re.sub(r"\s*[(（][^()]*[)）]$", "", cell).strip()
    if figure.casefold() in EMPTY:
        return {}
    if "," in figure:
        dotted = figure.replace(",", ".")
        raise UnreadableError(
            f"“{cell}” may be a number of viewers; write {dotted} for a percentage"
        )
    if not re.fullmatch(r"\d{1,3}(?:\.\d+)?\s*%?", figure, re.ASCII):
        raise UnreadableError(f"“{cell}” is no percentage")
    share = Decimal(figure.rstrip("% "))
    if share > 100:
        raise UnreadableError(f"“{cell}” is more than all of the audience")
    if share != round(share, 3):
        raise UnreadableError(f"“{cell}” has more than three decimals")
    return {"viewership": share}


def _titles(cell: str) -> dict[str, str]:
    """In either script or both: “Run (달리기)”."""
    if cell.casefold() in EMPTY:
        return {}
    both = _BOTH_TITLES.fullmatch(cell)
    if both and has_hangul(both[2]) and not has_hangul(both[1]):
        return _fitting({"title": unquoted(both[1]), "title_hangul": unquoted(both[2])})
    return _fitting({"title_hangul" if has_hangul(cell) else "title": cell})


def _fitting(titles: dict[str, str]) -> dict[str, str]:
    if any(len(title) > LONGEST_TITLE for title in titles.values()):
        raise UnreadableError(f"the title is longer than {LONGEST_TITLE} characters")
    return titles


_READ: dict[str, Callable[[str], dict[str, Any]]] = {
    "aired_on": _date,
    "viewership": read_viewership,
    "title": _titles,
    "title_hangul": _titles,
    "nothing": lambda cell: {},
}
