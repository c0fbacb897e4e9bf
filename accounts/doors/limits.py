"""How often a password or a code may be tried: counted in a table, so for all processes of the site together.

A name that nobody has is counted like one that somebody has, so that the answers tell no difference.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from accounts.models import AuditEntry
from accounts.network import network_of
from comments.models import Tally
from comments.origin import digest

CODE = "too_many"
"""Of the ``ValidationError`` that says when to try again."""
MINUTE, QUARTER, HOUR = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1)
FROM_HERE = (QUARTER, 5)
"""Of one account from one network: the time, and how many may fail in it."""
NETWORK = (QUARTER, 20)
"""Of one network, whichever the account."""
EVERYWHERE = (HOUR, 30)
"""Of one account, from the networks that its owner has never signed in from. Strangers who use it up shut
the account to each other; its owner comes in from where they have been before."""


class TooMany(ValidationError):
    """``until`` is when the next try is taken."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        at = date_format(timezone.localtime(until), "H:i")
        words = _("Too many attempts failed. Try again at %(time)s, in %(wait)s.")
        now = timezone.now()
        wait = timeuntil(max(until, now + MINUTE), now)
        super().__init__(words % {"time": at, "wait": wait}, code=CODE)

    @property
    def seconds(self) -> int:
        return max(1, round((self.until - timezone.now()).total_seconds()))


class Attempt(NamedTuple):
    """One that is counted already, before anybody knows how it ends: two at once are both counted."""

    rows: tuple[int, ...]

    def forgive(self) -> None:
        """It was right. Only itself is taken back: else who has a login could guess others for ever."""
        Tally.objects.filter(pk__in=self.rows, count__gt=0).update(count=F("count") - 1)


@transaction.atomic
def attempt(request: HttpRequest | None, name: str, *, step: str = "password") -> Attempt:
    """At the account of that name; raises ``TooMany`` where it is one too many, which is not counted then."""
    network = network_of(request)
    who = name.casefold()
    account, place = digest(f"{step}:{who}"), digest(f"{step}:{network}")
    allowed = {
        f"door:here:{digest(account + place)}": FROM_HERE,
        f"door:network:{place}": NETWORK,
    }
    if not _has_come_from(network, who):
        allowed[f"door:account:{account}"] = EVERYWHERE
    counted = Tally.objects.add_to({key: window for key, (window, _most) in allowed.items()})
    late = [
        row.window_at + allowed[row.key][0] for row in counted if row.count > allowed[row.key][1]
    ]
    if late:
        raise TooMany(max(late))
    return Attempt(tuple(row.pk for row in counted))


def _has_come_from(network: str, who: str) -> bool:
    was_in = AuditEntry.objects.filter(act=AuditEntry.Act.SIGNED_IN, network=network)
    return was_in.filter(by__username__iexact=who).exclude(network="").exists()
