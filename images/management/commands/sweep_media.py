"""What replaced and deleted pictures leave behind, removed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from images import sweeping


class Command(BaseCommand):
    help = (
        "Deletes pictures, and their smaller copies, that no row refers to and that are an hour old,"
        " and those that have waited for 90 days for a form to be saved."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")
        parser.add_argument("--force", action="store_true", help="delete even more than is kept")

    def handle(
        self, *args: Any, dry_run: bool, force: bool, verbosity: int, **options: Any
    ) -> None:
        forgotten = sweeping.forgotten()
        if not dry_run:
            for row, picture in forgotten:
                sweeping.forget(row, picture)
        sweep = sweeping.look()
        if dry_run or verbosity > 1:
            self.stdout.writelines(f"{name}\n" for name in sweep.unused)
        if len(sweep.unused) > sweep.kept and not (dry_run or force):
            raise CommandError(
                f"{len(sweep.unused)} files would be deleted and {sweep.kept} kept. Is this the database"
                " of this site? Look with --dry-run; --force deletes them all the same."
            )
        if not dry_run:
            sweeping.delete(sweep.unused)
        deleted = "would be deleted" if dry_run else "deleted"
        self.stdout.write(
            f"{sweep.kept} kept, {sweep.young} too young, {len(sweep.unused)} {deleted}."
        )
        if forgotten:
            self.stdout.write(f"{len(forgotten)} that waited for 90 days {deleted}.")
