"""When pages change by themselves: something that is dated appears, or a day ends."""

from datetime import datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone

from rows import kept
from rows.kept import GOOD_FOR, Kept

LONGEST = timedelta(seconds=kept.LONGEST)
"""However quiet the site is: so old may be what is read most, and what a feed calls the last two days."""
DATED: list[type[Model]] = []
"""Models whose rows appear at their ``published_at``, for whoever has such rows to add."""
A_MOMENT = timedelta(minutes=1)
"""Longer than any answer takes."""


def next_change() -> datetime:
    """The moment of what is next to appear, the end of the house's day, or the end of ``LONGEST``."""
    now = timezone.localtime()
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    dated = (at for at in _dated.current() if at > now)
    return min(now + LONGEST, tomorrow, *dated)


def settled_until() -> datetime:
    """The same for what may have been asked a moment ago: what appeared since is not in it, so it is over."""
    now = timezone.now()
    appeared = (at for at in _dated.current() if now - A_MOMENT < at <= now)
    return min(appeared, default=None) or next_change()


def _read() -> list[datetime]:
    """From a moment ago on, to the first that is not needed before they are read again."""
    now, found = timezone.now(), list[datetime]()
    for model in DATED:
        rows = model._default_manager.filter(published_at__gt=now - A_MOMENT)
        for at in rows.order_by("published_at").values_list("published_at", flat=True).iterator():
            found.append(at)
            if at > now + timedelta(seconds=GOOD_FOR):
                break
    return found


_dated = Kept(_read)
