"""A comment: plain text under a review, in a thread."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.marks import mark_of
from comments.models.blocks import Block
from comments.models.commenter import Commenter
from comments.models.decisions import Decision, Outcome
from comments.models.queryset import CommentQuerySet
from comments.models.states import State
from reviews.models import HighlightMoment, MemorableLine, Review
from reviews.models.spoilers import UP_TO_FINALE, boundary_in_range
from text.episodes import FINALE

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User


CHANGED_FOR = timedelta(minutes=30)
"""How long whoever wrote a comment may still change it."""


class Comment(models.Model):
    State = State

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
    published_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When readers could see it first."
    )
    edited_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Of a root: its thread takes no more replies.",
    )
    wants_replies = models.BooleanField("asks for replies by mail", default=False)
    sent_as = models.CharField(max_length=64, blank=True, editable=False)
    source = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=200, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["review", "parent", "created_at"], name="comment_page"),
            models.Index(fields=["thread", "created_at"], name="comment_thread"),
            models.Index(
                fields=["published_at"], name="comment_latest", condition=Q(state="public")
            ),
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
        """Not a word of what it says: logs keep it, and what was erased is not to stand there."""
        return f"Comment {self.pk}"

    @property
    def summary(self) -> str:
        """For the desk, which names a comment by it."""
        return f"{self.author_name or 'Nobody'}: {self.body[:60] or 'erased'}"

    def get_absolute_url(self) -> str:
        return reverse("comments:comment_detail", args=[self.pk])

    @property
    def nearest_address(self) -> str:
        """Its own, or while nobody sees it that of its review."""
        return (self if self.is_public else self.review).get_absolute_url()

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

    @property
    def stands_open(self) -> bool:
        """Whether the review gives away as much, so that only who is not that far needs a veil."""
        return not self.is_veiled

    @property
    def mark(self) -> str:
        """What tells two guests of one name apart; empty for who gave no address."""
        return mark_of(self.commenter_id) if self.commenter_id and not self.user_id else ""

    @property
    def open_until(self) -> "datetime":
        return self.created_at + CHANGED_FOR

    @property
    def is_open_to_change(self) -> bool:
        """By whoever wrote it."""
        is_seen = self.state in (self.State.PENDING, self.State.PUBLIC)
        return is_seen and timezone.now() < self.open_until

    @property
    def is_withdrawn(self) -> bool:
        """By whoever wrote it, so that only an empty place is left."""
        return not self.body

    @property
    def may_spoil_more(self) -> bool:
        """Whether there is an episode that it could spoil beyond its boundary."""
        return self.spoils_to < FINALE

    def origin(self, kind: str) -> str:
        """What a block of that kind says of where it came from; empty where it is not known (any more)."""
        if kind == Block.Kind.EMAIL:
            return self.commenter.email_key if self.commenter else ""
        trace = getattr(self, "trace", None)
        places = {Block.Kind.ADDRESS: "address", Block.Kind.NETWORK: "network"}
        return getattr(trace, places[Block.Kind(kind)], "") if kind in places else ""

    def approve(self, by: "User | None") -> Outcome:
        """Let readers see it, also after it was removed; one that they see already is kept."""
        return self._rule(by, state=State.PUBLIC)

    def remove(self, by: "User | None") -> Outcome:
        """Take it from the page but keep the row, and its place where it was answered."""
        return self._rule(by, state=State.REMOVED)

    def mark_as_spam(self, by: "User | None") -> Outcome:
        return self._rule(by, state=State.SPAM)

    def set_boundary(self, episode: int, by: "User | None") -> Outcome:
        """In either direction."""
        return self._rule(by, spoils_to=episode)

    def _rule(self, by: "User | None", **decided: Any) -> Outcome:
        """By its manager, as the rulings stand above this module."""
        outcome: Outcome = self.rulings.model.objects.carry_out([Decision(self.pk, **decided)], by)
        self.refresh_from_db(fields=["state", "spoils_to", "published_at"])
        return outcome

    @property
    def takes_replies(self) -> bool:
        """Whether its thread is open; the talk under the review may be closed all the same."""
        return (self.thread or self).closed_at is None

    def close_thread(self) -> None:
        self._set_closed_at(timezone.now())

    def reopen_thread(self) -> None:
        self._set_closed_at(None)

    def _set_closed_at(self, moment: "datetime | None") -> None:
        root = self.thread or self
        if (root.closed_at is None) != (moment is None):
            root.closed_at = moment
            root.save(update_fields=["closed_at"])

    @transaction.atomic
    def withdraw(self) -> None:
        """By whoever wrote it: gone, or where it was answered an empty place without a name.

        What is stored counts, not this instance, which may be older than what a moderator did since.
        """
        stored = type(self).objects.select_for_update().filter(pk=self.pk).first()
        if stored is None:
            return
        if not stored.replies.exists():  # no answer comes in between
            stored.delete()
            return
        stored.body = stored.author_name = stored.held_because = stored.sent_as = ""
        stored.state, stored.edited_at = State.REMOVED, None
        stored.commenter, stored.wants_replies = None, False
        stored.save()
        for known in (stored.notices, stored.spoiler_reports, stored.linked_sites, stored.rulings):
            known.all().delete()
        if hasattr(stored, "trace"):
            stored.trace.delete()
