"""What is typed at the door: name and password, then a code; each counted by the site's own limits."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.doors import limits
from accounts.models import AuditEntry
from comments.origin import digest

REMEMBERED = 3
"""Codes that were used: no more than three of them are right at any moment."""


class Plain(forms.Form):
    """Without placeholders, which repeat the labels; the first box has the focus."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        first = next(iter(self.fields.values()))
        first.widget.attrs["autofocus"] = True
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocapitalize": "none"}


class DoorForm(Plain, LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class Counted(BaseAuthenticateForm):
    """A code is tried a few times and taken once, whichever process is asked."""

    def clean_code(self) -> str:
        attempt = limits.attempt(context.request, str(self.user.pk), step="code")
        try:
            with transaction.atomic():
                code: str = super().clean_code()
                _take_once(self.authenticator, code)
        except ValidationError:
            AuditEntry.objects.note(AuditEntry.Act.REFUSED, self.user, detail="second factor")
            raise
        attempt.forgive()
        return code


def _take_once(authenticator: Authenticator, code: str) -> None:
    """The library remembers used codes in the memory of one process, which the next one does not know."""
    if authenticator.type != Authenticator.Type.TOTP:
        return
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    used = row.data.get("used", [])
    mark = digest(f"code:{row.pk}:{''.join(filter(str.isdecimal, code))}")
    if mark in used:
        raise get_adapter().validation_error("incorrect_code")
    row.data["used"] = [mark, *used][:REMEMBERED]
    row.save(update_fields=["data"])


class SecondStepForm(Plain, Counted, AuthenticateForm):
    """After the password."""


class OnceMoreForm(Plain, Counted, ReauthenticateForm):
    """Before a change of the login itself."""


class SetUpForm(Plain, ActivateTOTPForm):
    """The first code of an app that has just read the secret."""
