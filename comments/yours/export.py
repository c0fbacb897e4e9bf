"""All that is kept of one address, as plain values."""

from datetime import datetime
from typing import Any

from django.conf import settings

from comments.models import Comment, Commenter, Notice, Ruling, Tally


def everything_of(commenter: Commenter) -> dict[str, Any]:
    """What was written first comes first."""
    comments = commenter.comments.select_related("review", "moment", "line", "trace").oldest_first()
    about = ("linked_sites", "spoiler_reports", "rulings")
    counts = Tally.objects.filter(key__startswith=f"commenter:{commenter.pk}:")
    return {
        "address": commenter.email,
        "language": commenter.language,
        "known_since": _moment(commenter.created_at),
        "confirmed_at": _moment(commenter.confirmed_at),
        "wants_no_mail": commenter.is_stopped,
        "comments": [_comment(comment) for comment in comments.prefetch_related(*about)],
        "mails": [_mail(notice) for notice in commenter.notices.order_by("pk")],
        "counted": [
            {"comments": tally.count, "since": _moment(tally.window_at)}
            for tally in counts.order_by("pk")
        ],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "review": settings.SITE_ADDRESS + comment.review.get_absolute_url(),
        "headline": comment.review.headline,
        "address": settings.SITE_ADDRESS + comment.get_absolute_url(),
        "answers": comment.parent_id,
        "thread": comment.thread_id,
        "number": comment.pk,
        "about_moment": comment.moment and comment.moment.title,
        "about_line": comment.line and comment.line.quote,
        "name": comment.author_name,
        "text": comment.body,
        "spoils_to": comment.spoils_to,
        "state": comment.state,
        "held_because": comment.held_because,
        "wants_replies": comment.wants_replies,
        "written_at": _moment(comment.created_at),
        "edited_at": _moment(comment.edited_at),
        "published_at": _moment(comment.published_at),
        "thread_closed_at": _moment(comment.closed_at),
        "form": comment.sent_as,
        "imported_from": comment.source,
        "imported_as": comment.source_id,
        **_known_of(comment),
    }


def _known_of(comment: Comment) -> dict[str, Any]:
    """Kept beside it, without who reported or ruled: that is of others."""
    trace = getattr(comment, "trace", None)
    return {
        "came_from": trace
        and {
            "address_digest": trace.address,
            "network_digest": trace.network,
            "kept_since": _moment(trace.created_at),
        },
        "links_to": sorted(site.host for site in comment.linked_sites.all()),
        "spoiler_reports": [
            {
                "spoils_to": report.spoils_to,
                "reported_at": _moment(report.created_at),
                "settled_at": _moment(report.settled_at),
            }
            for report in comment.spoiler_reports.all()
        ],
        "rulings": [_ruling(ruling) for ruling in comment.rulings.all()],
    }


def _ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "at": _moment(ruling.at),
        "state": [ruling.from_state, ruling.to_state],
        "spoils_to": [ruling.from_spoils_to, ruling.to_spoils_to],
        "undone_at": _moment(ruling.undone_at),
    }


def _mail(notice: Notice) -> dict[str, Any]:
    return {
        "kind": notice.kind,
        "comment": notice.comment_id,
        "owed_since": _moment(notice.created_at),
        "due_at": _moment(notice.due_at),
        "sent_at": _moment(notice.sent_at),
        "refused": notice.attempts,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
