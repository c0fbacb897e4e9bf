"""Notices as mails: text and HTML, in the language of whoever gets them, without a word that spoils."""

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext, override

from comments.mail.mails import mail, spoken_to, stoppable
from comments.models import Comment, Commenter, Notice
from comments.queue import waiting
from comments.yours import links
from comments.yours.links import Door
from config.language import DESK_LANGUAGE
from house.models import House

MOST_LISTED = 20
LINK = "mail/link.html"
REPLY = "mail/reply.html"
DIGEST = "mail/digest.html"


def letter(notices: list[Notice]) -> EmailMultiAlternatives | None:
    """One mail for notices of one kind to one address; None where nothing is left to say."""
    first = notices[0]
    with override(_language_for(first.commenter)):
        if first.commenter is None:
            return _digest(first)
        if first.kind == Notice.Kind.REPLY:
            return _replies(first.commenter, notices)
        return _link(first.commenter, first.comment)


def _language_for(commenter: Commenter | None) -> str:
    """The desk speaks one language; a commenter hears that of the page, as long as there are such pages."""
    if commenter is None:
        return DESK_LANGUAGE
    return spoken_to(commenter.language)


def _link(commenter: Commenter, comment: Comment | None) -> EmailMultiAlternatives | None:
    if comment is not None and comment.state == Comment.State.SPAM:
        return None
    door = Door.YOURS if commenter.is_confirmed else Door.CONFIRM
    context = {
        "commenter": commenter,
        "review": comment and comment.review,
        "way": links.path(door, commenter),
        "days": getattr(links.GOOD_FOR[door], "days", 0),
    }
    subject = _("Your comments") if commenter.is_confirmed else _("Confirm your address")
    return _to_commenter(commenter, f"{subject}: {House.objects.current().name}", LINK, context)


def _replies(commenter: Commenter, notices: list[Notice]) -> EmailMultiAlternatives | None:
    replies = [
        notice.comment for notice in notices if notice.comment and _is_still_wanted(notice.comment)
    ]
    if not replies or commenter.is_stopped or not commenter.is_confirmed:
        return None
    review = replies[0].review
    subject = ngettext(
        "A reply to your comment on “%(headline)s”",
        "%(count)s replies to your comments on “%(headline)s”",
        len(replies),
    ) % {"count": len(replies), "headline": review.headline}
    context = {
        "review": review,
        "replies": replies[:MOST_LISTED],
        "more": len(replies[MOST_LISTED:]),
        "yours": links.path(Door.YOURS, commenter),
    }
    return _to_commenter(commenter, subject, REPLY, context)


def _is_still_wanted(reply: Comment) -> bool:
    answered = reply.parent
    is_seen = reply.is_public and reply.review.is_published
    return is_seen and answered is not None and answered.wants_replies


def _to_commenter(
    commenter: Commenter, subject: str, template: str, context: dict[str, Any]
) -> EmailMultiAlternatives:
    stop = links.path(Door.STOP, commenter)
    return stoppable(mail(commenter.email, subject, template, context | {"stop": stop}), stop)


def _digest(notice: Notice) -> EmailMultiAlternatives | None:
    """Who waits and why, without what they wrote: it may spoil, and lead to where spam wants to lead."""
    found = waiting().select_related("review").oldest_first()
    count = found.count()
    if notice.user is None or not count:
        return None
    subject = "1 comment waits" if count == 1 else f"{count} comments wait"
    context = {
        "waiting": found[:MOST_LISTED],
        "count": count,
        "more": max(0, count - MOST_LISTED),
        "queue": reverse("admin:comments_comment_queue"),
    }
    house = House.objects.current().name
    return mail(notice.user.email, f"{subject}: {house}", DIGEST, context)
