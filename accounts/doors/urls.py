"""Below the desk's own address. The names are those that django-allauth asks for."""

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from accounts.doors import views
from accounts.doors.dressing import at_desk, later

ONCE_MORE = _("Is it you?")
PASSKEYS = "allauth.mfa.webauthn.views"

urlpatterns = [
    path(
        "login/",
        at_desk(views.DoorView.as_view(), _("Log in"), entrance=True),
        name="account_login",
    ),
    path("login/again/", views.start_again, name="account_logout"),
    path(
        "login/code/",
        at_desk(
            later("allauth.mfa.base.views.authenticate"), _("Your second factor"), entrance=True
        ),
        name="mfa_authenticate",
    ),
    path(
        "login/confirm/", at_desk(account.reauthenticate, ONCE_MORE), name="account_reauthenticate"
    ),
    path(
        "login/confirm/code/",
        at_desk(later("allauth.mfa.base.views.reauthenticate"), ONCE_MORE),
        name="mfa_reauthenticate",
    ),
    path(
        "login/confirm/passkey/",
        at_desk(later(f"{PASSKEYS}.reauthenticate_webauthn"), ONCE_MORE),
        name="mfa_reauthenticate_webauthn",
    ),
    path("your-login/", at_desk(views.your_login, _("Your login")), name="mfa_index"),
    path(
        "your-login/app/",
        at_desk(totp.activate_totp, _("Set up an authenticator app")),
        name="mfa_activate_totp",
    ),
    path(
        "your-login/app/remove/",
        at_desk(totp.deactivate_totp, _("Remove the authenticator app?")),
        name="mfa_deactivate_totp",
    ),
    path(
        "your-login/codes/",
        at_desk(views.CodesView.as_view(), _("Recovery codes")),
        name="mfa_view_recovery_codes",
    ),
    path(
        "your-login/codes/new/",
        at_desk(codes.generate_recovery_codes, _("New recovery codes?")),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "your-login/passkeys/",
        RedirectView.as_view(pattern_name="mfa_index"),
        name="mfa_list_webauthn",
    ),
    path(
        "your-login/passkeys/add/",
        at_desk(later(f"{PASSKEYS}.add_webauthn"), _("Add a passkey")),
        name="mfa_add_webauthn",
    ),
    path(
        "your-login/passkeys/<int:pk>/remove/",
        at_desk(later(f"{PASSKEYS}.remove_webauthn"), _("Remove the passkey?")),
        name="mfa_remove_webauthn",
    ),
    path("your-login/sessions/end/", views.end_sessions, name="desk_end_sessions"),
]
