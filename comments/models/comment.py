"""Comments: plain text under a review, in threads."""

from typing import TYPE_CHECKING, TypedDict, Unpack

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models.commenter import Commenter
from comments.moderation import Evidence, Facts, first_state
from reviews.models import HighlightMoment, MemorableLine, Review
from reviews.models.spoilers import UP_TO_FINALE, boundary_in_range

if TYPE_CHECKING:
    from accounts.models import User


# Levels of replies. Deleting a thread walks it level by level, so it must not be endless.
DEEPEST = 60


def is_staff_name(name: str) -> bool:
    """Whether somebody with a login on the desk goes by this name, in any case."""
    users = get_user_model().objects.filter(is_staff=True)
    return users.filter(Q(display_name__iexact=name) | Q(username__iexact=name)).exists()


def _facts(comment: "Comment", evidence: Evidence) -> Facts:
    commenter, user = comment.commenter, comment.user
    return Facts(
        body=comment.body,
        is_staff=user is not None and user.is_staff,
        was_approved_before=bool(commenter and commenter.is_trusted_as(comment.author_name)),
        has_a_staff_name=is_staff_name(comment.author_name),
        evidence=evidence,
    )


class Typed(TypedDict, total=False):
    """What ``post`` takes beside the text.

    ``sent_as`` names one opened form: what is sent from it twice, by two clicks, is posted once.
    """

    author_name: str
    author_email: str
    spoils_to: int
    parent: "Comment | None"
    about: HighlightMoment | MemorableLine | None
    user: "User | None"
    wants_replies: bool
    sent_as: str
    evidence: Evidence | None


class CommentRefused(ValueError):
    """A comment that cannot be posted; its message is a sentence for the commenter."""


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> "CommentQuerySet":
        return self.filter(state=Comment.State.PUBLIC)

    def pending(self) -> "CommentQuerySet":
        return self.filter(state=Comment.State.PENDING)

    def roots(self) -> "CommentQuerySet":
        """Comments that open a thread readers can see: public, or withdrawn with a public answer."""
        answers = Comment.objects.public().filter(thread=OuterRef("pk"))
        return self.filter(parent=None).filter(
            Q(state=Comment.State.PUBLIC) | Q(Exists(answers), state__in=Comment.WITHDRAWN)
        )

    def answers(self) -> "CommentQuerySet":
        """Replies that readers see or that something may hang under."""
        replies = Comment.objects.filter(parent=OuterRef("pk"))
        return self.filter(parent__isnull=False).filter(
            Q(state=Comment.State.PUBLIC) | Q(Exists(replies), state__in=Comment.WITHDRAWN)
        )

    def oldest_first(self) -> "CommentQuerySet":
        return self.order_by("created_at", "pk")

    def before(self, comment: "Comment") -> "CommentQuerySet":
        """Those that stand before ``comment`` when the oldest comes first."""
        at = comment.created_at
        return self.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=comment.pk))

    @transaction.atomic
    def post(self, review: Review, *, body: str, **typed: Unpack["Typed"]) -> "Comment":
        """The only way a comment is born; raises ``CommentRefused`` with a sentence for the commenter."""
        parent, about = typed.get("parent"), typed.get("about")
        self._refuse_what_cannot_be(review, parent, about)
        sent_as = typed.get("sent_as", "")
        if sent_as and (sent_before := self.filter(sent_as=sent_as).first()):
            return sent_before
        comment = Comment(
            review=review,
            parent=parent and self._within_depth(parent),
            thread=parent and (parent.thread or parent),
            moment=about if isinstance(about, HighlightMoment) else None,
            line=about if isinstance(about, MemorableLine) else None,
            body=body,
            spoils_to=typed.get("spoils_to", 0),
            wants_replies=typed.get("wants_replies", False),
            sent_as=sent_as,
        )
        self._sign(comment, typed)
        verdict = first_state(_facts(comment, typed.get("evidence") or Evidence()))
        comment.state, comment.held_because = verdict.state, verdict.reason
        return self._stored_once(comment)

    @staticmethod
    def _sign(comment: "Comment", typed: "Typed") -> None:
        """By the editor who is signed in, else by a name and the address, if one is given."""
        comment.user = typed.get("user")
        email = typed.get("author_email", "")
        comment.author_name = str(comment.user) if comment.user else typed.get("author_name", "")
        comment.commenter = Commenter.objects.at(email) if email and not comment.user else None

    def _stored_once(self, comment: "Comment") -> "Comment":
        """Two clicks that come at the same moment both get the one that was first."""
        try:
            with transaction.atomic():
                comment.save(force_insert=True)
        except IntegrityError:
            sent_before = self.filter(sent_as=comment.sent_as).exclude(sent_as="").first()
            if sent_before is None:
                raise
            return sent_before
        return comment

    def _within_depth(self, parent: "Comment") -> "Comment":
        """The parent itself, or above the deepest level the comment it answers; pages flatten long before."""
        rows = self.filter(thread=parent.thread_id or parent.pk).values_list("pk", "parent_id")
        above: dict[int, int | None] = dict(rows)
        depth, step = 0, above.get(parent.pk)
        while step is not None:
            depth, step = depth + 1, above.get(step)
        return parent.parent if depth >= DEEPEST and parent.parent else parent

    @staticmethod
    def _refuse_what_cannot_be(
        review: Review, parent: "Comment | None", about: HighlightMoment | MemorableLine | None
    ) -> None:
        if parent is not None and parent.review_id != review.pk:
            raise CommentRefused(_("The comment you answer stands under another review."))
        if parent is not None and parent.state != Comment.State.PUBLIC:
            raise CommentRefused(_("The comment you answer is no longer there."))
        if about is not None and about.review_id != review.pk:
            raise CommentRefused(_("What you write about stands in another review."))
        if not review.is_published:
            raise CommentRefused(_("This review is not published, so it takes no comments yet."))


