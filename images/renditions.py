"""The smaller copies of a picture that pages show, so that nobody loads more pixels than they see."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from pictures.models import PillowPicture
from PIL import Image

STILL = (360, 720, 1080, 1280)
"""Widths in pixels. A column of text is 328 to 380 px on a phone, times one to three, and 624 elsewhere."""
PORTRAIT = (120, 240, 480, 640)
"""Posters and portraits: 88 to 120 px on a card, 208 on a phone, 320 on a page of their own, each twice."""

# AVIF for browsers since 2023; JPEG for all others, whatever the original is: it may be AVIF itself, and a
# photo in PNG is ten times as heavy. Speed 8 takes a quarter of the time of 6, for a tenth more bytes.
KINDS: dict[str, dict[str, object]] = {
    "AVIF": {"quality": 60, "speed": 8},
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
}


FEWEST = 3


def widths_for(own: int, widths: Sequence[int]) -> list[int]:
    """Those below the picture's own width, then that itself or the widest; none for a width of 0.

    A picture too small for three of them gets thirds of its own.
    """
    widest = min(own, max(widths))
    found = [*(width for width in widths if width < widest), widest]
    if len(found) < FEWEST:
        found = [widest * part // FEWEST for part in range(1, FEWEST + 1)]
    return sorted({width for width in found if width})


class Rendition(PillowPicture):
    """One copy, at one width, of one kind."""

    @property
    def name(self) -> str:
        """In a folder named as the original: “still.jpg” has “still/720w.avif”."""
        stem, dot, _ = self.parent_name.rpartition(".")
        return f"{stem if dot else self.parent_name}/{self.width}w.{self.file_type.lower()}"

    @property
    def url(self) -> str:
        return str(self.storage.url(self.name))

    def resize(self, image: Image.Image) -> Image.Image:
        """The picture at this width, whole: style sheets do the cutting. Where it is clear, JPEG is white."""
        original = _once(image, "opaque", lambda: _opaque(image))
        small = _once(image, f"{self.width}w", lambda: _resized(original, self.width))
        if self.file_type == "JPEG" and small.mode == "RGBA":
            small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small)
            return small.convert("RGB")
        return small

    def save(self, image: Image.Image) -> None:
        content = BytesIO()
        self.resize(image).save(content, self.file_type, **KINDS[self.file_type])
        self.storage.delete(self.name)
        self.storage.save(self.name, ContentFile(content.getvalue()))


def _once(image: Image.Image, key: str, make: Callable[[], Image.Image]) -> Image.Image:
    """Kept beside the image for its other copies: making it takes as long as writing them."""
    if key not in image.info:
        image.info[key] = make()
    kept: Image.Image = image.info[key]
    return kept


def _resized(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    small = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.info.clear()
    return small


def _opaque(image: Image.Image) -> Image.Image:
    """Without its fourth channel, unless something is transparent: that makes all else slower."""
    return image.convert("RGB") if image.getchannel("A").getextrema() == (255, 255) else image


def renditions(
    file_name: str, storage: Any, widths: Sequence[int]
) -> dict[str, dict[int, Rendition]]:
    """Kind → width → rendition."""
    return {
        kind: {width: Rendition(file_name, kind, None, storage, width) for width in widths}
        for kind in KINDS
    }
