"""What has to be done from time to time: mail sent, moderators told, forgotten what is too old, and counted
anew how much the site has about whom.

A small site has nobody to run a scheduler, so its own processes do it in a thread beside the requests. Where
``UPKEEP_IN_WEB`` is off, ``manage.py send_mail`` does it, with ``--forever`` or called by a scheduler.
"""

import logging
from collections.abc import Callable
from math import inf
from threading import Thread
from time import monotonic
from typing import NoReturn

from django.conf import settings
from django.db import connection
from django.utils import timezone

from comments import bell
from comments.mail.digest import owe_digests
from comments.mail.outbox import send_due
from comments.models import Block, Notice, SpoilerReport, Tally, Trace
from reviews.search.weights import weigh
from rows import changes

logger = logging.getLogger("django.comments")

CHORES: list[Callable[[], float | None]] = []
"""What apps that we do not know want to be done; each may say in how many seconds it has more to do."""
SHORTEST_WAIT, LONGEST_WAIT = 5, 600
"""Seconds between two looks; the bell ends a wait."""


def once() -> int:
    """How many mails went out."""
    changes.look()  # no request does it here
    sweep()
    if settings.MAILERS:
        owe_digests()
    return send_due()


def sweep() -> None:
    """Forget what has its time behind it."""
    for model in (Trace, Tally, Notice, Block):
        model.objects.outdated().delete()
    SpoilerReport.objects.forget_origins()


def do_chores() -> float:
    """In how many seconds the first of them has more to do."""
    return min((seconds for chore in CHORES if (seconds := chore()) is not None), default=inf)


def forever() -> NoReturn:
    """A fault is logged, and the next look may go better. No connection is kept while waiting."""
    weighed_at = -inf
    while True:
        seconds: float = LONGEST_WAIT
        try:
            once()
            more = do_chores()
            if monotonic() - weighed_at >= LONGEST_WAIT:
                weigh()
                weighed_at = monotonic()
            seconds = max(min(seconds_to_next(), more), SHORTEST_WAIT)
        except Exception:
            logger.exception("Upkeep failed and is tried again")
        finally:
            connection.close()
        bell.wait(seconds)


def seconds_to_next() -> float:
    """Until the first notice is due, within bounds."""
    due_at = Notice.objects.unsent().order_by("due_at").values_list("due_at", flat=True).first()
    until = (due_at - timezone.now()).total_seconds() if due_at else LONGEST_WAIT
    return min(max(until, SHORTEST_WAIT), LONGEST_WAIT)


def start() -> None:
    """Beside the requests of this process, and no longer than it lives."""
    if settings.UPKEEP_IN_WEB:
        Thread(target=_begin, name="upkeep", daemon=True).start()


def _begin() -> None:
    """Not before the process is up; whoever only loads it never gets here."""
    bell.wait(SHORTEST_WAIT)
    forever()
