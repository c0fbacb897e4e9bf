"""How many read a review: one number a day, and nothing about who they are."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from reviews.models.review import Review


class DailyViewsQuerySet(models.QuerySet["DailyViews"]):
    def add_one(self, review: "Review") -> None:
        """Count one more reader today; readers who arrive at once wait for each other and lose none."""
        self.update_or_create(
            review=review,
            day=timezone.localdate(),
            defaults={"count": models.F("count") + 1},
            create_defaults={"count": 1},
        )


class DailyViews(models.Model):
    review = models.ForeignKey(
        "reviews.Review", on_delete=models.CASCADE, related_name="daily_views"
    )
    day = models.DateField()
    count = models.PositiveIntegerField()

    objects = DailyViewsQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "daily views"
        indexes = [models.Index(fields=["day"], name="daily_views_day")]
        constraints = [
            models.UniqueConstraint(fields=["review", "day"], name="daily_views_once_per_day"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="daily_views_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
