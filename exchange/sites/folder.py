"""The files of an export, each looked at before it is believed."""

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path
from typing import Any

from exchange.sites.documents import LONGEST, LONGEST_LIST, BadJson, read
from exchange.sites.manifest import NAME, BadExport, Manifest

BYTES_OF_A_CHARACTER = 4
"""At most."""


def manifest_of(root: Path) -> Manifest:
    """Raises ``BadExport`` where the folder is no export."""
    if not root.is_dir():
        raise BadExport(f"There is no folder {root}.")
    with _opened(root, NAME) as file:
        content = file.read(LONGEST_LIST * BYTES_OF_A_CHARACTER + 1)
    return Manifest.read(_read(NAME, content, LONGEST_LIST))


class Folder:
    """An export. Whatever is read of it is what ``manifest`` says, or raises ``BadExport``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.manifest = manifest_of(root)

    def opened(self, name: str) -> AbstractContextManager[BufferedReader]:
        return _opened(self._root, name)

    def document(self, name: str) -> Any:
        """The JSON of a file."""
        wanted, size = self.manifest.digest(name)
        with self.opened(name) as file:
            content = file.read(min(size, LONGEST * BYTES_OF_A_CHARACTER) + 1)
        if (sha256(content).hexdigest(), len(content)) != (wanted, size):
            raise damaged(name)
        return _read(name, content, LONGEST)

    def check(self, name: str) -> Path:
        """Reads all of it."""
        with self.opened(name) as file:
            size = os.fstat(file.fileno()).st_size
            if (file_digest(file, "sha256").hexdigest(), size) != self.manifest.digest(name):
                raise damaged(name)
        return self._root / name


def damaged(name: str) -> BadExport:
    return BadExport(f"{name}: it is damaged: it is not what {NAME} says.")


@contextmanager
def _opened(root: Path, name: str) -> Iterator[BufferedReader]:
    """No link is followed, neither as a file nor as a folder on the way, and nothing but a file is read."""
    way = root
    for part in name.split("/"):
        way = way / part
        if way.is_symlink():
            raise BadExport(f"{name}: there is a link in its place, which is not followed.")
    try:
        number = os.open(way, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise BadExport(f"{name}: it cannot be read: {error.strerror}.") from None
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise BadExport(f"{name}: it is no file.")
        yield file


def _read(name: str, content: bytes, longest: int) -> Any:
    try:
        return read(content, longest)
    except BadJson as error:
        raise BadExport(f"{name}: it {error}.") from None
