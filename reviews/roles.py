"""Whose review it is: who sees a draft, who changes it, who decides when readers get it.

What kinds of things somebody may touch at all is told by the groups; see ``accounts.roles``.
"""

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from reviews.models import Review
from reviews.models.publication import is_out

if TYPE_CHECKING:
    from accounts.models import User


def may_change_others(user: "User | Any") -> bool:
    """An editor's right: the reviews of all, drafts and published ones."""
    return user.has_perm("reviews.change_others_review")


def may_publish(user: "User | Any") -> bool:
    """To readers now, at a later moment, or as the featured one."""
    return user.has_perm("reviews.publish_review")


def seen_by(user: "User | Any") -> Q:
    """The condition that a review may be read by somebody at the desk: it is public, or theirs."""
    return Q() if may_change_others(user) else Q(author=user.pk) | is_out()


def is_followed_by(user: "User | Any", review: Review) -> bool:
    """Whether what the review was before, and what it may become, is theirs to know."""
    return review.author_id == user.pk or may_change_others(user)


def may_preview(user: "User | Any", review: Review) -> bool:
    """Whether a draft at its own address is shown to them."""
    return user.has_perm("reviews.view_review") and is_followed_by(user, review)


def may_change(user: "User | Any", review: Review) -> bool:
    """Their own as long as it is a draft; the rest is for those with the right to it."""
    if may_change_others(user):
        return True
    is_draft = review.published_at is None
    return review.author_id == user.pk and (is_draft or may_publish(user))
