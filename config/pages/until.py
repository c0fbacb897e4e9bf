"""When pages change by themselves: something that is dated appears, or a day ends."""

from datetime import datetime, time, timedelta

from django.db.models import Min
from django.utils import timezone

from reviews.models import RankedList, Review
from rows.kept import Kept

LONGEST = timedelta(minutes=10)
"""However quiet the site is: so old may be what is read most, and what a feed calls the last two days."""


def next_change() -> datetime:
    """The moment of what is next to appear, the end of the house's day, or the end of ``LONGEST``."""
    now = timezone.localtime()
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return min(now + LONGEST, tomorrow, *(at for at in _scheduled.current() if at > now))


def _read() -> list[datetime]:
    rows = (Review.objects.scheduled(), RankedList.objects.scheduled())
    found = (of.aggregate(at=Min("published_at"))["at"] for of in rows)
    return [at for at in found if at is not None]


_scheduled = Kept(_read)
