"""What moderators do besides ruling on a comment, for the audit log."""

from django.db import models
from django.http import HttpRequest

from accounts.models import AuditEntry


def note_steering(request: HttpRequest, thing: models.Model, detail: str) -> None:
    """Call it in the transaction of the act. The detail holds nothing that a reader wrote."""
    AuditEntry.objects.note(AuditEntry.Act.MODERATED, request.user, thing, detail)
