"""Sending what is owed, by any number of processes at once.

Whoever sends first puts off the notices it took, in a transaction that locks them; only then does it talk to
the mail server. So nobody else takes them meanwhile, and where a process dies in between they are due again.
"""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from comments.mail.letters import letter
from comments.models import Notice
from comments.models.notices import MOST_REFUSALS

logger = logging.getLogger("django.comments")

IN_HAND = timedelta(minutes=5)
"""For so long nobody else takes what was taken: longer than a mail server is waited for."""
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
PERMANENT = 500


class ServerDown(Exception):
    """The mail server cannot be reached or takes nothing from this site at present."""


def send_due() -> int:
    """How many mails went out. Ends early where the server is down: the rest would only wait for it too."""
    sent = 0
    for notice in list(Notice.objects.due()) if settings.MAILERS else []:
        taken = _take(notice)
        try:
            sent += bool(taken) and _send(taken)
        except ServerDown:
            return sent
    return sent


@transaction.atomic
def _take(notice: Notice) -> list[Notice]:
    """All that goes into one mail with this notice; nothing where another process has it, or for an hour."""
    together = Notice.objects.unsent().filter(pk=notice.pk)
    if notice.kind == Notice.Kind.REPLY:
        place = {"commenter": notice.commenter_id, "thread": notice.thread_id}
        together = Notice.objects.unsent().filter(kind=notice.kind, **place)
    found = list(together.select_for_update().order_by("pk"))
    now = timezone.now()
    later = [one.due_at for one in found if one.due_at > now]
    if notice.kind == Notice.Kind.REPLY:
        later += filter(None, [Notice.objects.not_before(**place)])
    rows = Notice.objects.filter(pk__in=[one.pk for one in found])
    rows.update(due_at=max(later, default=now + IN_HAND))
    joins = ("commenter", "user", "comment__review", "comment__parent")
    return [] if later else list(rows.select_related(*joins).order_by("pk"))


def _send(notices: list[Notice]) -> bool:
    """Whether a mail went out. A fault in one is counted and holds up no other.

    Of it only the kind is logged, for what an error says or shows may hold the address.
    """
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    try:
        message = letter(notices)
        if message is None:
            rows.delete()
            return False
        message.send(using="default")
    except (SMTPRecipientsRefused, SMTPDataError) as refusal:
        _put_off(notices, is_counted=_code(refusal) >= PERMANENT)
        return False
    except SMTPNotSupportedError as fault:  # such as an address that this server cannot write
        return _fail(notices, fault)
    except (SMTPException, OSError) as error:
        logger.warning("The mail server is down, mail is kept: %s", error)
        _put_off(notices, is_counted=False)
        raise ServerDown from error
    except Exception as fault:  # noqa: BLE001  # a traceback may hold the address
        return _fail(notices, fault)
    rows.update(sent_at=timezone.now())
    return True


def _fail(notices: list[Notice], fault: Exception) -> bool:
    logger.error("Notice %s cannot be sent: %s", notices[0].pk, type(fault).__name__)
    _put_off(notices, is_counted=True)
    return False


def _code(refusal: SMTPRecipientsRefused | SMTPDataError) -> int:
    if isinstance(refusal, SMTPDataError):
        return refusal.smtp_code
    return min((code for code, _ in refusal.recipients.values()), default=0)


def _put_off(notices: list[Notice], *, is_counted: bool) -> None:
    """For half as long as they have waited already, so that the pauses grow; what is counted, for long."""
    now = timezone.now()
    waited = now - min(notice.created_at for notice in notices)
    pause = max(SHORTEST_PAUSE, min(waited / 2, LONGEST_PAUSE))
    pause = LONGEST_PAUSE if is_counted else pause
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    rows.update(due_at=now + pause, attempts=F("attempts") + int(is_counted))
    if is_counted and notices[0].attempts + 1 >= MOST_REFUSALS:
        logger.error(
            "Notice %s is given up: it was refused or could not be sent %s times",
            notices[0].pk,
            MOST_REFUSALS,
        )
