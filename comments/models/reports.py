"""What readers say of a comment: that it spoils an episode."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from comments.models.comment import Comment
from comments.models.origins import DIGEST, KEPT_FOR
from reviews.models.spoilers import UP_TO_FINALE, boundary_in_range


class SpoilerReportQuerySet(models.QuerySet["SpoilerReport"]):
    def open(self) -> "SpoilerReportQuerySet":
        """Those that no moderator has looked at."""
        return self.filter(settled_at=None)

    def tell(self, comment: Comment, spoils_to: int, origin: str) -> None:
        """Once from one place; places that are not known are not told apart."""
        if not origin:
            self.create(comment=comment, spoils_to=spoils_to)
        else:
            said = {"spoils_to": spoils_to}
            self.get_or_create(comment=comment, origin=origin, defaults=said)

    def forget_origins(self) -> None:
        """Of those older than ``KEPT_FOR``; what they say stays."""
        old = self.exclude(origin="").filter(created_at__lt=timezone.now() - KEPT_FOR)
        old.update(origin="")


class SpoilerReport(models.Model):
    """``origin`` is the digest of where it came from, until that is forgotten.

    One place reports one comment once.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="spoiler_reports")
    spoils_to = models.PositiveSmallIntegerField("spoils episode", validators=UP_TO_FINALE)
    origin = models.CharField(max_length=DIGEST, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = SpoilerReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "origin"],
                condition=~Q(origin=""),
                name="spoiler_report_once_per_place",
            ),
            boundary_in_range("spoiler_report_boundary_in_range"),
        ]

    def __str__(self) -> str:
        return f"Comment {self.comment_id} spoils episode {self.spoils_to}"
