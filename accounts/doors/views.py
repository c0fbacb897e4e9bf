"""The door, and the page of one's own login: password, second factor, sessions."""

from typing import Any
from urllib.parse import quote

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import sessions
from accounts.doors.adapter import FACTORS

LONGEST_KEY = 18


class DoorView(LoginView):
    """Somebody who is signed in and has no business here any more may sign in as somebody else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.is_staff:
            logout(request)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class CodesView(ViewRecoveryCodesView):
    """With the file inside the page: the codes are shown once, so no second request could have them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        text = "\n".join([f"{request_host(self.request)}", *context["unused_codes"], ""])
        return context | {"file": f"data:text/plain;charset=utf-8,{quote(text)}"}


def request_host(request: HttpRequest) -> str:
    """Which site the codes are of, for whoever finds the file in a year."""
    return request.get_host()


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """From the second step back to name and password."""
    clear_login(request)
    return HttpResponseRedirect(reverse("account_login"))


@require_safe
@login_required
def your_login(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    factors = list(Authenticator.objects.filter(user=user).order_by("pk"))
    by_type = {factor.type: factor for factor in factors}
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    has_factor = any(factor.type in FACTORS for factor in factors)
    context = {
        "app": by_type.get(Authenticator.Type.TOTP),
        "passkeys": [one for one in factors if one.type == Authenticator.Type.WEBAUTHN],
        "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "has_factor": has_factor,
        "is_led_here": settings.REQUIRE_SECOND_FACTOR and not has_factor,
        "places": sessions.places_of(user, request.session.session_key),
    }
    return TemplateResponse(request, "doors/your_login.html", context)


@require_POST
@login_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """The one that was chosen, or all but this one."""
    user: Any = request.user
    chosen = request.POST.get("session", "")
    is_key = chosen.isascii() and chosen.isdecimal() and len(chosen) <= LONGEST_KEY
    this = request.session.session_key
    only = int(chosen) if is_key else None
    count = sessions.end(user, by=user, keep=this, only=only) if is_key or not chosen else 0
    if count:
        messages.success(request, _("Sessions ended: %(count)s.") % {"count": count})
    else:
        messages.info(request, _("There was no other session to end."))
    return HttpResponseRedirect(reverse("mfa_index"))
