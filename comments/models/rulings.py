"""What moderators decided, so that it can be told and undone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Max
from django.utils import timezone

from accounts.models import AuditEntry
from comments.models.comment import Comment
from comments.models.decisions import Decision, Outcome, Seen
from comments.models.reports import SpoilerReport
from comments.models.states import State
from reviews.models.spoilers import UP_TO_FINALE

if TYPE_CHECKING:
    from accounts.models import User


RULED = ["state", "spoils_to", "published_at"]
"""The columns of a comment that a ruling may change."""


class RulingQuerySet(models.QuerySet["Ruling"]):
    def standing(self) -> "RulingQuerySet":
        return self.filter(undone_at=None)

    def today(self) -> "RulingQuerySet":
        """Of the day it is at the site, without what was undone."""
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return self.standing().filter(at__gte=midnight)

    def least_boundary_of(self, comment: Comment) -> int:
        """What the last ruling that moved it says, which its writer does not undo; 0 where none did."""
        moved = self.standing().filter(comment=comment).exclude(to_spoils_to=F("from_spoils_to"))
        last = moved.order_by("-pk").values_list("to_spoils_to", flat=True)
        return last.first() or 0

    @transaction.atomic
    def carry_out(self, decisions: Iterable[Decision], by: "User | None") -> Outcome:
        """All of one press, each on the comment as it is stored now; open reports of it are settled."""
        outcome, at = Outcome(), timezone.now()
        asked = {decision.pk: decision for decision in decisions}
        rulings = []
        for comment in Comment.objects.locked(asked):
            decision = asked[comment.pk]
            if decision.seen and decision.seen != Seen.of(comment):
                outcome.overtaken.append(comment)
            elif not comment.body and (decision.state or comment.state) != State.REMOVED:
                outcome.empty.append(comment)
            else:
                rulings.append(_rule(comment, decision, Ruling(batch=outcome.batch, by=by, at=at)))
                outcome.done.append(comment)
        Comment.objects.bulk_update(outcome.done, RULED)
        self.bulk_create(rulings)
        reports = SpoilerReport.objects.open().filter(comment__in=outcome.done)
        reports.update(settled_at=at)
        for ruling in rulings:
            if ruling.publishes:
                ruling.comment.notices.owe_for(ruling.comment)
        _tell(by, [(ruling.comment, ruling.in_words) for ruling in rulings])
        return outcome

    @transaction.atomic
    def undo(self, batch: UUID, by: "User | None") -> Outcome:
        """Put back what one press did, where nothing changed since; reports that it settled open again."""
        outcome = Outcome(batch)
        keys = self.filter(batch=batch).values_list("comment", flat=True)
        comments = list(Comment.objects.locked(keys))
        rulings = {ruling.comment_id: ruling for ruling in self.standing().filter(batch=batch)}
        newest = self.standing().filter(comment__in=comments).values_list("comment")
        last = dict(newest.annotate(Max("pk")))
        for comment in comments:
            ruling = rulings.get(comment.pk)
            if ruling is None:
                continue
            if last[comment.pk] != ruling.pk or not ruling.still_holds_for(comment):
                outcome.overtaken.append(comment)
            elif not comment.body and ruling.from_state != State.REMOVED:
                outcome.empty.append(comment)
            else:
                ruling.take_back(comment)
                outcome.done.append(comment)
        Comment.objects.bulk_update(outcome.done, RULED)
        undone = self.filter(batch=batch, comment__in=outcome.done)
        undone.update(undone_at=timezone.now(), undone_by=by)
        settled = SpoilerReport.objects.filter(comment__in=outcome.done)
        settled.filter(settled_at__in={r.at for r in rulings.values()}).update(settled_at=None)
        _tell(
            by, [(comment, f"undone: {rulings[comment.pk].in_words}") for comment in outcome.done]
        )
        return outcome


def _tell(by: "User | None", ruled: list[tuple[models.Model | None, str]]) -> None:
    """The audit log, in the transaction of the ruling; what nobody decided is no act of anybody."""
    if by is not None and ruled:
        AuditEntry.objects.note_all(AuditEntry.Act.MODERATED, by, ruled)


def _rule(comment: Comment, decision: Decision, ruling: "Ruling") -> "Ruling":
    """Tell in the ruling what it does to the comment, and do it to the one in memory."""
    ruling.comment = comment
    ruling.from_state, ruling.from_spoils_to = comment.state, comment.spoils_to
    comment.state = decision.state or comment.state
    comment.spoils_to = decision.boundary_after(comment.spoils_to)
    ruling.to_state, ruling.to_spoils_to = comment.state, comment.spoils_to
    if ruling.publishes:
        comment.published_at = comment.published_at or ruling.at
    return ruling


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
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = RulingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"], name="ruling_at")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.from_state} → {self.to_state}"

    @property
    def publishes(self) -> bool:
        return self.to_state == State.PUBLIC != self.from_state

    @property
    def in_words(self) -> str:
        """“pending → public, boundary 0 → 8”; “looked at” where it changed nothing."""
        changes = [
            f"{self.from_state} → {self.to_state}" if self.from_state != self.to_state else "",
            f"boundary {self.from_spoils_to} → {self.to_spoils_to}"
            if self.from_spoils_to != self.to_spoils_to
            else "",
        ]
        return ", ".join(filter(None, changes)) or "looked at"

    def still_holds_for(self, comment: Comment) -> bool:
        """Whether the comment is what the ruling made of it."""
        return (comment.state, comment.spoils_to) == (self.to_state, self.to_spoils_to)

    def take_back(self, comment: Comment) -> None:
        """From the comment in memory; one that it was the first to publish was never seen then."""
        comment.state, comment.spoils_to = self.from_state, self.from_spoils_to
        if comment.published_at == self.at:
            comment.published_at = None
