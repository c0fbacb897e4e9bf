"""Mailings come to be by looking at what is published, so nothing has to be told when something is."""

import logging
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from house.models import House
from newsletter.models import Mailing
from newsletter.models.mailing import SETTLES, news

logger = logging.getLogger("django.newsletter")

NEWS_FOR = timedelta(days=3)
"""What was published longer ago when somebody looks is not mailed: the site was down, or it was backdated."""
WEEKLY_AT = time(8)


def owe() -> None:
    """Make what is owed, each once however many look at the same moment, and write down who gets it."""
    _owe_reviews()
    _owe_week()
    for mailing in Mailing.objects.unlisted():
        try:
            mailing.list_recipients()
        except Exception as fault:  # noqa: BLE001  # one holds up no other; a traceback may hold an address
            logger.error("Mailing %s cannot go out yet: %s", mailing.pk, type(fault).__name__)


def _owe_reviews() -> None:
    now = timezone.now()
    fresh = Q(published_at__gt=now - NEWS_FOR, published_at__lte=now - SETTLES)
    unmailed = news().filter(fresh, mailing=None)
    Mailing.objects.bulk_create(
        [
            Mailing(kind=Mailing.Kind.REVIEW, review=review, due_at=now)
            for review in unmailed.only("pk")
        ],
        ignore_conflicts=True,
    )


def _owe_week() -> None:
    """From Monday morning on, where something was published in the seven days before."""
    now = timezone.localtime(timezone=House.objects.current().zone)
    monday = now.date() - timedelta(days=now.weekday())
    begins = datetime.combine(monday, WEEKLY_AT, now.tzinfo)
    if not begins <= now < begins + NEWS_FOR or Mailing.objects.filter(week_on=monday).exists():
        return
    mailing = Mailing(kind=Mailing.Kind.WEEK, week_on=monday, due_at=now)
    if mailing.reviews.exists():
        Mailing.objects.bulk_create([mailing], ignore_conflicts=True)
