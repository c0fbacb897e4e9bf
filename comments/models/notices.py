"""Mail that is owed: kept until it was sent, so that a server that is down loses none."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from comments.models.comment import Comment
from comments.models.commenter import Commenter


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due(self) -> "NoticeQuerySet":
        """Those to be sent now, the longest waiting first."""
        return self.filter(sent_at=None, due_at__lte=timezone.now()).order_by("due_at", "pk")


class Notice(models.Model):
    """To a commenter or to a moderator; ``comment`` is the one that was written, or the reply to theirs.

    ``thread`` is the root of that reply: from one thread a commenter gets one mail an hour at most.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm", "A link to confirm the address"
        REPLY = "reply", "A reply"
        DIGEST = "digest", "The day's comments, for moderators"

    kind = models.CharField(max_length=8, choices=Kind)
    commenter = models.ForeignKey(
        Commenter, on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="comment_notices",
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    thread = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sent_at", "due_at"], name="notice_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["confirm", "reply", "digest"]), name="notice_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(commenter__isnull=False, user__isnull=True)
                | Q(commenter__isnull=True, user__isnull=False),
                name="notice_has_one_recipient",
            ),
            models.UniqueConstraint(
                fields=["kind", "commenter", "comment"],
                condition=Q(commenter__isnull=False, comment__isnull=False),
                name="notice_once_per_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.commenter or self.user}"
