"""Where comments come from, as digests that are forgotten after ``KEPT_FOR``, and how many came lately."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from comments.models.comment import Comment

KEPT_FOR = timedelta(days=30)
COUNTED_FOR = timedelta(days=1)
"""No window is longer."""
DIGEST = 64
"""Letters of a SHA-256 in hexadecimal."""


class TraceQuerySet(models.QuerySet["Trace"]):
    def outdated(self) -> "TraceQuerySet":
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class Trace(models.Model):
    """The digests of the network address that a comment came from, and of the network around it."""

    comment = models.OneToOneField(
        Comment, on_delete=models.CASCADE, primary_key=True, related_name="trace"
    )
    address = models.CharField(max_length=DIGEST, db_index=True)
    network = models.CharField(max_length=DIGEST, db_index=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = TraceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.address[:8]} of {self.network[:8]}"


def window_at(window: timedelta) -> datetime:
    """When the window began that holds this moment."""
    seconds = int(window.total_seconds())
    begun = int(timezone.now().timestamp()) // seconds * seconds
    return datetime.fromtimestamp(begun, tz=timezone.get_default_timezone())


class TallyQuerySet(models.QuerySet["Tally"]):
    def outdated(self) -> "TallyQuerySet":
        return self.filter(window_at__lt=timezone.now() - COUNTED_FOR)

    def add_one(self, key: str, window: timedelta) -> "Tally":
        """Count one more in the window that holds this moment; two at once are both counted."""
        return self.add_to({key: window})[0]

    @transaction.atomic
    def add_to(self, windows: Mapping[str, timedelta]) -> "list[Tally]":
        """One more for each key, in three queries."""
        at = {key: window_at(window) for key, window in sorted(windows.items())}
        fresh = [Tally(key=key, window_at=begun) for key, begun in at.items()]
        self.bulk_create(fresh, ignore_conflicts=True)
        rows = self.locked(windows)
        self.filter(pk__in=[row.pk for row in rows]).update(count=F("count") + 1)
        for row in rows:
            row.count += 1
        return rows

    def locked(self, windows: Mapping[str, timedelta]) -> "list[Tally]":
        """Those of this moment, until the transaction ends, in the order of their keys for everybody."""
        same = Q(
            *(Q(key=key, window_at=window_at(window)) for key, window in windows.items()),
            _connector=Q.OR,
        )
        return list(self.select_for_update().filter(same).order_by("key")) if windows else []

    def count_of(self, key: str, window: timedelta) -> int:
        """In the window that holds this moment."""
        counts = self.filter(key=key, window_at=window_at(window)).values_list("count", flat=True)
        return counts.first() or 0


class Tally(models.Model):
    """How many of something, such as the posts from one digest, in the window that began at ``window_at``."""

    key = models.CharField(max_length=120)
    window_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(fields=["key", "window_at"], name="tally_once_per_window")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"

    def seconds_left(self, window: timedelta) -> int:
        """Until the window that began at ``window_at`` is over."""
        return max(1, ceil((self.window_at + window - timezone.now()).total_seconds()))
