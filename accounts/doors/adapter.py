"""What django-allauth asks of this site: who may come in, what a wrong try costs, what stands in the log."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.doors import limits, sessions
from accounts.models import AuditEntry, User
from accounts.network import read_address
from house.models import House

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes alone are none: they only stand in for one."""
FRESH = 5 * 60
"""Seconds for which a password that was typed need not be typed again."""


def has_second_factor(user: Any) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


class _WrongLogin:
    """Django's own words at this door, which tell nobody whether it was the name or the password."""

    def __str__(self) -> str:
        words = AdminAuthenticationForm.error_messages["invalid_login"]
        return str(words) % {"username": User._meta.get_field("username").verbose_name}


class DeskAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": lazystr(_WrongLogin()),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Shortened to its network, as the site keeps no more of anybody."""
        return sessions.shortened(request)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        name = str(credentials.get("username", ""))
        attempt = limits.attempt(request, name)
        user: Any = super().authenticate(request, **credentials)
        if user is not None and user.is_staff and user.is_active:
            attempt.forgive()
            return user
        known = User.objects.filter(username__iexact=name).first()
        AuditEntry.objects.note(AuditEntry.Act.REFUSED, known, detail="password")
        return None

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))

    def login(self, request: HttpRequest, user: Any) -> None:
        """The last step: whoever got here has proved all that they have to."""
        used = {record["method"] for record in get_authentication_records(request, user)}
        super().login(request, user)
        sessions.begin(request)
        detail = "second factor" if "mfa" in used else ""
        AuditEntry.objects.note(AuditEntry.Act.SIGNED_IN, user, detail=detail)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who has just come in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not any(time.time() - record["at"] < FRESH for record in records)


class DeskMFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Whoever works here needs a second factor. Add a passkey first, then remove this one."
        ),
    }

    def get_totp_issuer(self) -> str:
        return House.objects.current().name

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def build_totp_svg(self, url: str) -> str:
        """Dark on white in both schemes: not every app reads it the other way around."""
        # Here, for it takes 5 MB, and few processes ever draw one.
        from qrcode.image.svg import SvgPathFillImage
        from qrcode.main import QRCode

        code = QRCode(image_factory=SvgPathFillImage)
        code.add_data(url)
        return str(code.make_image().to_string(encoding="unicode"))

    def _get_site_name(self) -> str:
        return House.objects.current().name

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.REQUIRE_SECOND_FACTOR or authenticator.type not in FACTORS:
            return True
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists()


def takes_passkeys(request: HttpRequest) -> bool:
    """Browsers tie a passkey to a name, never to a bare address such as 127.0.0.1."""
    try:
        read_address(request.get_host())
    except ValueError:
        return True
    return False
