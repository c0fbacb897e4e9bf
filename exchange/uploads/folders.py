"""Where the files of an upload lie, who works at them, and when they go."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.db import connection
from django.utils import timezone

from exchange.models import Upload

KEPT_FOR = timedelta(days=30)
"""An export that nobody imports; one that is imported goes at once."""
ORPHANS_KEPT_FOR = timedelta(days=1)
"""A folder without a row is of an upload that is still arriving, or that broke off."""
LONGEST_NAME = 150
"""Bytes; file systems take 255."""


def root() -> Path:
    """Not below MEDIA_ROOT, so that no web server gives it away."""
    folder: Path = settings.VAR_DIR / "imports" / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Files:
    """What belongs to one upload."""

    def __init__(self, token: str) -> None:
        self.token, self.folder = token, root() / token
        self.spool, self.lock = self.folder / "spool.sqlite3", self.folder / "lock"

    @classmethod
    def new(cls) -> "Files":
        files = cls(token_hex(16))
        files.folder.mkdir()
        return files

    def place(self, box: str, name: str) -> Path:
        """Of the file sent in this box, by a name that any file system takes."""
        folder = self.folder / box
        folder.mkdir(exist_ok=True)
        return folder / name

    def delete(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """The end of a long one is kept, which tells the kind of the file."""
    clean = "".join(sign if sign.isprintable() and sign not in "/\\" else "_" for sign in name)
    kept = clean.encode(errors="replace")[-LONGEST_NAME:].decode(errors="ignore")
    return kept if kept.strip(". ") else f"export{kept.strip()}"


class Claim:
    """Held by who works at something. The system takes it back when the process ends, however it ends."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def on(cls, path: Path) -> "Claim | None":
        """None where somebody else has it."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        return cls(handle)

    def release(self) -> None:
        os.close(self._handle)


def claim(upload: Upload) -> Claim | None:
    """Tries again for a moment: a page may just be looking whether somebody has it."""
    for _ in range(5):
        if held := Claim.on(Files(upload.folder).lock):
            return held
        time.sleep(0.02)
    return None


def is_worked_at(upload: Upload) -> bool:
    path = Files(upload.folder).lock
    if not path.exists():
        return False
    if taken := Claim.on(path):
        taken.release()
    return taken is None


def claim_on_importing() -> Claim | None:
    """One import at a time into a database: two of the same blog would both make its reviews."""
    told = connection.settings_dict
    key = sha256(f"{told['HOST']} {told['PORT']} {told['NAME']}".encode()).hexdigest()[:16]
    return Claim.on(root() / f"importing-{key}.lock")


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
