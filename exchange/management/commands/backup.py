"""The whole site in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from exchange.backups.making import make_backup
from exchange.backups.manifest import BadBackup
from search.watching import moving

NAMED = "daesa-{:%Y%m%d-%H%M%S}.tar"


class Command(BaseCommand):
    help = (
        "Writes the database and the pictures into one file, while the site goes on, and reads the file back."
        " It holds addresses of commenters and digests of passwords: keep it as you would keep those."
    )

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
        target = folder / NAMED.format(timezone.now())
        try:
            with tqdm(desc="Files", unit="", disable=None) as bar:
                manifest = make_backup(target, moving(bar))
        except (BadBackup, OSError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        size = target.stat().st_size / 1_000_000
        self.stdout.write(
            f"{target}: {len(manifest.files)} files, {size:.1f} MB, read back and whole."
        )
        for old in _older(folder, keep) if keep else ():
            old.unlink()
            self.stdout.write(f"{old.name} is deleted.")


def _older(folder: Path, keep: int) -> list[Path]:
    return sorted(folder.glob("daesa-[0-9]*-[0-9]*.tar"))[:-keep]
