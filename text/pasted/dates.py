"""Days as web pages, spreadsheets and Korean lists write them."""

import re
from calendar import month_abbr
from datetime import date

from text.pasted.lines import UnreadableError

_MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
_WEEKDAY = re.compile(
    r"\(?\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?\)?,?|\([월화수목금토일](?:요일)?\)|[월화수목금토일]요일",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./년\s]\s*(\d{1,2})\s*[-./월\s]\s*(\d{1,2})\s*[.일]?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_SLASHES = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})")
_REPEATED = re.compile(r"\s*\(\d{4}-\d{2}-\d{2}\)$")
_HAS_NO_YEAR = re.compile(
    r"\d{1,2}월\s*\d{1,2}일|\d{1,2}\s*[a-z]{3,9}|[a-z]{3,9}\s*\d{1,2}", re.IGNORECASE
)


def read_date(text: str) -> date:
    """Raises ``UnreadableError`` with the reason."""
    words = " ".join(_WEEKDAY.sub(" ", _REPEATED.sub("", text)).split()).strip(" ,")
    year, month, day = _parts(words)
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnreadableError(f"there is no day “{text}”") from None
    if not 1895 <= found.year <= 2200:
        raise UnreadableError(f"the year of “{text}” cannot be")
    return found


def is_date(text: str) -> bool:
    try:
        read_date(text)
    except UnreadableError:
        return False
    return True


def _parts(words: str) -> tuple[int, int, int]:
    if match := _YEAR_FIRST.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[3])
    if (match := _DAY_FIRST.fullmatch(words)) and (month := _month(match[2])):
        return int(match[3]), month, int(match[1])
    if (match := _MONTH_FIRST.fullmatch(words)) and (month := _month(match[1])):
        return int(match[3]), month, int(match[2])
    if match := _SLASHES.fullmatch(words):
        return _told_apart(words, *map(int, match.groups()))
    if _HAS_NO_YEAR.fullmatch(words):
        raise UnreadableError(f"the date “{words}” has no year")
    raise UnreadableError(f"“{words}” is no date; write it as 2020-12-16")


def _month(word: str) -> int:
    """0 for a word that begins as no month does."""
    return _MONTHS.get(word[:3].casefold(), 0)


def _told_apart(words: str, first: int, second: int, year: int) -> tuple[int, int, int]:
    if first > 12:
        return year, second, first
    if second > 12 or first == second:
        return year, first, second
    raise UnreadableError(f"“{words}” may be two days; write it as 2020-12-16")
