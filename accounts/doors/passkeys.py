"""What a browser sends of a passkey. The library reads it and stumbles over some that no browser sends."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError

NONSENSE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, struct.error)


def _understood(read: Callable[[], Any]) -> Any:
    """What it reads; raises ``ValidationError`` for whatever else would end the request."""
    try:
        return read()
    except ValidationError:
        raise
    except NONSENSE as fault:
        raise get_adapter().validation_error("incorrect_code") from fault


class AddForm(AddWebAuthnForm):
    def clean(self) -> Any:
        return _understood(super().clean)


class StepForm(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return _understood(super().clean_credential)


class OnceMoreForm(ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return _understood(super().clean_credential)
