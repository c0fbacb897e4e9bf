"""The whole site in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone
from tqdm import tqdm

from exchange.backups.making import applied_migrations, make_backup
from exchange.backups.manifest import BadBackup
from exchange.management.operated import Operated
from exchange.serving import is_served
from search.watching import moving

NAMED = "daesa-{:%Y%m%d-%H%M%S}.tar"


class Command(Operated):
    help = (
        "Writes the database and the pictures into one file, while the site goes on, and reads the file back."
        " It holds addresses of commenters and digests of passwords: keep it as you would keep those."
    )

    stands = "No backup was made."

    def check_migrations(self) -> None:
        """Just before an update is when backups are made: tables of an older release are no hindrance."""
        if not applied_migrations():
            raise CommandError("The database has no tables yet: there is nothing to keep.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, nargs="?", help="where to; var/backups if none is named"
        )
        parser.add_argument(
            "--keep", type=int, help="delete older backups in the folder but for so many"
        )

    def handle(self, *args: Any, folder: Path | None, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep takes a number from 1.")
        folder = folder or settings.VAR_DIR / "backups"
        if is_served(folder):
            raise CommandError(f"{folder} is sent to readers: choose another folder.")
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        target = folder / NAMED.format(timezone.now())
        try:
            with tqdm(desc="Files", unit="", disable=None) as bar:
                manifest = make_backup(target, moving(bar))
        except BadBackup as error:
            raise CommandError(f"{error} {self.stands}") from error
        size = target.stat().st_size / 1_000_000
        self.say(f"{target}: {len(manifest.files)} files, {size:.1f} MB, read back and whole.")
        if settings.MEDIA_S3:
            self.say(
                "The pictures are not in it: they lie in the bucket. Let it keep old versions."
            )
        for old in _older(folder, keep) if keep else ():
            old.unlink()
            self.say(f"{old.name} is deleted.")


def _older(folder: Path, keep: int) -> list[Path]:
    return sorted(folder.glob("daesa-[0-9]*-[0-9]*.tar"))[:-keep]