class Comment(models.Model):
    class State(models.TextChoices):
        PENDING = "pending", "Awaiting approval"
        PUBLIC = "public", "Public"
        REMOVED = "removed", "Removed"
        SPAM = "spam", "Spam"

    WITHDRAWN = (State.REMOVED, State.SPAM)

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    thread = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="in_thread"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
    )
    commenter = models.ForeignKey(
        Commenter, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    moment = models.ForeignKey(
        HighlightMoment, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    line = models.ForeignKey(
        MemorableLine, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    author_name = models.CharField("name", max_length=80)
    body = models.TextField("comment")
    spoils_to = models.PositiveSmallIntegerField(
        "spoils to episode", default=0, validators=UP_TO_FINALE
    )
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    held_because = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Of a root: its thread takes no more replies.",
    )
    wants_replies = models.BooleanField("asks for replies by mail", default=False)
    sent_as = models.CharField(max_length=64, blank=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    source = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=200, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["review", "parent", "created_at"], name="comment_page"),
            models.Index(fields=["thread", "created_at"], name="comment_thread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True, thread__isnull=True)
                | Q(parent__isnull=False, thread__isnull=False),
                name="comment_reply_has_parent_and_thread",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "public", "removed", "spam"]),
                name="comment_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(body="") | Q(state="removed"), name="comment_has_text"
            ),
            models.CheckConstraint(
                condition=Q(moment__isnull=True) | Q(line__isnull=True),
                name="comment_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["sent_as"], condition=~Q(sent_as=""), name="comment_sent_once"
            ),
            boundary_in_range("comment_boundary_in_range"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source=""),
                name="comment_once_per_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.body[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("comments:comment_detail", args=[self.pk])

    @property
    def anchor(self) -> str:
        return f"c{self.pk}"

    @property
    def is_public(self) -> bool:
        return self.state == self.State.PUBLIC

    @property
    def badge(self) -> str:
        """“Author” under one's own review, “Staff” elsewhere, empty for a guest."""
        if self.user_id is None:
            return ""
        return _("Author") if self.user_id == self.review.author_id else _("Staff")

    @property
    def is_veiled(self) -> bool:
        """Whether it gives away more than the review it stands under."""
        return self.spoils_to > self.review.spoils_to

    def approve(self) -> None:
        """Let readers see it, also after it was removed."""
        self.removed_by = None
        self._change_state(self.State.PUBLIC)

    def remove(self, by: "User | None") -> None:
        """Take it from the page but keep the row, and its place where it was answered."""
        self.removed_by = by
        self._change_state(self.State.REMOVED)

    def mark_as_spam(self) -> None:
        self._change_state(self.State.SPAM)

    def _change_state(self, state: str) -> None:
        self.state = state
        self.save(update_fields=["state", "removed_by"])
