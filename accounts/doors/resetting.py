"""Somebody has lost their phone and their recovery codes: another lets them in by the password alone."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.doors import sessions
from accounts.models import AuditEntry, User


@transaction.atomic
def reset_second_factor(user: User, *, by: Any) -> bool:
    """Whether there was one. Their sessions end: who has them need not be who asked."""
    count, _rows = Authenticator.objects.filter(user=user).delete()
    if count:
        AuditEntry.objects.note(AuditEntry.Act.SECOND_FACTOR, by, user, "reset")
        sessions.end(user, by=by)
    return bool(count)
