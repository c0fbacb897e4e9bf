"""What stands in a cell becomes a fact, or a reason why it cannot be one.

Facts wait in a table file, so they are what JSON can say: days and shares are strings, as the columns of the
site's tables read them.
"""

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import override

from exchange.facts.encodings import INVALID
from shows.models import Credit, Show
from text.articles.overview import kind_of, people_in
from text.articles.places import NETWORKS
from text.articles.runs import days_in, episode_count_in, run_in, runtime_in
from text.countries import NAMES
from text.episodes import LAST_NUMBER
from text.hangul import fold
from text.pasted.dates import read_date
from text.pasted.episodes import EMPTY, read_number, read_viewership
from text.pasted.lines import UnreadableError
from text.pasted.roles import crew_role_of, role_of
from text.typed import one_line, printable

_FORMULA = re.compile(
    r"=\s*[\w.$]+\s*\(.*|[+@-][A-Z][A-Z0-9.]+\(.*|[=+@-]\s*\w+\|.*!.*|=\s*\$?[A-Z]{1,3}\$?\d+.*"
)
_FORCED_TEXT = re.compile(r'=\s*"([^"]*)"')
"""How spreadsheets are told that 0123 is no number."""
_YEAR = re.compile(r"((?:1[89]|2[01])\d\d)(?:\.0)?(?:년)?")
_INTEGER = re.compile(r"(\d{1,6})(?:\.0)?")
_LONG_PARTS = re.compile(r"[|;\n]")
_PARTS = re.compile(r"[|;,/\n]")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_COUNTRIES = {
    **dict.fromkeys(map(fold, ["Korea", "Republic of Korea", "한국", "대한민국"]), "KR"),
    **dict.fromkeys(map(fold, ["USA", "United States of America", "미국"]), "US"),
    **dict.fromkeys(map(fold, ["UK", "영국"]), "GB"),
    fold("일본"): "JP",
    fold("중국"): "CN",
    fold("대만"): "TW",
    fold("태국"): "TH",
}


def plain_text(cell: str) -> str:
    """The cell without what no table should hold; empty for “N/A” and the like. A formula is refused."""
    if INVALID in cell:
        raise UnreadableError("it has bytes that are neither UTF-8 nor CP949")
    text = printable(cell).strip()
    if forced := _FORCED_TEXT.fullmatch(text):
        text = forced[1].strip()
    if text.casefold() in EMPTY or text.casefold() in ("none", "null", "nan"):
        return ""
    if _FORMULA.fullmatch(text.partition("\n")[0]):
        raise UnreadableError(f"“{text[:60]}” is a formula, and no fact")
    return text


def _line(longest: int) -> Callable[[str], str]:
    whole = _text(longest)
    return lambda text: one_line(whole(text), longest)


