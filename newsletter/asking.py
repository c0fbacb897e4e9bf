"""Somebody types an address, which may be anybody's: what is mailed there, and how often."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from comments import bell
from comments.models import Block, Tally
from comments.models.commenter import address_key
from comments.models.origins import COUNTED_FOR
from comments.origin import digest
from newsletter.models import Delivery, Subscriber

BETWEEN_LINKS = timedelta(hours=1)
LINKS_A_DAY = 3
"""Into one mailbox."""
HOUR = timedelta(hours=1)
PER_PLACE, PER_NETWORK, FROM_EVERYWHERE = 10, 50, 500
"""Requests in an hour; what comes above is answered alike and nothing is mailed."""


def ask(email: str, wanted: str, origin: tuple[str, str]) -> None:
    """Owe the link that begins a subscription, where the address may be mailed at all."""
    if not _is_within_limits(origin) or _is_blocked(email):
        return
    with transaction.atomic():
        _take_turns(email)
        if _may_be_mailed(email):
            subscriber = Subscriber.objects.at(email)
            Delivery.objects.create(subscriber=subscriber, wanted=wanted)
            transaction.on_commit(bell.ring)


def _is_within_limits(origin: tuple[str, str]) -> bool:
    place, network = origin
    most = {"newsletter:all": FROM_EVERYWHERE}
    most |= {f"newsletter:place:{place}": PER_PLACE} if place else {}
    most |= {f"newsletter:network:{network}": PER_NETWORK} if network else {}
    counted = Tally.objects.add_to(dict.fromkeys(most, HOUR))
    return all(tally.count <= most[tally.key] for tally in counted)


def _is_blocked(email: str) -> bool:
    key = address_key(email)
    values = [key, f"@{key.rpartition('@')[2]}"]
    return Block.objects.in_force().filter(kind=Block.Kind.EMAIL, value__in=values).exists()


def _take_turns(email: str) -> None:
    """Two at once about one mailbox: the row is held until the transaction ends."""
    local, _, domain = address_key(email).rpartition("@")
    Tally.objects.add_one(
        f"newsletter:box:{digest(local.partition('+')[0] + '@' + domain)}", COUNTED_FOR
    )


def _may_be_mailed(email: str) -> bool:
    """Whoever complained is left alone, and so is whoever said no without ever having said yes; the others
    get no second link within an hour, and few a day.
    """
    box = Subscriber.objects.of_mailbox(email)
    said_no = Q(confirmed_at=None, stopped_at__isnull=False)
    if box.filter(said_no | Q(stopped_because=Subscriber.Stopped.COMPLAINED)).exists():
        return False
    in_box = Exists(box.filter(pk=OuterRef("subscriber")))
    now = timezone.now()
    links = Delivery.objects.filter(in_box, mailing=None, created_at__gt=now - timedelta(days=1))
    is_fresh = links.filter(created_at__gt=now - BETWEEN_LINKS).exists()
    return not is_fresh and links.count() < LINKS_A_DAY
