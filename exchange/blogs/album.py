"""The files of a blog's pictures: in the export, in a folder beside it, within the text, or on the web."""

import base64
import binascii
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from exchange.blogs.ledger import MISSING
from exchange.blogs.pictures import Shown
from exchange.reading.items import Picture
from exchange.reading.media import agreement
from exchange.reading.sources import BROKEN, Source
from images.cleaning import MAX_BYTES, cleaned_upload

if TYPE_CHECKING:
    from exchange.reading.export import Export

MOST_PHOTOS = 500

type Fetch = Callable[[str], bytes]
"""Gets what lies at an address of the web; raises ``OSError`` with a reason."""


@dataclass(frozen=True)
class Taken:
    """A picture with its file, cleaned: what a photo is made of."""

    shown: Shown
    file: "UploadedFile[bytes]"


class Album:
    def __init__(
        self, export: "Export", beside: Source | None = None, fetch: Fetch | None = None
    ) -> None:
        self._export, self._beside, self._fetch = export, beside, fetch
        self._files: dict[str, list[str]] = defaultdict(list)
        for path in sorted(entry.path for entry in beside.entries()) if beside else ():
            self._files[path.rpartition("/")[2].casefold()].append(path)

    @property
    def state(self) -> str:
        """Another one as soon as other files are there, so that a second run looks again."""
        return f"{sorted(self._files)} {self._fetch is not None}"

    def about(self, address: str) -> Picture:
        return self._export.picture_at(address)

    def take(self, shown: Shown) -> Taken | str:
        """Or why it cannot be had."""
        try:
            content = self._content(shown.picture)
        except BROKEN as error:
            return f"Its file cannot be read: {error}"[:300]
        if content is None:
            return MISSING
        try:
            upload = SimpleUploadedFile("picture", content)
            return Taken(shown, cleaned_upload(upload))
        except ValidationError as error:
            return " ".join(error.messages)[:300]

    def _content(self, picture: Picture) -> bytes | None:
        if picture.address.startswith("data:"):
            return _within(picture.address)
        if picture.path:
            with self._export.open_media(picture) as file:
                return file.read(MAX_BYTES + 1)
        path = self._path(picture.address)
        if self._beside and path:
            with self._beside.open(path) as file:
                return file.read(MAX_BYTES + 1)
        return self._fetch(picture.address) if self._fetch else None

    def _path(self, address: str) -> str:
        """Of the file whose last folders agree with the address in most."""
        parts = [part.casefold() for part in unquote(urlsplit(address).path).split("/")]
        files = self._files.get(parts[-1], [])
        return max(files, key=lambda path: agreement(path, parts), default="")


def _within(address: str) -> bytes:
    """What a ``data:`` address holds."""
    head, _, data = address.partition(",")
    try:
        return base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)
    except binascii.Error as error:
        raise ValueError("it is cut or misspelt") from error