def _text(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > longest:
            raise UnreadableError(f"it is longer than {longest:,} characters")
        return text

    return read


def _year(text: str) -> int:
    if match := _YEAR.fullmatch(text):
        return int(match[1])
    raise UnreadableError(f"“{text[:60]}” is no year")


def _day(text: str) -> str:
    return read_date(text.partition("T")[0] if text[4:5] == "-" else text).isoformat()


def _count(text: str) -> int:
    match = _INTEGER.fullmatch(text)
    number = int(match[1]) if match else episode_count_in(text, is_labelled=True)
    if number is None or not 1 <= number <= LAST_NUMBER:
        raise UnreadableError(f"“{text[:60]}” is no number of episodes from 1 to {LAST_NUMBER}")
    return number


def _runtime(text: str) -> list[int]:
    numbers = re.findall(r"\d+", text)
    bare = re.fullmatch(r"\d{1,3}(?:\.0)?(?:\s*[-–~|\n]\s*\d{1,3})?", text)
    found = runtime_in(f"{numbers[0]}-{numbers[-1]} min") if bare else runtime_in(text)
    if bare and "." in text:
        found = (int(numbers[0]), int(numbers[0])) if int(numbers[0]) else None
    if found is None:
        raise UnreadableError(f"“{text[:60]}” is no number of minutes")
    return list(found)


def _days(text: str) -> str:
    """Of days that the site has no word for, such as Tuesday alone, none."""
    slug = text.casefold().strip()
    return slug if slug in Show.AiringDays.values else days_in(text.replace("\n", ", "))


def _network(text: str) -> str:
    """With the capitals that it has; of several the first."""
    name = one_line(_PARTS.split(text)[0], 120)
    return NETWORKS.get(fold(name), name)


def _kind(text: str) -> str:
    if kind := kind_of(text):
        return kind
    if text.casefold() == "sitcom":
        return str(Show.Kind.DRAMA)
    raise UnreadableError(f"“{text[:60]}” is no kind; there are drama, film and special")


def _country(text: str) -> str:
    first = _PARTS.split(text)[0].strip()
    code = first.upper() if re.fullmatch("[A-Za-z]{2}", first) else _code_of(first)
    if not code:
        raise UnreadableError(f"“{text[:60]}” is no country; write its code, such as KR")
    return "GB" if code == "UK" else code


def _code_of(country: str) -> str:
    with override("en"):
        named = {fold(str(name)): code for code, name in NAMES.items()}
    return (named | _COUNTRIES).get(fold(country), "")


def _genres(text: str) -> list[str]:
    return [name for part in _PARTS.split(text) if (name := one_line(part, 120))]


def _names(text: str) -> list[str]:
    """Other names, which may have commas in them."""
    names = [one_line(part, 200) for part in _LONG_PARTS.split(text)]
    return list(dict.fromkeys(filter(None, names)))


def _address(text: str) -> str:
    if not _WEB.fullmatch(text) or len(text) > 200:
        raise UnreadableError("it is no web address that begins with https://")
    return text


def _role(text: str) -> str:
    """Empty for words that are none; they may name the character."""
    slug = text.casefold().strip().removeprefix("cast:")
    return slug if slug in Credit.Role.values else role_of(slug) or crew_role_of(slug)


def _billing(text: str) -> int:
    if match := _INTEGER.fullmatch(text):
        return min(int(match[1]), 32_000)
    raise UnreadableError(f"“{text[:60]}” is no place in a list")


def run(text: str) -> tuple[str, str]:
    """“Dec 16, 2020 - Feb 4, 2021”: the first and the last day; the last may be missing."""
    first, last = run_in(text)
    if first is None:
        return _day(text), ""
    return first.isoformat(), last.isoformat() if last else ""


EMPTY_ROLE = "words of the role"
"""Where what stands in a column of roles is kept that is none."""
READERS: dict[str, Callable[[str], Any]] = {
    "show_id": _line(200),
    "title": _line(200),
    "title_hangul": _line(200),
    "title_romanized": _line(200),
    "aliases": _names,
    "year": _year,
    "aired": run,
    "aired_from": _day,
    "aired_to": _day,
    "airing_days": _days,
    "network": _network,
    "genres": _genres,
    "episode_count": _count,
    "runtime": _runtime,
    "kind": _kind,
    "country": _country,
    "synopsis": _text(20_000),
    "synopsis_source": _line(200),
    "content_notes": _text(5_000),
    "trailer_url": _address,
    "person_id": _line(200),
    "person": _line(200),
    "person_hangul": _line(100),
    "person_aliases": _names,
    "family_name": _line(100),
    "groups": _line(200),
    "born_on": _day,
    "bio": _text(20_000),
    "role": _role,
    "character": _line(200),
    "character_hangul": _line(100),
    "character_note": _line(300),
    "billing": _billing,
    "number": read_number,
    "episode_title": _line(200),
    "episode_title_hangul": _line(200),
    "aired_on": _day,
    "viewership": lambda text: str(read_viewership(text).get("viewership", "")),
    **dict.fromkeys(["cast", "directors", "writers", "composers", "original_authors"], people_in),
}
"""How each column is read."""
