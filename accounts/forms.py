"""What an editor fills in before signing in."""

from collections.abc import Iterable

from django.contrib.auth.forms import PasswordResetForm

from accounts.models import User


class EditorsPasswordForm(PasswordResetForm):
    """Writes only to those who may sign in at the desk; the page that answers says the same to everyone."""

    def get_users(self, email: str) -> Iterable[User]:
        return (user for user in super().get_users(email) if user.is_staff)
