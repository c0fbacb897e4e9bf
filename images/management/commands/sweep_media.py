"""What replaced and deleted pictures leave behind, removed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from images import sweeping


class Command(BaseCommand):
    help = "Deletes pictures, and their smaller copies, that no row refers to and that are an hour old."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")

    def handle(self, *args: Any, dry_run: bool, verbosity: int, **options: Any) -> None:
        sweep = sweeping.look()
        if dry_run or verbosity > 1:
            self.stdout.writelines(f"{name}\n" for name in sweep.unused)
        if not dry_run:
            sweeping.delete(sweep.unused)
        deleted = "would be deleted" if dry_run else "deleted"
        self.stdout.write(
            f"{sweep.kept} kept, {sweep.young} too young, {len(sweep.unused)} {deleted}."
        )
