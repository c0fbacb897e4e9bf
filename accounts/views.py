"""A new password for an editor who forgot the old one, by a link in a mail."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import views
from django.http import HttpResponse

from accounts.doors.passwords import ForgottenPasswordForm
from accounts.forms import EditorsPasswordForm
from config.site import site_address
from house.models import House


class DeskPage:
    """For a page at the desk's address that needs no login: the desk's own titles."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titles = {"site_header": admin.site.site_header, "site_title": admin.site.site_title}
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a view's
        return context | titles


class PasswordReset(DeskPage, views.PasswordResetView):
    form_class = EditorsPasswordForm
    subject_template_name = "mail/password_reset_subject.txt"
    email_template_name = "mail/password_reset.txt"
    html_email_template_name = "mail/password_reset.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """The link names the site as it is configured: whoever asks may write any ``Host`` header."""
        site = site_address()
        self.extra_email_context = {
            "house": House.objects.current(),
            "protocol": site.scheme,
            "domain": site.netloc,
        }
        return super().form_valid(form)


class PasswordResetDone(DeskPage, views.PasswordResetDoneView):
    """Says the same whether or not a mail was sent."""


class PasswordResetConfirm(DeskPage, views.PasswordResetConfirmView):
    """Where the link leads."""

    form_class = ForgottenPasswordForm


class PasswordResetComplete(DeskPage, views.PasswordResetCompleteView):
    """Leads to the login."""
