"""For the operator, when somebody has lost their phone and their recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.doors.resetting import reset_second_factor
from accounts.models import User


class Command(BaseCommand):
    help = "Takes the second factor and the recovery codes from one login, and ends its sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the login")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Nobody has the login “{name}”.")
        if reset_second_factor(user, by=None):
            self.stdout.write(f"{name} comes in by the password alone; all sessions are ended.")
        else:
            self.stdout.write(f"{name} has no second factor. Nothing was changed.")
