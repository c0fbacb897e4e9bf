"""When pages change by themselves: something that is dated appears, or a day ends."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Min, QuerySet
from django.utils import timezone

from rows.kept import Kept

LONGEST = timedelta(minutes=10)
"""However quiet the site is: so old may be what is read most, and what a feed calls the last two days."""

SCHEDULED: list[Callable[[], QuerySet[Any, Any]]] = []
"""Rows that appear at their ``published_at``, for whoever has such rows to add."""


def next_change() -> datetime:
    """The moment of what is next to appear, the end of the house's day, or the end of ``LONGEST``."""
    now = timezone.localtime()
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return min(now + LONGEST, tomorrow, *(at for at in _scheduled.current() if at > now))


def _read() -> list[datetime]:
    found = (scheduled().aggregate(at=Min("published_at"))["at"] for scheduled in SCHEDULED)
    return [at for at in found if at is not None]


_scheduled = Kept(_read)
