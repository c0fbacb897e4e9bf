"""A backup is written beside its place, read back and compared, and only then gets its name."""

import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from hashlib import file_digest
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from exchange.backups.databases import way
from exchange.backups.manifest import LONGEST, MEDIA, NAME, BadBackup, Manifest

type Watch = Callable[[int, int], None]
"""Is told how many files are done, of how many."""

OWNER_ONLY = 0o600


def make_backup(target: Path, watch: Watch = lambda done, total: None) -> Manifest:
    """Raises ``BadBackup`` where what was written is not what should be; then nothing has the name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    made_at = timezone.now().isoformat()
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        database = Path(folder) / way().file
        way().dump(database)
        way().check(database)
        # Pictures after the rows: a row never names a picture that was not there yet.
        files = [(database.name, database), *media_files()]
        manifest = Manifest(made_at, connection.vendor, database.name, applied_migrations())
        try:
            _pack(unfinished, manifest, files, watch)
            verify(unfinished)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    unfinished.rename(target)
    return manifest


def applied_migrations() -> list[str]:
    done = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in done)


def media_files() -> Iterator[tuple[str, Path]]:
    """None where pictures lie in a bucket: that is kept by whoever runs it."""
    if settings.MEDIA_S3:
        return
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield MEDIA + file.relative_to(root).as_posix(), file


def _pack(target: Path, manifest: Manifest, files: list[tuple[str, Path]], watch: Watch) -> None:
    """A picture that is deleted meanwhile is left out, as if it had been before."""
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "wb") as out:
        with tarfile.open(fileobj=out, mode="w") as archive:
            for done, (name, file) in enumerate(files, 1):
                try:
                    with file.open("rb") as content:
                        manifest.files[name] = file_digest(content, "sha256").hexdigest()
                        content.seek(0)
                        _add(archive, name, content, os.fstat(content.fileno()).st_size)
                except FileNotFoundError:
                    continue
                watch(done, len(files))
            told = manifest.as_json()
            _add(archive, NAME, BytesIO(told), len(told))
        out.flush()
        os.fsync(out.fileno())


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, OWNER_ONLY
    archive.addfile(entry, content)


def verify(file: Path) -> Manifest:
    """Reads all of it. Raises ``BadBackup`` for a file that is cut, damaged or something else."""
    seen: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(file, "r:") as archive:
            for entry in archive:
                content = archive.extractfile(entry) if _is_plain(entry) else None
                if not isinstance(content, BufferedReader):
                    raise BadBackup(f"It holds {entry.name}, which is no file.")
                if entry.name == NAME:
                    manifest = Manifest.read(content.read(LONGEST + 1))
                else:
                    seen[entry.name] = file_digest(content, "sha256").hexdigest()
    except (tarfile.TarError, OSError, EOFError) as error:
        raise BadBackup(f"It cannot be read: {error}") from error
    if manifest is None:
        raise BadBackup("It has no manifest: it is cut short, or no backup.")
    if seen != manifest.files:
        names = {name for name, _ in seen.items() ^ manifest.files.items()}
        raise BadBackup(f"{min(names)} is not what its manifest says.")
    return manifest


def _is_plain(entry: tarfile.TarInfo) -> bool:
    """A link among the pictures could lead to the database; a file with gaps has any length."""
    return entry.isreg() and not entry.issparse()
