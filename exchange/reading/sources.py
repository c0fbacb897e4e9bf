"""The files of an export: one alone, a folder, or an archive, of which nothing is written anywhere."""

import lzma
import os
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import BadZipFile

from exchange.reading.items import Fault, NotAnExport
from exchange.reading.limits import MOST_ENTRIES

BROKEN = (
    *(OSError, EOFError, ValueError, TypeError, ArithmeticError, LookupError, RuntimeError),
    *(struct.error, zlib.error, lzma.LZMAError, BadZipFile, NotImplementedError),
)
"""What reading a damaged, an encrypted or a strangely packed file raises."""


@dataclass(frozen=True, slots=True)
class Entry:
    path: str
    """With slashes, inside the export."""
    size: int


class Source(Protocol):
    """What an export is read from."""

    faults: list[Fault]

    def entries(self) -> Iterator[Entry]: ...
    def open(self, path: str) -> BinaryIO: ...
    def close(self) -> None: ...


def too_many(path: Path) -> NotAnExport:
    return NotAnExport(f"{path.name}: there are more than {MOST_ENTRIES:,} files in it.")


class OneFile:
    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[Fault] = []

    def entries(self) -> Iterator[Entry]:
        yield Entry(self._path.name, self._path.stat().st_size)

    def open(self, path: str) -> BinaryIO:
        return self._path.open("rb")

    def close(self) -> None:
        return


class Folder:
    """Links are not followed, so that nothing outside of it is read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.faults: list[Fault] = []

    def entries(self) -> Iterator[Entry]:
        count = 0
        for place, folders, names in os.walk(self._root):
            folders.sort()
            for name in sorted(names):
                path = Path(place, name)
                inside = path.relative_to(self._root).as_posix()
                told = path.lstat()
                if stat.S_ISREG(told.st_mode):
                    count += 1
                    yield Entry(inside, told.st_size)
                else:
                    self.faults.append(
                        Fault(inside, "the file", "is a link or no file; not followed", "file")
                    )
                if count > MOST_ENTRIES:
                    raise too_many(self._root)

    def open(self, path: str) -> BinaryIO:
        whole = self._root / path
        if not whole.resolve().is_relative_to(self._root.resolve()):
            raise NotAnExport(f"{path}: is outside of the folder.")
        return whole.open("rb")

    def close(self) -> None:
        return
