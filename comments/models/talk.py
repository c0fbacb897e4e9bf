"""How the talk under one review goes: open, slowed or closed."""

from typing import Any

from django.db import models
from django.utils import timezone

from reviews.models import Review


class TalkQuerySet(models.QuerySet["Talk"]):
    def of(self, review: Review) -> "Talk":
        """That of the review, stored or ``Talk.unsaid``."""
        return self.filter(review=review).first() or Talk.unsaid(review)


class Talk(models.Model):
    """``slow_seconds`` are what must lie between two comments from one place; 0 for no slow mode."""

    review = models.OneToOneField(
        Review, on_delete=models.CASCADE, primary_key=True, related_name="talk"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    slow_seconds = models.PositiveIntegerField("slow mode, seconds between two comments", default=0)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = "talk under a review"
        verbose_name_plural = "talks under reviews"

    def __str__(self) -> str:
        return f"The talk under {self.review}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @classmethod
    def loaded_with(cls, review: Review) -> "Talk":
        """That of a review that was read with it, or ``unsaid``."""
        return getattr(review, "talk", None) or cls.unsaid(review)

    @classmethod
    def unsaid(cls, review: Review) -> "Talk":
        """Where nobody ever decided: open, but closed on a standing page; not stored."""
        is_page = review.kind == Review.Kind.PAGE
        return cls(review=review, closed_at=review.created_at if is_page else None)

    def close(self) -> None:
        """What stands stays and can be read; nothing new is taken."""
        self._set(closed_at=self.closed_at or timezone.now())

    def reopen(self) -> None:
        self._set(closed_at=None)

    def slow_down(self, seconds: int) -> None:
        """So many between two comments from one place; 0 ends it."""
        self._set(slow_seconds=seconds)

    def _set(self, **decided: Any) -> None:
        """And nothing else: another moderator may decide something meanwhile."""
        as_it_is = {"closed_at": self.closed_at, "slow_seconds": self.slow_seconds}
        type(self).objects.update_or_create(
            review=self.review, defaults=decided, create_defaults=as_it_is | decided
        )
        for name, value in decided.items():
            setattr(self, name, value)
        self._state.adding = False
