"""Files of pictures that no row refers to any more: replaced, deleted, or of an upload that failed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import PurePosixPath

from django.core.files.storage import Storage, default_storage
from django.utils import timezone

from images.stored import picture_fields, rows_with

IN_FLIGHT = timedelta(hours=1)
"""So young a file may belong to a row that is being written."""


@dataclass
class Sweep:
    """How many files some row refers to, how many are too young to tell, and the names of the rest."""

    kept: int = 0
    young: int = 0
    unused: list[str] = field(default_factory=list)


def look(storage: Storage = default_storage) -> Sweep:
    """Only the folders of picture fields are looked through; the rows are read before them."""
    known, limit, sweep = _known(), timezone.now() - IN_FLIGHT, Sweep()
    for folder in sorted({one.folder for one in picture_fields()}):
        for name in _files(storage, folder):
            if name in known:
                sweep.kept += 1
            elif storage.get_modified_time(name) > limit:
                sweep.young += 1
            else:
                sweep.unused.append(name)
    return sweep


def delete(names: list[str], storage: Storage = default_storage) -> None:
    """The files, and the folders that are empty without them."""
    for name in names:
        storage.delete(name)
    folders = {parent for name in names for parent in list(PurePosixPath(name).parents)[:-2]}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        if storage.exists(str(folder)) and not any(map(len, storage.listdir(str(folder)))):
            storage.delete(str(folder))


def _known() -> set[str]:
    names = set()
    for one in picture_fields():
        for _, picture in rows_with(one):
            names |= {str(picture.name), *(rendition.name for rendition in picture.every_rendition)}
    return names


def _files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in sorted(files))
    for inner in sorted(folders):
        yield from _files(storage, f"{folder}/{inner}")
