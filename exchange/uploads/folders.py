"""Where the files of an upload lie."""

import shutil
from pathlib import Path
from secrets import token_hex

from django.conf import settings

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
