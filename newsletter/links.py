"""Signed addresses that only a subscriber is mailed, and marks by which a mail that comes back is known."""

import re
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from comments.yours.links import LinkWrong, sign, unsigned
from config.site import site_address
from newsletter.models import Delivery, Subscriber


class Door(StrEnum):
    """What a link opens; one that is signed for one door opens no other."""

    CONFIRM = "confirm"
    YOURS = "yours"
    STOP = "stop"
    FORGET = "forget"


GOOD_FOR: dict[Door, timedelta | None] = {
    Door.CONFIRM: timedelta(days=7),
    Door.YOURS: None,
    Door.STOP: None,
    Door.FORGET: timedelta(days=1),
}
"""Every mail leads to the choices, and a mail may be found after years."""
MARK = 20
"""Letters of the digest in the marks of a delivery."""


class Opened(NamedTuple):
    subscriber: Subscriber
    wanted: str
    """The key of what was asked for, in a link that confirms."""


def signed(door: Door, subscriber: Subscriber, wanted: str = "") -> str:
    return sign(f"newsletter.{door}", f"{subscriber.pk}_{wanted}")


def path(door: Door, subscriber: Subscriber, wanted: str = "") -> str:
    """In the active language."""
    return reverse(f"newsletter:{door}", args=[signed(door, subscriber, wanted)])


def opened(door: Door, text: str) -> Opened:
    """Raises ``LinkWrong`` for a link that does not open this door."""
    key, _, wanted = unsigned(f"newsletter.{door}", text, GOOD_FOR[door]).partition("_")
    found = Subscriber.objects.filter(pk=int(key)).first()
    if found is None:
        raise LinkWrong
    return Opened(found, wanted)


def mark(delivery: Delivery) -> str:
    """The same at every attempt, so that also a mailbox can tell one mail from two."""
    return f"n{delivery.pk}-{_digest(delivery.pk)}"


def message_id(delivery: Delivery) -> str:
    return f"<{mark(delivery)}@{host()}>"


def host() -> str:
    return site_address().hostname or ""


def return_address(delivery: Delivery) -> str:
    """Where this one mail comes back to, or empty where bounces go to the sender."""
    local, _, domain = settings.NEWSLETTER_RETURN.rpartition("@")
    return f"{local}+{mark(delivery)}@{domain}" if local else ""


def marked(text: str) -> Delivery | None:
    """The delivery whose mark stands in the text; a mark that was not made here is none."""
    for number, digest in re.findall(rf"\bn(\d{{1,18}})-([0-9a-f]{{{MARK}}})@", text):
        if constant_time_compare(digest, _digest(int(number))):
            return Delivery.objects.filter(pk=int(number)).select_related("subscriber").first()
    return None


def _digest(key: int) -> str:
    return salted_hmac("newsletter.delivery", str(key), algorithm="sha256").hexdigest()[:MARK]
