"""Once a day, whoever moderates is told what waits."""

from datetime import datetime, time

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from comments.models import Notice
from comments.queue import waiting
from house.models import House

AT = time(8)
"""In the house's time zone."""


def owe_digests() -> None:
    """From the hour of the day on, to each who may decide and has an address; nothing where nothing waits."""
    now = timezone.localtime(timezone=House.objects.current().zone)
    today = datetime.combine(now.date(), AT, now.tzinfo)
    if now < today:
        return
    moderators = get_user_model().objects.with_perm("comments.change_comment")
    told = Notice.objects.filter(kind=Notice.Kind.DIGEST, created_at__gte=today).values("user")
    untold = moderators.filter(is_staff=True).exclude(email="").exclude(pk__in=told)
    if untold.exists() and waiting().exists():
        for moderator in untold:
            _owe(moderator, today, now)


@transaction.atomic
def _owe(moderator: User, today: datetime, now: datetime) -> None:
    """Once, also where two processes look at the same moment: they take turns at the moderator's row."""
    get_user_model().objects.select_for_update().get(pk=moderator.pk)
    digests = Notice.objects.filter(kind=Notice.Kind.DIGEST, user=moderator)
    if not digests.filter(created_at__gte=today).exists():
        Notice.objects.create(kind=Notice.Kind.DIGEST, user=moderator, created_at=now, due_at=now)
