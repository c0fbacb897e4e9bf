"""A site becomes what a backup holds. The backup is read whole before anything is touched."""

import signal
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from exchange.backups.databases import way
from exchange.backups.making import verify
from exchange.backups.manifest import MEDIA, BadBackup, Manifest


def restore_backup(file: Path) -> Path | None:
    """Gives the folder in which the pictures of before lie, if there were any. Raises ``BadBackup``."""
    manifest = verify(file)
    _fit(manifest)
    media = Path(settings.MEDIA_ROOT).resolve()
    media.parent.mkdir(parents=True, exist_ok=True)
    if media.is_mount():
        raise BadBackup(
            f"MEDIA_ROOT, {media}, is a disk of its own, whose place no folder can take: name a folder on it."
        )
    with tempfile.TemporaryDirectory(dir=media.parent) as folder:
        _unpack(file, Path(folder))
        database = Path(folder) / manifest.database
        way().check(database)
        with _undisturbed(), _exchanged(Path(folder) / MEDIA, media) as before:
            way().load(database)
    call_command("migrate", verbosity=0, interactive=False)
    return before


def _fit(manifest: Manifest) -> None:
    """Whether this release, on this kind of database, can take it."""
    if manifest.vendor != connection.vendor:
        raise BadBackup(
            f"It is of a site on {manifest.vendor}, and this one is on {connection.vendor}:"
            " export_site and import_site go from one to the other."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := set(manifest.migrations) - known:
        raise BadBackup(f"It was made by a newer release, which has {min(newer)}: update first.")


def _unpack(file: Path, folder: Path) -> None:
    (folder / MEDIA).mkdir()
    with tarfile.open(file, "r:") as archive:
        for entry in archive:
            _refuse_to_climb(entry.name)
            archive.extract(entry, folder, filter="data")


def _refuse_to_climb(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise BadBackup(f"It holds {name}, which would lie outside of its folder.")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Between pictures and rows is no place to stop."""
    endings = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, endings)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _exchanged(new: Path, media: Path) -> Iterator[Path | None]:
    """Gives where the pictures of before lie; they are back in their place where anything fails."""
    for one in [new, *new.rglob("*")]:
        one.chmod(0o755 if one.is_dir() else 0o644)
    before = None
    if media.exists():
        before = media.with_name(f"{media.name}-before-{timezone.now():%Y%m%d-%H%M%S}")
        media.rename(before)
    try:
        new.rename(media)
        yield before
    except BaseException:
        if media.exists():
            media.rename(new)
        if before:
            before.rename(media)
        raise
