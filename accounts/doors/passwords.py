"""A password that changes: the other sessions end, and the audit log has it in the same transaction."""

from typing import Any

from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction

from accounts.models import AuditEntry, User


class _Noted:
    """Django forgets every session that has the hash of the old password."""

    user: User

    def save(self, commit: bool = True) -> User:
        with transaction.atomic():
            user: User = super().save(commit)  # type: ignore[misc]  # a form's
            AuditEntry.objects.note(AuditEntry.Act.PASSWORD, self.user, self.user)
        return user


class OwnPasswordForm(_Noted, AdminPasswordChangeForm):
    """At the desk."""


class ForgottenPasswordForm(_Noted, SetPasswordForm[Any]):
    """At the end of a link that was mailed."""
