"""A new password for an editor who forgot the old one, by a link in a mail."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.urls import URLPattern, path

from accounts.models import User
from config.context import the_house

DESK = {"site_header": settings.SITE_NAME, "site_title": settings.SITE_NAME}


class EditorsForm(PasswordResetForm):
    """Writes only to those who may sign in at the desk; the page that answers says the same to everyone."""

    def get_users(self, email: str) -> Iterable[User]:
        return (user for user in super().get_users(email) if user.is_staff)


def addresses() -> list[URLPattern]:
    """The four pages of the way, to stand under the desk's own address. The login links to the first."""
    mail = views.PasswordResetView.as_view(
        form_class=EditorsForm,
        subject_template_name="mail/password_reset_subject.txt",
        email_template_name="mail/password_reset.txt",
        html_email_template_name="mail/password_reset.html",
        extra_email_context={"house": the_house()},
        extra_context=DESK,
    )
    done = views.PasswordResetDoneView.as_view(extra_context=DESK)
    confirm = views.PasswordResetConfirmView.as_view(extra_context=DESK)
    complete = views.PasswordResetCompleteView.as_view(extra_context=DESK)
    return [
        path("password/", mail, name="admin_password_reset"),
        path("password/sent/", done, name="password_reset_done"),
        path("password/<uidb64>/<token>/", confirm, name="password_reset_confirm"),
        path("password/changed/", complete, name="password_reset_complete"),
    ]
