"""What an editor fills in before signing in."""

from collections.abc import Iterable

from django.contrib.auth.forms import PasswordResetForm
from django.core.cache import cache

from accounts.models import User

PAUSE = 5 * 60
"""Seconds between two mails to one login."""


class EditorsPasswordForm(PasswordResetForm):
    """Writes only to those who may sign in at the desk, and not again and again.

    The page that answers says the same to everyone.
    """

    def get_users(self, email: str) -> Iterable[User]:
        users = (user for user in super().get_users(email) if user.is_staff)
        return (user for user in users if cache.add(f"password:{user.pk}", 1, PAUSE))
