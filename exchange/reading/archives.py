"""Zip and tar files, read in place or by way of a file without a name, within limits and below one root."""

import io
import os
import shutil
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Buffer, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from exchange.reading.items import Fault, NotAnExport
from exchange.reading.limits import (
    HIGHEST_RATIO,
    LONGEST_DIRECTORY,
    MOST_ENTRIES,
    MOST_UNPACKED,
    SMALL,
)
from exchange.reading.sources import BROKEN, Entry, too_many

_LINK = 0o120000
_KIND = 0o170000


def refused(path: str) -> str:
    """Why an archive's own name of a file is not believed; empty where it is."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if path.startswith(("/", "\\")) or (parts and ":" in parts[0]):
        return "its name begins at the root of a disk"
    return "its name leads out of the archive" if ".." in parts else ""


class Zip:
    def __init__(self, path: Path) -> None:
        self.faults: list[Fault] = []
        self._name = path.name
        self._accepted: dict[str, zipfile.ZipInfo] = {}
        _judge_directory(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except BROKEN as wrong:
            raise NotAnExport(f"{path.name}: the zip file is broken ({wrong}).") from None

    def entries(self) -> Iterator[Entry]:
        total = 0
        for info in self._zip.infolist():
            if info.is_dir():
                continue
            why = refused(info.filename) or _refused_packing(info)
            if info.filename in self._accepted:
                why = why or "another file of the archive has the same name"
            if why:
                self.faults.append(
                    Fault(f"{self._name}/{info.filename}"[:500], "the file", why, "file")
                )
                continue
            total += info.file_size
            if total > MOST_UNPACKED:
                raise NotAnExport(
                    f"{self._name}: unpacked it is larger than {MOST_UNPACKED >> 30} GB."
                )
            self._accepted[info.filename] = info
            yield Entry(info.filename, info.file_size)

    def open(self, path: str) -> BinaryIO:
        return cast(BinaryIO, self._zip.open(self._accepted[path]))

    def close(self) -> None:
        self._zip.close()


def _refused_packing(info: zipfile.ZipInfo) -> str:
    if info.external_attr >> 16 & _KIND == _LINK:
        return "is a link; not followed"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.file_size > SMALL and info.file_size > HIGHEST_RATIO * max(1, info.compress_size):
        return f"unpacks to more than {HIGHEST_RATIO} times its size"
    return ""


def _judge_directory(path: Path) -> None:
    """Before the whole list of files is read into memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - (1 << 16) - 22 - 76))
        tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + 22 > len(tail):
        raise NotAnExport(f"{path.name}: the zip file is cut off; its list of files is missing.")
    count, length = struct.unpack_from("<HL", tail, at + 10)
    at = tail.rfind(b"PK\6\6")
    if at >= 0 and at + 56 <= len(tail):
        count, length = struct.unpack_from("<QQ", tail, at + 32)
    if count > MOST_ENTRIES or length > LONGEST_DIRECTORY:
        raise too_many(path)


class Tar:
    """Has no list of its files, so they are unpacked first, one behind the other.

    The file that they are in has no name, so that the system takes its room back however the process ends.
    """

    def __init__(self, path: Path) -> None:
        self.faults: list[Fault] = []
        self._path = path
        self._unpacked = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the source)
        self._places: dict[str, tuple[int, int]] = {}

    def entries(self) -> Iterator[Entry]:
        room = min(MOST_UNPACKED, HIGHEST_RATIO * self._path.stat().st_size + SMALL)
        try:
            with tarfile.open(self._path, "r|*") as tar:
                for number, info in enumerate(tar):
                    if number > MOST_ENTRIES:
                        raise too_many(self._path)
                    tar.members = []  # type: ignore[attr-defined]  # else each header is kept
                    room -= info.size
                    if room < 0:
                        why = f"unpacks to more than {HIGHEST_RATIO} times its size"
                        self._refuse(info.name, why)
                        return
                    if not info.isdir():
                        yield from self._unpack(tar, info)
        except (tarfile.TarError, *BROKEN) as wrong:
            self.faults.append(
                Fault(
                    *(self._path.name, "the rest of the archive", f"is broken ({wrong})", "file"),
                    is_cut_off=isinstance(wrong, EOFError) or "end of data" in str(wrong),
                )
            )

    def _refuse(self, name: str, why: str) -> None:
        self.faults.append(Fault(f"{self._path.name}/{name}"[:500], "the file", why, "file"))

    def _unpack(self, tar: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Entry]:
        why = refused(info.name) or ("" if info.isreg() else "is a link or no file; not followed")
        if why or info.name in self._places:
            self._refuse(info.name, why or "another file of the archive has the same name")
            return
        packed = tar.extractfile(info)
        start = self._unpacked.seek(0, os.SEEK_END)
        if packed:
            shutil.copyfileobj(packed, self._unpacked)
        self._unpacked.flush()
        self._places[info.name] = start, self._unpacked.tell()
        yield Entry(info.name, info.size)

    def open(self, path: str) -> BinaryIO:
        return io.BufferedReader(_Part(self._unpacked.fileno(), *self._places[path]))

    def close(self) -> None:
        self._unpacked.close()


class _Part(io.RawIOBase):
    """What lies between two places of a file, whoever else reads it meanwhile."""

    def __init__(self, handle: int, start: int, end: int) -> None:
        self._handle, self._start, self._end = handle, start, end
        self._at = start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        begins = {os.SEEK_SET: self._start, os.SEEK_CUR: self._at, os.SEEK_END: self._end}
        self._at = max(self._start, begins[whence] + offset)
        return self._at - self._start

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer)
        read = os.pread(self._handle, min(len(room), max(0, self._end - self._at)), self._at)
        room[: len(read)] = read
        self._at += len(read)
        return len(read)
