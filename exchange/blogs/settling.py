"""A doubt gets its answer. Making it true is the work of ``exchange.blogs.doubts``."""

from django.db import transaction
from django.utils import timezone

from exchange.models import Doubt


class CannotAccept(Exception):
    """Says what is missing first."""


@transaction.atomic
def refuse(doubt: Doubt) -> bool:
    """It stays in the text and is not asked again. Says whether it still waited for an answer."""
    waits = Doubt.objects.select_for_update().waiting().filter(pk=doubt.pk).exists()
    if waits:
        settle(doubt, was_accepted=False)
    return waits


def settle(doubt: Doubt, *, was_accepted: bool) -> None:
    """Without a look at what it says."""
    doubt.settled_at, doubt.was_accepted = timezone.now(), was_accepted
    doubt.save()
