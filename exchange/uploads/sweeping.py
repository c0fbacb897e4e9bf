"""When the files of an upload go."""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from exchange.models import Upload
from exchange.uploads.claims import is_worked_at
from exchange.uploads.folders import Files, root

KEPT_FOR = timedelta(days=30)
"""An export that nobody imports; one that is imported goes at once."""
ORPHANS_KEPT_FOR = timedelta(days=1)
"""A folder without a row is of an upload that is still arriving, or that broke off."""


def sweep() -> None:
    """Delete what nobody came back for."""
    for upload in Upload.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR):
        if upload.phase != Upload.Phase.IMPORTED and not is_worked_at(upload):
            upload.delete()
    known = set(
        Upload.objects.exclude(phase=Upload.Phase.IMPORTED).values_list("folder", flat=True)
    )
    for folder in _old_folders():
        if folder.name not in known:
            Files(folder.name).delete()


def _old_folders() -> Iterator[Path]:
    limit = time.time() - ORPHANS_KEPT_FOR.total_seconds()
    for folder in root().iterdir():
        with suppress(FileNotFoundError):
            if folder.is_dir() and folder.stat().st_mtime < limit:
                yield folder
