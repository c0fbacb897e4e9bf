"""Deliveries as mails: text and HTML, in the language of whoever gets them, without a word that spoils."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext as _, override

from comments.mail.mails import mail, spoken_to, stoppable
from house.models import House
from newsletter import links
from newsletter.choices import Choice
from newsletter.links import Door
from newsletter.models import Delivery, Mailing, Subscriber

LINK = "mail/newsletter_link.html"
REVIEW = "mail/newsletter.html"


def letter(delivery: Delivery) -> EmailMultiAlternatives | None:
    """None where nothing is left to say."""
    subscriber, mailing = delivery.subscriber, delivery.mailing
    with override(spoken_to(subscriber.language)), timezone.override(House.objects.current().zone):
        made = _link(delivery) if mailing is None else _mailed(mailing, subscriber)
    return made and _known_again(made, delivery)


def trial(mailing: Mailing, to: str) -> EmailMultiAlternatives:
    """As a subscriber gets it, but that its links lead nowhere in particular."""
    with override(settings.LANGUAGE_CODE), timezone.override(House.objects.current().zone):
        return mail(to, _subject(mailing), REVIEW, _context(mailing, lambda door: "/"))


def _link(delivery: Delivery) -> EmailMultiAlternatives | None:
    subscriber = delivery.subscriber
    choice = Choice.read(delivery.wanted)
    stop = links.path(Door.STOP, subscriber)
    context = {
        "choice": choice,
        "way": links.path(Door.CONFIRM, subscriber, delivery.wanted),
        "stop": stop,
        "days": getattr(links.GOOD_FOR[Door.CONFIRM], "days", 0),
    }
    subject = f"{_('Confirm the newsletter')}: {House.objects.current().name}"
    return stoppable(mail(subscriber.email, subject, LINK, context), stop)


def _mailed(mailing: Mailing, subscriber: Subscriber) -> EmailMultiAlternatives | None:
    context = _context(mailing, lambda door: links.path(door, subscriber))
    if mailing.kind != Mailing.Kind.NOTE and not context["reviews"]:
        return None
    message = mail(subscriber.email, _subject(mailing), REVIEW, context)
    message.extra_headers["List-Id"] = f"<newsletter.{links.host()}>"
    return stoppable(message, context["stop"])


def _context(mailing: Mailing, path: Callable[[Door], str]) -> dict[str, Any]:
    return {
        "mailing": mailing,
        "headline": mailing.headline,
        "reviews": list(mailing.reviews) if mailing.kind != Mailing.Kind.NOTE else [],
        "stop": path(Door.STOP),
        "yours": path(Door.YOURS),
    }


def _subject(mailing: Mailing) -> str:
    review = mailing.review
    if review is not None and review.show is not None:
        return f"{review.show.printed_title}: {review.headline}"
    return f"{mailing.headline}: {House.objects.current().name}"


def _known_again(message: EmailMultiAlternatives, delivery: Delivery) -> EmailMultiAlternatives:
    """By its name, and by the address that it comes back to, which is not the one that readers see."""
    message.extra_headers["Message-ID"] = links.message_id(delivery)
    if returns := links.return_address(delivery):
        message.extra_headers["From"] = message.from_email
        message.from_email = returns
    return message
