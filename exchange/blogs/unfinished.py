"""Pictures of the post that is being stored: their names are kept first, to tidy up after a stop."""

from hashlib import sha256
from typing import Any, cast

from django.conf import settings
from django.core.files.storage import default_storage

from images import sweeping
from images.fields import Picture
from reviews.models import Photo


class Unfinished:
    def __init__(self, source: str) -> None:
        key = sha256(f"{settings.MEDIA_ROOT} {source}".encode()).hexdigest()[:16]
        self._list = settings.VAR_DIR / "imports" / f"{key}.pictures"

    def store(self, photo: Photo, file: Any) -> None:
        """With its file, whose smaller copies are made once the post is whole."""
        name: str = photo.image.field.generate_filename(photo, file.name)
        self._list.parent.mkdir(parents=True, exist_ok=True)
        with self._list.open("a", encoding="utf-8") as names:
            names.write(f"{name}\n")
        photo.image = default_storage.save(name, file)
        photo.width, photo.height = photo.image.measured()
        photo.save()
        photo.image.save_all()

    def forget(self) -> None:
        """Once the post is stored, its smaller copies included."""
        self._list.unlink(missing_ok=True)

    def settle(self) -> None:
        """What no row took over goes; what one did gets its smaller copies anew, for the last may be cut."""
        names = self._list.read_text(encoding="utf-8").split() if self._list.exists() else []
        for name in names:
            photo = Photo.objects.filter(image=name).first()
            if photo is None:
                sweeping.delete([name])
            else:
                picture = cast(Picture, photo.image)
                sweeping.delete([one.name for one in picture.every_rendition])
                picture.complete()
        self.forget()
