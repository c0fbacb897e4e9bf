"""A name in a review that an editor has looked at and found right."""

from django.db import models

from reviews.models import Review

LONGEST_NAME = 200


class IgnoredNameQuerySet(models.QuerySet["IgnoredName"]):
    def ignore(self, review: Review, name: str) -> None:
        """From now on; a name that is ignored already stays so."""
        self.get_or_create(review=review, name=name)


class IgnoredName(models.Model):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="ignored_names")
    name = models.CharField(max_length=LONGEST_NAME)

    objects = IgnoredNameQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "name"], name="ignored_name_once_per_review"),
            models.CheckConstraint(condition=~models.Q(name=""), name="ignored_name_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.name} in {self.review}"
