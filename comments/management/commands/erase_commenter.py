"""What “Forget this address” does, for an operator who is asked to."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from comments.models import Commenter


class Command(BaseCommand):
    help = "Erases an e-mail address, all comments written with it and all that is known of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        commenter = Commenter.objects.known_as(email)
        if commenter is None:
            raise CommandError(f"No comment was written with {email}.")
        count = commenter.comments.count()
        commenter.forget()
        self.stdout.write(f"Erased, with {count} comment{'' if count == 1 else 's'}.")
