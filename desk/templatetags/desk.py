"""What waits for an editor, for the desk's first page."""

from typing import TYPE_CHECKING, Any, NamedTuple

from django.template import Library
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from comments.models import Comment
from reviews.models import Review

if TYPE_CHECKING:
    from accounts.models import User

register = Library()
SHOWN = 5


class Row(NamedTuple):
    address: str
    words: str
    note: str


class Queue(NamedTuple):
    """``address`` leads to the whole list; ``rows`` are at most ``SHOWN`` of it."""

    title: str
    address: str
    size: int
    rows: list[Row]


@register.simple_tag
def queues_of(user: "User") -> list[Queue]:
    """Drafts, scheduled reviews and comments to approve, as far as the user may see them."""
    queues = []
    if user.has_perm("reviews.view_review"):
        queues += [_drafts(), _scheduled()]
    if user.has_perm("comments.view_comment"):
        queues.append(_pending())
    return queues


def _drafts() -> Queue:
    drafts = Review.objects.filter(published_at=None).select_related("show")
    rows = [
        _row(draft, str(draft), str(draft.show)) for draft in drafts.order_by("-updated_at")[:SHOWN]
    ]
    return Queue("Drafts", _list(Review, "?state=draft"), drafts.count(), rows)


def _scheduled() -> Queue:
    scheduled = Review.objects.filter(published_at__gt=timezone.now()).order_by("published_at")
    rows = [_row(review, str(review), _moment(review.published_at)) for review in scheduled[:SHOWN]]
    return Queue("Scheduled", _list(Review, "?state=scheduled"), scheduled.count(), rows)


def _pending() -> Queue:
    pending = Comment.objects.pending().select_related("review").order_by("created_at")
    rows = [
        _row(comment, Truncator(comment.body).chars(80), f"{comment.author_name}, {comment.review}")
        for comment in pending[:SHOWN]
    ]
    return Queue(
        "Comments to approve", _list(Comment, "?state__exact=pending"), pending.count(), rows
    )


def _row(thing: Any, words: str, note: str) -> Row:
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
    return Row(reverse(name, args=[thing.pk]), words, note)


def _list(model: Any, query: str) -> str:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    return reverse(name) + query


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
