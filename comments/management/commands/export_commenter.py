"""What the page of somebody's own comments saves as a file, for an operator who is asked for it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from comments.models import Commenter
from comments.yours.export import everything_of


class Command(BaseCommand):
    help = "Prints all that is kept of an e-mail address, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        commenter = Commenter.objects.known_as(email)
        if commenter is None:
            raise CommandError(f"No comment was written with {email}.")
        self.stdout.write(json.dumps(everything_of(commenter), ensure_ascii=False, indent=1))
