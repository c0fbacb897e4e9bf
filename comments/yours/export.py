"""All that is kept of one address, as plain values."""

from datetime import datetime
from typing import Any

from django.conf import settings

from comments.models import Comment, Commenter, Notice


def everything_of(commenter: Commenter) -> dict[str, Any]:
    """What was written first comes first."""
    comments = commenter.comments.select_related("review").oldest_first()
    return {
        "address": commenter.email,
        "language": commenter.language,
        "known_since": _moment(commenter.created_at),
        "confirmed_at": _moment(commenter.confirmed_at),
        "wants_no_mail": commenter.is_stopped,
        "comments": [_comment(comment) for comment in comments],
        "mails": [_mail(notice) for notice in commenter.notices.order_by("pk")],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "review": settings.SITE_ADDRESS + comment.review.get_absolute_url(),
        "headline": comment.review.headline,
        "address": settings.SITE_ADDRESS + comment.get_absolute_url(),
        "answers": comment.parent_id,
        "number": comment.pk,
        "name": comment.author_name,
        "text": comment.body,
        "spoils_to": comment.spoils_to,
        "state": comment.state,
        "held_because": comment.held_because,
        "wants_replies": comment.wants_replies,
        "written_at": _moment(comment.created_at),
        "edited_at": _moment(comment.edited_at),
    }


def _mail(notice: Notice) -> dict[str, Any]:
    return {
        "kind": notice.kind,
        "owed_since": _moment(notice.created_at),
        "sent_at": _moment(notice.sent_at),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
