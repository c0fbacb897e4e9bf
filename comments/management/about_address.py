"""Commands about one e-mail address."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from comments.models import Commenter


class AddressCommand(BaseCommand):
    """Its ``about`` is given whoever wrote from the address; ends in an error where nobody did."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        commenter = Commenter.objects.known_as(email)
        if commenter is None:
            raise CommandError(f"No comment was written with {email}.")
        self.about(commenter)

    def about(self, commenter: Commenter) -> None:
        raise NotImplementedError
