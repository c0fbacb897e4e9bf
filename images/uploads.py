"""Files on their way in: one that finds no room on the disk is left out, and the form it came with stays."""

import logging
from contextlib import suppress
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import (
    MemoryFileUploadHandler as InMemory,
    SkipFile,
    TemporaryFileUploadHandler,
)
from django.http import HttpRequest

__all__ = ["InMemory", "OnDisk", "without_room"]

NAMES = "daesa.without_room"

logger = logging.getLogger("django.request")


class OnDisk(TemporaryFileUploadHandler):
    """Django's own; the names of what found no room are told by ``without_room``."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        vars(self).pop("file", None)  # that of the field before, which is somebody else's now
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._leave_out(error)
            raise SkipFile from error

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._leave_out(error)
            raise SkipFile from error

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """None where the last bytes, which waited in memory, find no room."""
        try:
            return super().file_complete(file_size)
        except OSError as error:
            self._leave_out(error)
            return None

    def _leave_out(self, error: OSError) -> None:
        logger.error("There is no room for a file that is sent", exc_info=error)
        if self.request is not None:
            self.request.META.setdefault(NAMES, []).append(self.file_name)
        if begun := vars(self).pop("file", None):
            with suppress(OSError):  # of the same cause
                begun.close()


def without_room(request: HttpRequest) -> list[str]:
    """The names of files that were left out of what was sent, which is read by now or here."""
    if request.method == "POST":
        len(request.FILES)  # reads it
    return list(request.META.get(NAMES, []))
