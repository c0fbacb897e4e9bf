"""What readers say of a comment: that it spoils an episode."""

from django.db import models
from django.utils import timezone

from comments.models.comment import Comment
from comments.models.origins import DIGEST
from reviews.models.spoilers import UP_TO_FINALE, boundary_in_range


class SpoilerReportQuerySet(models.QuerySet["SpoilerReport"]):
    def open(self) -> "SpoilerReportQuerySet":
        """Those that no moderator has looked at."""
        return self.filter(settled_at=None)


class SpoilerReport(models.Model):
    """``origin`` is the digest of where it came from: one place reports one comment once."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="spoiler_reports")
    spoils_to = models.PositiveSmallIntegerField("spoils episode", validators=UP_TO_FINALE)
    origin = models.CharField(max_length=DIGEST)
    created_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = SpoilerReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "origin"], name="spoiler_report_once_per_place"
            ),
            boundary_in_range("spoiler_report_boundary_in_range"),
        ]

    def __str__(self) -> str:
        return f"“{self.comment}” spoils episode {self.spoils_to}"
