"""When a show ran, on which days, how often and how long."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from text.articles.numbers import COUNT, count_of
from text.episodes import LAST_NUMBER
from text.pasted.dates import read_date
from text.pasted.lines import UnreadableError

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_WHOLE = (
    rf"{_YEAR}[-./\s]{_MONTH}[-./\s]\d{{1,2}}|"
    rf"{_YEAR}\s?[-./년]\s?\d{{1,2}}\s?[-./월]\s?\d{{1,2}}(?:\s?일|\.)?|{_MONTH}\s{_DAY},?\s{_YEAR}|"
    rf"{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}|\d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR}"
)
_YEAR_NAMED_MONTH = re.compile(r"(\d{4})[-./\s]([a-z]{3,9})[-./\s](\d{1,2})", re.IGNORECASE)
"""“2022-Apr-08”."""
_PART = rf"{_MONTH}\s{_DAY}|{_DAY}\s(?:of\s)?{_MONTH}|\d{{1,2}}\s?[-./월]\s?\d{{1,2}}\s?일?"
_DATE = re.compile(rf"(?<![\w])(?:{_WHOLE})(?!\w)", re.IGNORECASE)
_TO = r"\s*(?:[-–—~〜]|to|until|through|till)\s*"
_WEEKDAY = r"(?:\s?\((?:[월화수목금토일]|mon|tue|wed|thu|fri|sat|sun)[a-z]*\)|(?:\s?[월화수목금토일]요일))?"
_RANGE = re.compile(
    rf"(?<!\w)({_WHOLE}|{_PART}){_WEEKDAY}{_TO}(?:({_WHOLE})|({_PART}))(?![\w])", re.IGNORECASE
)
_ONE_YEAR = re.compile(rf"(?<![\w])({_YEAR})(?![\w])")
_MONTH_OF = re.compile(rf"\b({_MONTH})\s+(?:of\s+)?{_YEAR}", re.IGNORECASE)

_NAMES = [name.casefold() for name in calendar.day_abbr]
_WEEKDAYS = re.compile(
    r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?\b", re.IGNORECASE
)
_KOREAN_DAYS = re.compile(
    r"([월화수목금토일])\s?[요,·/~\-–]?\s?([월화수목금토일])?\s?(?:요일|드라마)|([월화수목금토일])\s?[,·/&~-]?\s?([월화수목금토일])(?!\w)"
)
_SLUGS = {
    (0, 1): "mon-tue",
    (2, 3): "wed-thu",
    (3, 4): "thu-fri",
    (4,): "fri",
    (4, 5): "fri-sat",
    (5,): "sat",
}
_SLUGS |= {(5, 6): "sat-sun", (0, 4): "mon-fri", (0, 1, 2, 3, 4): "mon-fri"}
_AT_ONCE = re.compile(
    r"all (?:episodes )?at once|full season|binge|all episodes|한번에|전편 공개|동시 공개|전회",
    re.IGNORECASE,
)
_DAILY = re.compile(r"\bdaily\b|every ?day\b|일일", re.IGNORECASE)

_MINUTES = re.compile(
    r"(\d{1,3})(?:\s*(?:[-–—~〜]|to)\s*(\d{1,3}))?\s*(?:[-\s]?min(?:ute)?s?\b|['’′]|분)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(\d{1,2}|an|one|two)\s*(?:h\b|hrs?\b\.?|hours?\b|시간)\s*(?:and\s*)?(?:(\d{1,2})\s*(?:m\b|"
    r"min(?:ute)?s?\b|분))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![\w.–-])({COUNT})[-\s]?(?:ep(?:isode)?s?\b|hour-long episodes|부작|회작|회|화|에피소드)",
    re.IGNORECASE,
)


def run_in(text: str) -> tuple[date | None, date | None]:
    """The first and last day; a first day without its year has that of the last."""
    if match := _RANGE.search(text):
        last = _date(match[2]) if match[2] else None
        first = _date(match[1]) or (last and _within(match[1], last.year))
        if first and match[3]:
            last = _within(match[3], first.year)
        if first and last and first > last and not match[2]:
            last = _within(match[3], first.year + 1)
        elif first and last and first > last and not _ONE_YEAR.search(match[1]):
            first = _within(match[1], last.year - 1)
        if first and last and first <= last:
            return first, last
    dates = [day for found in _DATE.findall(text) if (day := _date(found))]
    if len(dates) == 2 and dates[0] <= dates[1]:
        return dates[0], dates[1]
    return (dates[0], None) if len(dates) == 1 else (None, None)


def day_in(text: str) -> date | None:
    """The one day; of a month alone, its first."""
    dates = [day for found in _DATE.findall(text) if (day := _date(found))]
    if dates:
        return dates[0]
    match = _MONTH_OF.search(text)
    return _date(f"{match[1]} 1, {match[0][-4:]}") if match else None


def year_in(text: str) -> int | None:
    """The first."""
    match = _ONE_YEAR.search(text)
    return int(match[1]) if match else None


def _within(part: str, year: int) -> date | None:
    if re.match(r"\d{1,2}\s?[-./월]", part):
        return _date(f"{year}.{part.rstrip('일 ')}")
    return _date(f"{part} {year}")


def _date(written: str) -> date | None:
    words = re.sub(r"\bof\b|(?<=[a-z])\.", " ", written, flags=re.IGNORECASE)
    words = re.sub(r"\bsept\b", "sep", words, flags=re.IGNORECASE)
    words = _YEAR_NAMED_MONTH.sub(r"\2 \3 \1", words)
    try:
        return read_date(" ".join(words.split()))
    except UnreadableError:
        return None


def days_in(text: str) -> str:
    """As the site calls them: “mon-tue”; empty for others."""
    if _AT_ONCE.search(text):
        return "all-at-once"
    if _DAILY.search(text):
        return "daily"
    days = [_NAMES.index(match[1][:3].casefold()) for match in _WEEKDAYS.finditer(text)]
    if not days and (match := _KOREAN_DAYS.search(text)):
        days = ["월화수목금토일".index(day) for day in match.groups() if day]
    return _SLUGS.get(tuple(sorted(set(days))), "")


def runtime_in(text: str) -> tuple[int, int] | None:
    """The shortest and longest, in minutes."""
    if match := _HOURS.search(text):
        hours = count_of(match[1]) or 1
        minutes = hours * 60 + int(match[2] or 0)
        return (minutes, minutes) if minutes < 600 else None
    if match := _MINUTES.search(text):
        shortest, longest = int(match[1]), int(match[2] or match[1])
        return (shortest, longest) if 0 < shortest <= longest else None
    return None


def episode_count_in(text: str, *, is_labelled: bool = False) -> int | None:
    """“16 episodes”, “16-episode”, “16부작”; with a label before it also “16” and “16 (70 min. each)”."""
    for number in _counts(text, is_labelled):
        if number and 1 <= number <= LAST_NUMBER:
            return number
    return None


def _counts(text: str, is_labelled: bool) -> Iterator[int | None]:
    if match := _COUNTED.search(text):
        yield count_of(match[1])
    if is_labelled and (
        match := re.match(rf"\W*({COUNT})\b(?!\s*(?:[-–—~/.]\s*\d|min))", text, re.IGNORECASE)
    ):
        yield count_of(match[1])
    if is_labelled and (match := re.match(r"\W*1\s*[-–—~]\s*(\d{1,3})\b", text)):
        yield int(match[1])
