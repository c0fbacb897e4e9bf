"""What whoever has just posted is shown of their comment, on a page or in the place of the form."""

from typing import Any

from comments.models import Comment, Notice
from comments.threads import Answered


def context_of(comment: Comment, address: str) -> dict[str, Any]:
    """For the box that a script puts in the place of the form; ``address`` is where the comment is found."""
    parent = comment.parent
    return {
        "comment": comment,
        "review": comment.review,
        "address": address,
        "depth": 1 if parent else 0,
        "answered": parent and Answered(parent.author_name, f"#{parent.anchor}"),
        "mailed_to": mailed_to(comment),
    }


def mailed_to(comment: Comment) -> str:
    """As “petra@…”, where a link is on its way for this comment; a confirmed address is told of no more."""
    commenter = comment.commenter
    if commenter is None or commenter.is_confirmed:
        return ""
    is_owed = comment.notices.filter(kind=Notice.Kind.CONFIRM, commenter=commenter).exists()
    return f"{commenter.email.rpartition('@')[0]}@…" if is_owed else ""
