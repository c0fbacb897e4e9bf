"""The dates of exports: ISO 8601, those of databases, of mail, and numbers of seconds; all to UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from exchange.reading.limits import EARLIEST_YEAR, LATEST_YEAR

_FRACTION = re.compile(r"(\.\d{1,6})\d*")
_OFFSET = re.compile(r"\s*([+-]\d\d):?(\d\d)?$")
_MILLISECONDS = 100_000_000_000
"""Seconds reach this in the year 5138."""


class WrongDate(ValueError):
    """Written there, but no moment in the life of a blog."""


def moment(written: str, zone: timezone = UTC) -> datetime | None:
    """In UTC; None where nothing is written, or zeros. `zone` is meant where none is written."""
    written = written.strip()[:80]
    if not written or written.startswith(("0000-00-00", "-0001-11-30")):
        return None
    try:
        found = _numbered(int(written)) if written.isdecimal() else _spelled(written)
        if found.tzinfo is None:
            found = found.replace(tzinfo=zone)
        found = found.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        raise WrongDate(f"“{written}” is not a date") from None
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise WrongDate(f"“{written}” is not between {EARLIEST_YEAR} and {LATEST_YEAR}")
    return found


def _numbered(number: int) -> datetime:
    return datetime.fromtimestamp(number / 1000 if number > _MILLISECONDS else number, UTC)


def _spelled(written: str) -> datetime:
    if written[:4].isdecimal():
        iso = _FRACTION.sub(r"\1", written.removesuffix("UTC").rstrip().replace(" +", "+"))
        return datetime.fromisoformat(_OFFSET.sub(_full_offset, iso) if "T" in iso[:12] else iso)
    return parsedate_to_datetime(written)


def _full_offset(found: re.Match[str]) -> str:
    return f"{found[1]}:{found[2] or '00'}"


def local_zone(local: str, gmt: str) -> timezone | None:
    """The offset between two readings of one clock, if both are there and it is one of the earth's."""
    try:
        here, there = moment(local), moment(gmt)
        if here is None or there is None:
            return None
        offset = timedelta(minutes=round((here - there) / timedelta(minutes=15)) * 15)
        return timezone(offset) if abs(offset) <= timedelta(hours=14) else None
    except ValueError:
        return None


def offset_name(zone: timezone) -> str:
    """+09:00"""
    minutes = int((zone.utcoffset(None)).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
