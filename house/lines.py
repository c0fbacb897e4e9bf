"""The boxes of the house settings that hold an entry on each line."""

from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from text.lines import filled_lines

MOST_LINKS = 12
LONGEST_WORDS = 80
HALVES = [Decimal(half) / 2 for half in range(1, 11)]
_refuse_other_than_https = URLValidator(schemes=["https"])


class SocialLink(NamedTuple):
    address: str
    label: str


def links_in(text: str) -> list[SocialLink]:
    """As typed, each under the name of its host, and of its path where two have the same host."""
    addresses = list(dict.fromkeys(line for line in filled_lines(text) if not _fault_of(line)))
    hosts = Counter(map(_host, addresses))
    return [
        SocialLink(address, _host(address) + (_path(address) if hosts[_host(address)] > 1 else ""))
        for address in addresses
    ]


def check_links(text: str) -> None:
    """Raises ``ValidationError`` with a sentence for each line that is no address we print."""
    lines = filled_lines(text)
    if faults := [fault for line in lines if (fault := _fault_of(line))]:
        raise ValidationError(faults)
    if len(lines) > MOST_LINKS:
        raise ValidationError(f"These are {len(lines)} addresses; {MOST_LINKS} is the most.")


def _fault_of(address: str) -> str:
    try:
        _refuse_other_than_https(address)
    except ValidationError:
        return f"“{_short(address)}” is no address that begins with https://."
    has_login = "@" in urlsplit(address).netloc
    return f"“{_short(address)}” holds a login before its host." if has_login else ""


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _path(address: str) -> str:
    return urlsplit(address).path.rstrip("/")


def scale_in(text: str) -> dict[Decimal, str]:
    """The words for each value, from 5 down; lines that make no sense are left out."""
    rows = map(_row, filled_lines(text))
    return dict(sorted(((value, words) for value, words in rows if value and words), reverse=True))


def check_scale(text: str) -> None:
    """Raises ``ValidationError`` with a sentence for each line that gives no value its words."""
    faults, seen = [], set()
    for line in filled_lines(text):
        value, words = _row(line)
        if not (value and words):
            faults.append(
                f"“{_short(line)}”: write a number from 0.5 to 5, in halves, then a colon, then"
                " what it means."
            )
        elif len(words) > LONGEST_WORDS:
            faults.append(f"“{_short(line)}”: {LONGEST_WORDS} characters is the most.")
        elif value in seen:
            faults.append(f"“{_short(line)}”: {value} has words already.")
        seen.add(value)
    if faults:
        raise ValidationError(faults)


def _row(line: str) -> tuple[Decimal | None, str]:
    """The colon may be that of a Korean keyboard."""
    number, _, words = line.replace("：", ":").partition(":")
    return _value(number), " ".join(words.split())


def _value(number: str) -> Decimal | None:
    try:
        return next((half for half in HALVES if half == Decimal(number.strip())), None)
    except InvalidOperation:
        return None


def _short(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:60]}…"
