"""Files of pictures that no row refers to any more: replaced, deleted, or of an upload that failed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.utils import timezone

from images.fields import Picture
from images.stored import kept_by_name, picture_fields, rows_with
from images.waiting import KEPT_FOR, Waiting

IN_FLIGHT = timedelta(hours=1)
"""So young a file may belong to a row that is being written."""


@dataclass
class Sweep:
    """How many files some row refers to, how many are too young to tell, and the names of the rest."""

    kept: int = 0
    young: int = 0
    unused: list[str] = field(default_factory=list)


def look() -> Sweep:
    """Only the folders of picture fields are looked through; the rows are read before them."""
    known, limit, sweep = _known(), timezone.now() - IN_FLIGHT, Sweep()
    for folder in sorted({one.folder for one in picture_fields()}):
        for name in _files(folder):
            if name in known:
                sweep.kept += 1
            elif default_storage.get_modified_time(name) > limit:
                sweep.young += 1
            else:
                sweep.unused.append(name)
    return sweep


def forgotten() -> list[tuple[Waiting, Picture]]:
    """Pictures that have waited for 90 days, and so for nobody."""
    limit = timezone.now() - KEPT_FOR
    return [
        (row, getattr(row, field.name))
        for field in picture_fields()
        if issubclass(field.model, Waiting)
        for row in field.model._default_manager.filter(created_at__lt=limit)
    ]


def forget(row: Waiting, picture: Picture) -> None:
    """The row, and its files unless another row has just taken them over."""
    deleted, _ = type(row)._default_manager.filter(pk=row.pk).delete()
    if deleted:
        delete(_names(picture))


def delete(names: list[str]) -> None:
    """The files, and the folders that are empty without them."""
    for name in names:
        default_storage.delete(name)
    folders = {parent for name in names for parent in list(PurePosixPath(name).parents)[:-2]}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        is_there = default_storage.exists(str(folder))
        if is_there and not any(map(len, default_storage.listdir(str(folder)))):
            default_storage.delete(str(folder))


def _known() -> set[str]:
    in_columns = (picture for one in picture_fields() for _, picture in rows_with(one))
    names = set()
    for picture in chain(in_columns, kept_by_name()):
        names |= set(_names(picture))
    return names


def _names(picture: Picture) -> list[str]:
    """Of the original and its renditions."""
    return [str(picture.name), *(rendition.name for rendition in picture.every_rendition)]


def _files(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in sorted(files))
    for inner in sorted(folders):
        yield from _files(f"{folder}/{inner}")
