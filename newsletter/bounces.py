"""Mail that comes back: reports that it could not be delivered (RFC 3464), and complaints (RFC 5965)."""

from email import message_from_bytes, policy
from email.message import Message
from typing import Literal

from django.db import Error as DatabaseFault

from newsletter import links
from newsletter.models import Delivery, Subscriber
from newsletter.statuses import is_dead

type Kind = Literal["bounce", "complaint", "other"]

LARGEST = 1_000_000
"""Bytes that are read of one message; what follows is the text that was mailed."""


class BounceUnreadable(Exception):
    """What was sent cannot be taken apart."""


def take(raw: bytes) -> Kind:
    """Whom it concerns is read from our own signed mark alone, so that nobody can stop mail to others.

    Raises ``BounceUnreadable`` for what is made so that it cannot be taken apart.
    """
    try:
        # compat32: headers stay the text that they are, where reading them by their grammar may fail.
        kind, delivery = _read(message_from_bytes(raw[:LARGEST], policy=policy.compat32))
    except DatabaseFault:
        raise  # not the fault of the message, which is to be read again
    except Exception as fault:  # anybody may send what no library foresaw
        raise BounceUnreadable(type(fault).__name__) from fault
    if delivery is None:
        return "other"
    if kind == "bounce":
        delivery.bounce()
    else:
        delivery.subscriber.stop(Subscriber.Stopped.COMPLAINED)
    return kind


def _read(message: Message) -> tuple[Kind, Delivery | None]:
    kind = _kind(message)
    return kind, _delivery(message) if kind != "other" else None


def _kind(message: Message) -> Kind:
    report = str(message.get_param("report-type") or "").lower()
    if report == "feedback-report" or _parts(message, "message/feedback-report"):
        return "complaint" if _is_complaint(message) else "other"
    return "bounce" if any(map(_is_failure, _fields(message))) else "other"


def _is_complaint(message: Message) -> bool:
    """“not-spam” takes one back."""
    blocks = _parts(message, "message/feedback-report")
    told = "\n".join(_text(block) for block in blocks).lower()
    return any(f"feedback-type: {kind}" in told for kind in ("abuse", "fraud", "opt-out", "other"))


def _fields(message: Message) -> list[Message]:
    """The blocks of a delivery status, one for each recipient; Python reads each as a message."""
    found: list[Message] = []
    for part in _parts(message, "message/delivery-status"):
        blocks = part.get_payload()
        found += (
            [one for one in blocks if isinstance(one, Message)] if isinstance(blocks, list) else []
        )
    return found


def _is_failure(block: Message) -> bool:
    """For good. A mailbox that is full or a server that wants no such text may take the next one."""
    action, status = str(block.get("Action", "")), str(block.get("Status", ""))
    return action.strip().lower() == "failed" and is_dead(status)


def _delivery(message: Message) -> Delivery | None:
    """By the address that it came back to, else by the name of the mail inside."""
    for header in ("To", "Delivered-To", "X-Original-To"):
        for value in message.get_all(header, []):
            if found := links.marked(str(value)):
                return found
    inside = (
        *_parts(message, "message/rfc822"),
        *_parts(message, "text/rfc822-headers"),
        *_parts(message, "message/rfc822-headers"),
    )
    return next((found for part in inside if (found := links.marked(_text(part)))), None)


def _parts(message: Message, kind: str) -> list[Message]:
    return [part for part in message.walk() if part.get_content_type() == kind]


def _text(part: Message) -> str:
    """By its bytes: a charset that is unknown here hides no mark."""
    return part.as_bytes()[:LARGEST].decode("latin-1")
