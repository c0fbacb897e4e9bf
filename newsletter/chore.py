"""What the site's upkeep does for the newsletter each time it looks."""

from django.conf import settings

from newsletter.models import Delivery, Subscriber
from newsletter.outbox import send_due
from newsletter.owing import owe

SOON = 5
DOWN = 60
"""Seconds until the next look, while mail waits and while the server takes none."""


def look() -> float | None:
    """Forget, owe, send for some seconds; then the upkeep has other mail to see to as well."""
    Subscriber.objects.outdated().delete()
    Delivery.objects.outdated().delete()
    if not settings.MAILERS:
        return None
    owe()
    round_ = send_due()
    if round_.is_down:
        return DOWN
    return SOON if Delivery.objects.due().exists() else None
