"""The first login of a new site."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse

from accounts.models import User

USERNAME = "editor"
EMAIL = "editor@example.org"
"""A placeholder, so that the way to a new password can be tried; in development mails are files."""
SHOWN_BEFORE = "(shown when it was made; `make password` sets a new one)"


class Command(BaseCommand):
    help = "Makes the login “editor” where there is none, and prints how to sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="the port the site answers on")
        parser.add_argument("--new-password", action="store_true", help="set another password")

    def handle(self, *args: Any, port: str, new_password: bool, **options: Any) -> None:
        owners = User.objects.filter(is_superuser=True, is_active=True)
        if owners.exclude(username=USERNAME).exists() and not new_password:
            return self._tell(port, "your own", "your own")
        editor, is_new = User.objects.get_or_create(
            username=USERNAME,
            defaults={
                "is_staff": True,
                "is_superuser": True,
                "display_name": "The editor",
                "email": EMAIL,
            },
        )
        password = SHOWN_BEFORE
        if is_new or new_password:
            password = secrets.token_urlsafe(12)
            editor.set_password(password)
            editor.save()
        return self._tell(port, USERNAME, password)

    def _tell(self, port: str, login: str, password: str) -> None:
        home = f"http://127.0.0.1:{port}"
        self.stdout.write(f"\n  The site      {home}/")
        self.stdout.write(f"  Editor’s desk {home}{reverse('admin:index')}")
        self.stdout.write(f"  Login         {login}")
        self.stdout.write(f"  Password      {password}\n\n")
