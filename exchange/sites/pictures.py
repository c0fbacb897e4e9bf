"""The files that rows name, which ``media/`` of an export holds: originals alone, without their copies."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath

from django.conf import settings
from PIL import Image

from images.cleaning import SUFFIXES
from images.stored import kept_by_name, picture_fields, rows_with

LONGEST_NAME = 200
"""Characters that a column of pictures has."""


def named() -> Iterator[str]:
    """Every one that a row needs, also to go back to an earlier version; each once, in order."""
    fields = chain.from_iterable(map(rows_with, picture_fields()))
    yield from sorted({str(one.name) for one in chain((one for _, one in fields), kept_by_name())})


def place(name: str) -> Path:
    return Path(settings.MEDIA_ROOT, name)


def is_in_a_folder(name: str) -> bool:
    """Whether it is one of those that pictures are put in, and ends as a picture does."""
    path = PurePosixPath(name)
    folders = {field.folder for field in picture_fields()}
    return (
        len(name) <= LONGEST_NAME
        and path.suffix in SUFFIXES.values()
        and any(path.is_relative_to(folder) for folder in folders)
    )


def is_picture(file: Path) -> bool:
    """Whether it is what its name says, and not something that a browser would run."""
    kinds = [kind for kind, suffix in SUFFIXES.items() if suffix == file.suffix]
    try:
        with Image.open(file, formats=kinds):
            return True
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
