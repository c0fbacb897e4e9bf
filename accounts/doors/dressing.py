"""The library's pages in the desk's clothes, and what they change in the audit log."""

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache

from accounts.doors.adapter import takes_passkeys
from accounts.doors.limits import TooMany
from accounts.models import AuditEntry
from config.policies import DESK

type View = Callable[..., HttpResponseBase]
NAMES = {
    Authenticator.Type.TOTP: "authenticator app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


def later(path: str) -> View:
    """A view that is loaded when it is first asked for. Passkeys bring 12 MB of cryptography along, which the
    processes of readers and the commands of an operator never need.
    """

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = import_string(path)(request, *args, **kwargs)
        return response

    return view


def at_desk(view: View, title: Any, *, entrance: bool = False) -> View:
    """The view with the desk's context; one that refuses a try says 429 and when the next one is taken."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not entrance and request.user.is_authenticated and not request.user.is_staff:
            raise PermissionDenied
        response = _logged(view, request, *args, **kwargs)
        vars(response).setdefault("_csp_config", DESK)
        if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
            response.context_data = {
                **admin.site.each_context(request),
                "title": title,
                "is_nav_sidebar_enabled": False,
                "takes_passkeys": takes_passkeys(request),
                **(response.context_data or {}),
            }
            _say_when(response)
        return response

    return page


def _say_when(response: SimpleTemplateResponse) -> None:
    form = (response.context_data or {}).get("form")
    errors = form.errors.as_data().values() if form is not None else ()
    waits = [one.seconds for found in errors for one in found if isinstance(one, TooMany)]
    if waits:
        response.status_code = 429
        response.headers["Retry-After"] = str(max(waits))


def _logged(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """In one transaction: what the view did to the factors of whoever is signed in, and that it did."""
    if request.method != "POST" or not request.user.is_authenticated:
        return view(request, *args, **kwargs)
    with transaction.atomic():
        before = _factors(request.user)
        response = view(request, *args, **kwargs)
        after = _factors(request.user)
        changes = [f"{NAMES[kind]} removed" for kind, _pk in before.keys() - after.keys()]
        changes += [f"{NAMES[kind]} added" for kind, _pk in after.keys() - before.keys()]
        if changes:
            act, detail = AuditEntry.Act.SECOND_FACTOR, ", ".join(sorted(changes))
            AuditEntry.objects.note(act, request.user, request.user, detail)
    return response


def _factors(user: Any) -> Counter[Any]:
    return Counter(Authenticator.objects.filter(user=user).values_list("type", "pk"))
