"""What moderators decided, so that it can be told and undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from comments.models.comment import Comment
from reviews.models.spoilers import UP_TO_FINALE


class Ruling(models.Model):
    """One comment from one state and boundary to others; those of one press of a button share a ``batch``."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="rulings")
    batch = models.UUIDField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    from_state = models.CharField(max_length=8, choices=Comment.State)
    to_state = models.CharField(max_length=8, choices=Comment.State)
    from_spoils_to = models.PositiveSmallIntegerField(validators=UP_TO_FINALE)
    to_spoils_to = models.PositiveSmallIntegerField(validators=UP_TO_FINALE)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="ruling_at")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.from_state} → {self.to_state}"
