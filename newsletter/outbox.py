"""Sending what is due, by any number of processes at once, each mail at most once.

Whoever sends stores ``begun_at`` by an update that only one process can win, just before the text goes to
the server. A process that dies before leaves the mail to the next; one that dies after leaves it for good.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic

from django.conf import settings
from django.utils import timezone

from newsletter import mailbox
from newsletter.letters import letter
from newsletter.models import Delivery
from newsletter.wire import Down, Refused, Taken, Unknown, Wire

logger = logging.getLogger("django.newsletter")

AT_ONCE = 100
LONGEST_ROUND = 20
"""Seconds; other mail of the site waits meanwhile."""
MINUTE = timedelta(minutes=1)
PAUSE = timedelta(minutes=10)
"""Before the second attempt; each after that waits four times as long."""


@dataclass
class Round:
    sent: int = 0
    is_down: bool = False


def room() -> int:
    """How many mails may still go out in this minute, whoever sends them."""
    if not settings.NEWSLETTER_PER_MINUTE:
        return AT_ONCE
    lately = Delivery.objects.filter(begun_at__gt=timezone.now() - MINUTE).count()
    return max(0, min(AT_ONCE, settings.NEWSLETTER_PER_MINUTE - lately))


def send_due() -> Round:
    """For some seconds. Ends early where the server is down: the rest would only wait for it too."""
    done, began = Round(), monotonic()
    joins = ("mailing__review__show", "subscriber")
    due = list(Delivery.objects.due().select_related(*joins)[: room()]) if settings.MAILERS else []
    if not due:
        return done
    try:
        with Wire() as wire:
            for delivery in due:
                done.sent += _send(wire, delivery)
                if monotonic() - began > LONGEST_ROUND:
                    break
    except Down as fault:
        logger.warning("The mail server is down, mail is kept: %s", type(fault.__cause__).__name__)
        done.is_down = True
    except Unknown as fault:
        logger.error(
            "The mail server went away in the middle of a mail, which is not sent again: %s",
            type(fault.__cause__).__name__,
        )
        done.is_down = True
    return done


def _send(wire: Wire, delivery: Delivery) -> bool:
    """Whether a mail went out. A fault in one is counted and holds up no other."""
    pause = PAUSE * 4**delivery.attempts
    try:
        message = letter(delivery)
        if message is None:
            delivery.delete()
            return False
        wire.send(message, partial(_begin, delivery))
    except Taken:
        return False
    except Refused as refusal:
        delivery.put_off(pause, is_counted=True)
        if refusal.is_permanent and refusal.is_about_address:
            delivery.bounce()
        return False
    except Down:
        # Another is tried first, should it be this one's fault.
        delivery.put_off(MINUTE, is_counted=False)
        raise
    except Unknown:
        raise
    except Exception as fault:  # noqa: BLE001  # a traceback may hold the address
        logger.error("Delivery %s cannot be sent: %s", delivery.pk, type(fault).__name__)
        delivery.put_off(pause, is_counted=True)
        return False
    delivery.end()
    return True


def _begin(delivery: Delivery) -> bool:
    return mailbox.begin(delivery) if delivery.mailing_id is None else delivery.begin()
