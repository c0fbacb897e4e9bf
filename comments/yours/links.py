"""Signed addresses that only their owner is mailed.

They hold a key and a moment, and nothing that tells whose they are.
"""

from datetime import timedelta
from enum import StrEnum

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from comments.models import Commenter

SEPARATOR = "."
"""Stays as it is in an address, and no mail program ends a link there."""


class Door(StrEnum):
    """What a link opens; one that is signed for one door opens no other."""

    CONFIRM = "confirm"
    YOURS = "yours"
    STOP = "stop"


GOOD_FOR: dict[Door, timedelta | None] = {
    Door.CONFIRM: timedelta(days=7),
    Door.YOURS: timedelta(days=30),
    Door.STOP: None,
}
"""That mail can be stopped never ends: a mail may be found after years."""


class LinkWrong(LookupError):
    """Cut off, changed, or of somebody who is not known any more."""


class LinkExpired(LinkWrong):
    """It was right once."""


def signed(door: Door, commenter: Commenter) -> str:
    return sign(_salt(door), str(commenter.pk))


def path(door: Door, commenter: Commenter) -> str:
    """In the active language."""
    return reverse(f"comments:{door}", args=[signed(door, commenter)])


def owner(door: Door, text: str) -> Commenter:
    """Raises ``LinkWrong`` for a link that does not open this door."""
    key = unsigned(_salt(door), text, GOOD_FOR[door])
    found = Commenter.objects.filter(pk=int(key)).first()
    if found is None:
        raise LinkWrong
    return found


def _salt(door: Door) -> str:
    return f"comments.{door}"


def sign(salt: str, value: str) -> str:
    return TimestampSigner(salt=salt, sep=SEPARATOR).sign(value)


def unsigned(salt: str, text: str, good_for: timedelta | None) -> str:
    """The value; raises ``LinkWrong`` for what was not signed here under this salt."""
    try:
        return TimestampSigner(salt=salt, sep=SEPARATOR).unsign(text, max_age=good_for)
    except SignatureExpired as expired:
        raise LinkExpired from expired
    except BadSignature as wrong:
        raise LinkWrong from wrong
