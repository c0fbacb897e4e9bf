"""Mail that is owed: kept until it was sent, so that a server that is down loses none."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from comments import bell
from comments.models.comment import Comment
from comments.models.commenter import Commenter

GATHERED_FOR = timedelta(hours=1)
"""What comes so soon after a mail from the same thread goes into the next one."""
NEWS_FOR = timedelta(days=30)
"""A comment that becomes public later is no news; and what was sent is forgotten no sooner."""
MOST_REFUSALS = 5
LINKS_A_DAY = 3
BETWEEN_LINKS = timedelta(minutes=10)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unsent(self) -> "NoticeQuerySet":
        """Those that are still owed: not sent, and not given up either."""
        return self.filter(sent_at=None, attempts__lt=MOST_REFUSALS)

    def due(self) -> "NoticeQuerySet":
        """Those to be sent now, the longest waiting first."""
        return self.unsent().filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def outdated(self) -> "NoticeQuerySet":
        """Sent or given up, so long ago that none of them would be made again."""
        is_over = Q(sent_at__isnull=False) | Q(attempts__gte=MOST_REFUSALS)
        return self.filter(is_over, created_at__lt=timezone.now() - NEWS_FOR)

    def owe_for(self, comment: Comment) -> None:
        """Whatever mail this comment gives cause for, each once however often it is asked for."""
        if not settings.MAILERS:
            return
        self._owe_link_to_writer(comment)
        self._owe_reply(comment)
        transaction.on_commit(bell.ring)

    @transaction.atomic
    def owe_link(self, commenter: Commenter) -> None:
        """The link that somebody asks for who says the address is theirs."""
        self._owe_link(commenter)
        transaction.on_commit(bell.ring)

    @staticmethod
    def _owe_link(commenter: Commenter, comment: Comment | None = None) -> None:
        """Whoever asks may be anybody: one that never confirmed and wants no mail is left alone, and into one
        mailbox go so many a day, however often and by whomever they are asked for.
        """
        if commenter.is_stopped and not commenter.is_confirmed:
            return
        Commenter.objects.select_for_update().get(pk=commenter.pk)  # two at once take turns
        boxes, now = Commenter.objects.of_mailbox(commenter.email), timezone.now()
        links = Notice.objects.filter(kind=Notice.Kind.CONFIRM, commenter__in=boxes)
        today = links.filter(created_at__gt=now - timedelta(days=1))
        if (
            today.filter(created_at__gt=now - BETWEEN_LINKS).exists()
            or today.count() >= LINKS_A_DAY
        ):
            return
        Notice.objects.create(kind=Notice.Kind.CONFIRM, commenter=commenter, comment=comment)

    def _owe_link_to_writer(self, comment: Comment) -> None:
        """With the first comment only, also once its notice is forgotten.

        The form for a fresh link serves whoever lost it.
        """
        commenter = comment.commenter
        is_kept = comment.state in (Comment.State.PENDING, Comment.State.PUBLIC)
        if commenter is None or not (is_kept and _is_news(comment)):
            return
        if commenter.is_confirmed or commenter.is_stopped:
            return
        earlier = commenter.comments.filter(source="").exclude(pk=comment.pk)
        if not (earlier.exists() or commenter.notices.filter(kind=Notice.Kind.CONFIRM).exists()):
            self._owe_link(commenter, comment)

    @staticmethod
    def _owe_reply(comment: Comment) -> None:
        if comment.is_public and _is_news(comment) and (reader := _reader_of(comment)):
            Notice.objects.get_or_create(
                kind=Notice.Kind.REPLY,
                commenter=reader,
                comment=comment,
                defaults={
                    "thread": comment.thread,
                    "due_at": Notice.objects.not_before(reader.pk, comment.thread_id)
                    or timezone.now(),
                },
            )

    def not_before(self, commenter: int | None, thread: int | None) -> datetime | None:
        """When the next mail about this thread may go: with what waits, or an hour after the last one."""
        replies = self.filter(kind=Notice.Kind.REPLY, commenter=commenter, thread=thread)
        now = timezone.now()
        waiting = replies.unsent().filter(due_at__gt=now).aggregate(at=Max("due_at"))["at"]
        last = replies.filter(sent_at__gt=now - GATHERED_FOR).aggregate(at=Max("sent_at"))["at"]
        return max(filter(None, [waiting, last and last + GATHERED_FOR]), default=None)


def _is_news(comment: Comment) -> bool:
    return comment.created_at > timezone.now() - NEWS_FOR


def _reader_of(reply: Comment) -> Commenter | None:
    """Whoever asked for answers to what this one answers, proved the address, and did not write both."""
    answered = reply.parent
    commenter = answered.commenter if answered else None
    if answered is None or commenter is None or not (answered.is_public and answered.wants_replies):
        return None
    is_wanted = commenter.is_confirmed and not commenter.is_stopped
    return commenter if is_wanted and commenter.pk != reply.commenter_id else None


class Notice(models.Model):
    """To a commenter or to a moderator; ``comment`` is the one that was written, or the reply to theirs.

    ``thread`` is the root of that reply: from one thread a commenter gets one mail an hour at most.
    ``attempts`` counts how often the mail server refused it or it could not be sent at all; a server that
    cannot be reached refuses nothing.
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
