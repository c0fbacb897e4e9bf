"""What a new comment has in common with those that came lately, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models.functions import Left
from django.utils import timezone

from comments.models import Comment
from comments.moderation import Evidence, Likeness
from text.likeness import essence, is_like_any, is_long
from text.readable import readable

MOST = 200
"""Comments, of all states but removed: those that a wave of spam, or an eager talk, is made of."""
_READ = 1_500
SENT_TWICE = timedelta(minutes=1)
SAME_VISIT = timedelta(minutes=10)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Recent:
    """Of a comment that came before, what is compared; ``is_own`` says that it came from the same place."""

    text: str
    place: tuple[int | None, ...]
    name: str
    state: str
    created_at: datetime
    is_own: bool
    is_from_address: bool
    is_from_network: bool

    @cached_property
    def essence(self) -> str:
        return essence(self.text)

    def is_younger(self, time: timedelta) -> bool:
        return self.created_at > timezone.now() - time

    @property
    def is_unread(self) -> bool:
        """It waits, or was spam, and came within a day."""
        return self.state in (Comment.State.PENDING, Comment.State.SPAM) and self.is_younger(_DAY)


def likeness_of(comment: Comment, evidence: Evidence) -> Likeness:
    rows = _rows(comment, evidence)
    text = essence(comment.body[:_READ])
    sent_before = [row for row in rows if _is_the_same(comment, row)]
    return Likeness(
        is_sent_twice=bool(sent_before),
        is_waiting_already=any(row.state == Comment.State.PENDING for row in sent_before),
        is_repeated=any(_repeats(comment, text, row) for row in rows),
        is_like_another=is_like_any(text, (row.essence for row in rows if _is_near(comment, row))),
        waiting_from_address=sum(row.is_from_address and row.is_unread for row in rows),
        waiting_from_network=sum(row.is_from_network and row.is_unread for row in rows),
    )


def _is_the_same(comment: Comment, row: Recent) -> bool:
    """Sent once more by mistake, as from a page that was loaded again."""
    return (
        row.is_own
        and row.name == comment.author_name
        and row.place == _place(comment)
        and row.text == readable(comment.body)[:_READ]
        and row.is_younger(SENT_TWICE)
    )


def _repeats(comment: Comment, text: str, row: Recent) -> bool:
    """Under this review by the same in one visit, whatever it is; else what two people would not both say."""
    if not _is_near(comment, row) or not text or row.essence != text:
        return False
    if is_long(text):
        return row.is_own or row.place[0] != comment.review_id
    return row.is_own and row.place[0] == comment.review_id and row.is_younger(SAME_VISIT)


def _is_near(comment: Comment, row: Recent) -> bool:
    """In length, so that few are read letter by letter."""
    shorter, longer = sorted((min(len(comment.body), _READ), len(row.text)))
    return shorter * 2 >= longer


def _place(comment: Comment) -> tuple[int | None, ...]:
    return comment.review_id, comment.parent_id, comment.moment_id, comment.line_id


def _rows(comment: Comment, evidence: Evidence) -> list[Recent]:
    """As values: two hundred model instances would take longer than all the rest."""
    before = Comment.objects.filter(user=None).exclude(pk=comment.pk)
    before = before.exclude(state=Comment.State.REMOVED).order_by("-pk")
    values = before.annotate(start=Left("body", _READ)).values_list(*_COLUMNS)[:MOST]
    return [_recent(row, comment, evidence) for row in values]


_COLUMNS = (
    *("start", "author_name", "state", "created_at"),
    *("commenter_id", "trace__address", "trace__network"),
    *("review_id", "parent_id", "moment_id", "line_id"),
)


def _recent(row: Sequence[Any], comment: Comment, evidence: Evidence) -> Recent:
    text, name, state, created_at, commenter, address, network, *place = row
    is_from_address = bool(evidence.address) and address == evidence.address
    is_by_them = comment.commenter_id is not None and commenter == comment.commenter_id
    return Recent(
        text=text,
        place=tuple(place),
        name=name,
        state=state,
        created_at=created_at,
        is_own=is_from_address or is_by_them,
        is_from_address=is_from_address,
        is_from_network=bool(evidence.network) and network == evidence.network,
    )
