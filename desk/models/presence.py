"""Who has a review's form open."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from reviews.models import Review

if TYPE_CHECKING:
    from accounts.models import User

GONE_AFTER = timedelta(seconds=75)
"""An open form says so every 30 seconds; a browser may let a hidden one wait for a minute."""


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self) -> "PresenceQuerySet":
        return self.filter(seen_at__gt=timezone.now() - GONE_AFTER)

    def others(self, user: "User | Any", review: Review) -> "PresenceQuerySet":
        """Who else is editing it now, the first to come first."""
        return (
            self.here()
            .filter(review=review)
            .exclude(user=user)
            .select_related("user")
            .order_by("since")
        )

    def see(self, user: "User | Any", review: Review) -> None:
        """The user has the form open now; after an absence it counts as opened anew."""
        now = timezone.now()
        if not self.here().filter(user=user, review=review).update(seen_at=now):
            self.update_or_create(user=user, review=review, defaults={"since": now, "seen_at": now})

    def leave(self, user: "User | Any", review: Review) -> None:
        self.filter(user=user, review=review).delete()


class Presence(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="presences")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "review"], name="presence_once_per_review")
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.review}"
