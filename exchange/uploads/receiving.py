"""A large file on its way in: written where it stays, piece by piece, and never held in memory."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from exchange.uploads.folders import Files, safe_name

if TYPE_CHECKING:
    BytesFile = UploadedFile[bytes]
else:
    BytesFile = UploadedFile

BOXES = ("export", "pictures")
SEVERAL = "One file at a time: several that belong together are sent as one zip."


class Received(BytesFile):
    """Lies at ``path`` already."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(None, path.name, size=size)
        self.path = path

    def close(self) -> None:
        """Nothing is open."""


class Receiver(FileUploadHandler):
    """What is too large, or finds no room, is let pass; ``faults`` then says so, by box."""

    def __init__(self) -> None:
        super().__init__()
        self.files = Files.new()
        self.faults: dict[str, str] = {}
        self._begun: set[str] = set()
        """Boxes that a file came in."""
        self._written: IO[bytes] = BytesIO()

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, *args, **kwargs)
        if field_name not in BOXES:
            raise SkipFile
        if field_name in self._begun:
            self.faults[field_name] = SEVERAL
            raise SkipFile
        self._begun.add(field_name)
        try:
            self._path = self.files.place(field_name, safe_name(self.file_name or "export"))
            self._written = self._path.open("wb")
        except OSError as error:
            self.faults[field_name] = _unkept(error)
            raise SkipFile from None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        limit = settings.LARGEST_EXPORT_MB
        if start + len(raw_data) > limit << 20:
            self._refuse(f"It is larger than the {limit:,} MB that this site takes.")
        try:
            self._written.write(raw_data)
            self._written.flush()
        except OSError as error:
            self._refuse(_unkept(error))

    def _refuse(self, fault: str) -> None:
        self.faults[self.field_name or ""] = fault
        self._close()
        self._path.unlink(missing_ok=True)
        raise SkipFile

    def file_complete(self, file_size: int) -> Received:
        self._written.close()
        return Received(self._path, file_size)

    def upload_interrupted(self) -> None:
        """Is said of the last file, the one before it may be whole; and of what was refused, too."""
        broken_off = "It broke off on its way here: send it again."
        self.faults.setdefault(self.field_name or "", broken_off)

    def discard(self) -> None:
        """All that was received, also what broke off in the middle and is still open."""
        self._close()
        self.files.delete()

    def _close(self) -> None:
        with suppress(OSError):  # what found no room is written once more
            self._written.close()


def _unkept(error: OSError) -> str:
    return f"It could not be kept here: {error.strerror}."
