"""Where the site's pictures are to be had, and their files in a folder beside."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage


class Pictures:
    """``missing`` are those whose files are gone."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.missing: list[str] = []

    def address(self, name: str) -> str:
        """Absolute: whoever imports it gets it from there."""
        address = default_storage.url(name)
        return address if "://" in address else f"{settings.SITE_ADDRESS}{address}"

    def copy(self, name: str) -> None:
        """Into the folder, where there is one, at the place that it has here."""
        if self._folder is None:
            return
        copy = self._folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            with default_storage.open(name) as picture, copy.open("wb") as file:
                shutil.copyfileobj(picture, file)
        except OSError:
            copy.unlink(missing_ok=True)
            self.missing.append(name)
