"""A backup, put in the place of this site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import connection

from accounts.models import User
from exchange.backups.manifest import BadBackup
from exchange.backups.restoring import restore_backup
from exchange.management.operated import Operated, importing_alone


class Command(Operated):
    help = (
        "Makes this site what a backup holds: its database and its pictures. Stop the site before."
    )

    requires_migrations_checks = False
    stands = "Nothing was changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="although this site has users, and so perhaps content",
        )

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        if not replace and _is_in_use():
            raise CommandError("This site is in use: --replace puts the backup in its place.")
        try:
            with importing_alone():
                before = restore_backup(file)
        except BadBackup as error:
            raise CommandError(f"{file.name}: {error} {self.stands}") from error
        if before:
            self.say(f"The pictures of before are in {before}; delete them once all is well.")
        self.say("The site is what the backup holds.")


def _is_in_use() -> bool:
    tables = connection.introspection.table_names()
    return User._meta.db_table in tables and User.objects.exists()
