"""Image columns that only ever hold clean pictures, and keep smaller copies of them for pages."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.deconstruct import deconstructible
from PIL import Image

from images.cleaning import cleaned_upload
from images.renditions import STILL, Rendition, renditions, widths_for

if TYPE_CHECKING:
    from django.db.models import ImageField as PictureField
    from django.db.models.fields.files import ImageFieldFile as PictureFieldFile
else:
    from pictures.models import PictureField, PictureFieldFile

# What the library's field is told about its grid; ours has plain widths, and a table has neither.
_NOT_OF_THE_TABLE = {
    *("aspect_ratios", "breakpoints", "container_width", "file_types"),
    *("grid_columns", "pixel_densities"),
}


@deconstructible
class HiddenFolder:
    """Puts each upload in a folder that nobody can guess, so that a draft's pictures stay unseen.

    Its own name is left out: pages print the address, and “ep16-she-leaves.jpg” would give it away.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, instance: models.Model, filename: str) -> str:
        return f"{self.folder}/{token_urlsafe(12)}/picture{PurePosixPath(filename).suffix}"


class CleanImageFormField(forms.ImageField):
    """Accepts JPEG, PNG, WebP and AVIF; everything else gets a sentence beside the field."""

    def to_python(self, data: Any) -> Any:
        return cleaned_upload(data) if data else None


class Picture(PictureFieldFile):
    """A stored original. What a page asks of it comes from columns: no file is opened or looked for."""

    field: "CleanImageField"
    _committed: bool

    @property
    def width(self) -> int:
        """In pixels, as ``height``; 0 for a row whose columns nobody filled."""
        column = str(self.field.width_field)
        return getattr(self.instance, column) or 0 if self._committed else self.measured()[0]

    @property
    def height(self) -> int:
        column = str(self.field.height_field)
        return getattr(self.instance, column) or 0 if self._committed else self.measured()[1]

    def measured(self) -> tuple[int, int]:
        """Width and height as the file itself says, which is opened for it."""
        size: tuple[int, int] = self._get_image_dimensions()  # type: ignore[attr-defined]  # the library's
        return size

    @property
    def renditions(self) -> dict[str, dict[int, Rendition]]:
        """Kind → width → rendition."""
        widths = widths_for(self.width, self.field.widths)
        return renditions(str(self.name), self.storage, widths)

    @property
    def every_rendition(self) -> list[Rendition]:
        return [one for by_width in self.renditions.values() for one in by_width.values()]

    def complete(self) -> int:
        """Fills the row's columns where they are empty, makes what is missing, and says how many that was.

        Raises ``OSError`` for an original that is gone or no picture.
        """
        if not (self.width and self.height):
            self._store_size()
        missing = [one for one in self.every_rendition if not self.storage.exists(one.name)]
        if missing:
            with self.storage.open(str(self.name)) as file, Image.open(file) as image:
                original = Rendition.pre_process(image)
            for one in missing:
                one.save(original)
        return len(missing)

    def _store_size(self) -> None:
        columns = [str(self.field.width_field), str(self.field.height_field)]
        for column, pixels in zip(columns, self.measured(), strict=True):
            setattr(self.instance, column, pixels)
        self.instance.save(update_fields=columns)

    @property
    def aspect_ratios(self) -> dict[None, dict[str, dict[int, Rendition]]]:
        """By this name the library finds what to make; every rendition has the shape of the original."""
        return {None: self.renditions}

    @property
    def srcsets(self) -> dict[str, str]:
        """Kind in lower case → ``srcset``; empty strings for a row whose columns nobody filled."""
        return {
            kind.lower(): ", ".join(f"{one.url} {width}w" for width, one in by_width.items())
            for kind, by_width in self.renditions.items()
        }

    @property
    def largest_url(self) -> str:
        """The widest copy of the kind that every browser knows."""
        return self._copy(-1)

    @property
    def smallest_url(self) -> str:
        return self._copy(0)

    def _copy(self, place: int) -> str:
        copies = list(self.renditions["JPEG"].values())
        return copies[place].url if copies else self.url


class CleanImageField(PictureField):
    """An image whose upload was checked and rewritten, so that it carries no EXIF, GPS or stowaway.

    ``widths`` are those of its renditions. They are left out of migrations; after a change of them
    ``manage.py make_renditions`` makes what is missing.
    """

    attr_class = Picture
    width_field: str | None
    height_field: str | None

    def __init__(self, *args: Any, widths: Sequence[int] = STILL, **options: Any) -> None:
        self.widths = widths
        super().__init__(*args, **{"max_length": 200} | options)

    @property
    def folder(self) -> str:
        """Where in the storage all its pictures lie."""
        return getattr(self.upload_to, "folder", str(self.upload_to))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        kept = {key: value for key, value in options.items() if key not in _NOT_OF_THE_TABLE}
        return name, path, list(args), kept

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": CleanImageFormField, **kwargs})
