"""The demonstration site in one command."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.files import BadData
from demo.loading import has_content, load, was_loaded


class Command(BaseCommand):
    help = "Loads the demonstration: shows, people, reviews, lists and comments."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--refresh", action="store_true", help="look again and add what is missing"
        )

    def handle(self, *args: Any, refresh: bool, **options: Any) -> None:
        if was_loaded() and not refresh:
            self.stdout.write("The demonstration is loaded (--refresh adds what is missing).")
            return
        if has_content() and not refresh:
            self.stdout.write("This site has content: no demonstration (--refresh loads it).")
            return
        try:
            self.stdout.write(str(load()))
        except BadData as error:
            raise CommandError(str(error)) from error
