"""From the folder of pictures into the bucket that takes its place."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm


class Command(BaseCommand):
    help = (
        "Copies the files of MEDIA_ROOT that are not there yet into the bucket of MEDIA_S3. The site may run"
        " meanwhile, and the command be stopped and run again. It deletes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.MEDIA_S3:
            raise CommandError("Set MEDIA_S3 first: it names the bucket.")
        root = Path(settings.MEDIA_ROOT)
        files = sorted(one for one in root.rglob("*") if one.is_file() and not one.is_symlink())
        copied = 0
        try:
            for file in tqdm(files, desc="Files", unit="", disable=None):
                copied += _is_copied(file, file.relative_to(root).as_posix())
        except OSError as error:
            raise CommandError(f"{error} {copied} files were copied; run it again.") from error
        self.stdout.write(f"{copied} files copied, {len(files) - copied} were there.")


def _is_copied(file: Path, name: str) -> bool:
    """What is there in full is left; what a stop has cut short never appeared there."""
    try:
        if default_storage.size(name) == file.stat().st_size:
            return False
        default_storage.delete(name)
    except FileNotFoundError:
        pass
    with file.open("rb") as content:
        default_storage.save(name, File(content))
    return True
