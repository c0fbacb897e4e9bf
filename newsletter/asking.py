"""Somebody types an address, which may be anybody's: what is mailed there, and how often."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from comments import bell
from comments.models import Block, Tally
from comments.models.commenter import address_key
from newsletter import mailbox
from newsletter.models import Delivery, Subscriber

HOUR = timedelta(hours=1)
PER_PLACE, PER_NETWORK, FROM_EVERYWHERE = 10, 50, 500
"""Requests in an hour; what comes above is answered alike and nothing is mailed."""


def ask(email: str, wanted: str, origin: tuple[str, str]) -> None:
    """Owe the link that begins a subscription, now or in its turn, where the address may be mailed at all."""
    if not _is_within_limits(origin) or _is_blocked(email):
        return
    with transaction.atomic():
        mailbox.hold(email)
        due_at = None if _is_answered(email, wanted) else mailbox.next_turn(email)
        if due_at is None:
            return
        subscriber = Subscriber.objects.at(email)
        Delivery.objects.create(subscriber=subscriber, wanted=wanted, due_at=due_at)
        if due_at <= timezone.now():
            transaction.on_commit(bell.ring)


def _is_answered(email: str, wanted: str) -> bool:
    """By a link to the same that waits, or by what was said once and for all."""
    same = Delivery.objects.waiting().filter(mailing=None, wanted=wanted)
    waits = same.filter(subscriber__email_key=address_key(email)).exists()
    return waits or mailbox.is_left_alone(email)


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
