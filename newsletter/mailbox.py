"""How often one mailbox gets a link that somebody asked for, whichever of its addresses was typed.

``ines@``, ``INES@`` and ``ines+films@`` are one mailbox, and anybody may type any of them. What is asked for
too soon waits for its turn; what is too much for a day is left.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from comments.models import Tally
from comments.models.commenter import address_key
from comments.models.origins import COUNTED_FOR
from comments.origin import digest
from newsletter.models import Delivery, Subscriber
from newsletter.models.mailing import DeliveryQuerySet

BETWEEN_LINKS = timedelta(hours=1)
DAY = timedelta(days=1)
LINKS_A_DAY = 3


def hold(email: str) -> None:
    """Two at once about one mailbox take turns: the row is held until the transaction ends."""
    local, _, domain = address_key(email).rpartition("@")
    box = digest(local.partition("+")[0] + "@" + domain)
    Tally.objects.add_one(f"newsletter:box:{box}", COUNTED_FOR)


def is_left_alone(email: str) -> bool:
    """Whoever complained, and whoever said no without ever having said yes."""
    said_no = Q(confirmed_at=None, stopped_because=Subscriber.Stopped.ASKED)
    complained = Q(stopped_because=Subscriber.Stopped.COMPLAINED)
    return Subscriber.objects.of_mailbox(email).filter(said_no | complained).exists()


def links_to(email: str) -> DeliveryQuerySet:
    box = Subscriber.objects.of_mailbox(email).filter(pk=OuterRef("subscriber"))
    return Delivery.objects.filter(Exists(box), mailing=None)


def next_turn(email: str) -> datetime | None:
    """When one more link may go there, now at the earliest; None where the day has its fill.

    A link that waits counts however long it has waited, so that a server which was down for days gets no
    more of them than one that was up.
    """
    now = timezone.now()
    lately = Q(created_at__gt=now - DAY) | Q(begun_at__gt=now - DAY)
    counted = links_to(email).filter(lately) | links_to(email).waiting()
    turns = [_turn(link) for link in counted]
    if len(turns) >= LINKS_A_DAY:
        return None
    return max([now, *(turn + BETWEEN_LINKS for turn in turns)])


def _turn(link: Delivery) -> datetime:
    """A link that was refused is put off for up to two days, and those after it need not wait for that."""
    return link.begun_at or (link.created_at if link.attempts else link.due_at)


@transaction.atomic
def begin(link: Delivery) -> bool:
    """As ``Delivery.begin``, in its turn: where mail was held up, several may have become due at once."""
    email = link.subscriber.email
    hold(email)
    if is_left_alone(email):
        link.delete()
        return False
    others = links_to(email).exclude(pk=link.pk)
    lately = others.filter(begun_at__gt=timezone.now() - BETWEEN_LINKS)
    last = lately.aggregate(at=Max("begun_at"))["at"]
    if last is None:
        return link.begin()
    Delivery.objects.waiting().filter(pk=link.pk).update(due_at=last + BETWEEN_LINKS)
    return False
