"""Addresses that once led to a review and still should."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from reviews.models.review import Review


class OldPathQuerySet(models.QuerySet["OldPath"]):
    def remember(self, path: str, review: "Review") -> "OldPath":
        """Lead ``path`` (from the site's root, with its first slash) to the review from now on."""
        return self.update_or_create(path=path, defaults={"review": review})[0]


class OldPath(models.Model):
    path = models.CharField(
        max_length=500, unique=True, help_text="From the root: /2019/05/misaeng.html"
    )
    review = models.ForeignKey("reviews.Review", on_delete=models.CASCADE, related_name="old_paths")

    objects = OldPathQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"),
                name="old_path_begins_at_the_root",
                violation_error_message="An address begins with a slash.",
            ),
        ]

    def __str__(self) -> str:
        return self.path
