"""What an upload must be, and how it is made harmless: opened, turned upright, written anew."""

import warnings
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from PIL import Image, ImageOps

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 80, "speed": 8},
}


def cleaned_upload(upload: "UploadedFile[bytes]") -> "UploadedFile[bytes]":
    """The same picture in the same format without metadata; raises ``ValidationError`` with a sentence."""
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError("This picture is larger than 25 MB. Make it smaller first.")
    image = _opened(upload)
    kind = str(image.format)
    upright = ImageOps.exif_transpose(image)
    if kind == "JPEG" and upright.mode not in {"RGB", "L"}:
        upright = upright.convert("RGB")
    upright.info.clear()
    content = BytesIO()
    upright.save(content, kind, **OPTIONS[kind])
    name = _short(PurePath(upload.name or "picture").stem) + SUFFIXES[kind]
    cleaned = InMemoryUploadedFile(
        content, None, name, f"image/{kind.lower()}", content.tell(), None
    )
    cleaned.seek(0)
    cleaned.image = upright  # type: ignore[attr-defined]  # what Django's own ImageField promises
    return cleaned


def _short(stem: str) -> str:
    """At most 80 characters for the column and 180 bytes for the disk, which takes 255 with what is added."""
    return stem[:80].encode(errors="ignore")[:180].decode(errors="ignore")


def _opened(upload: "UploadedFile[bytes]") -> Image.Image:
    """The picture, fully decoded, so that a truncated or oversized file fails here and not on a page."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=list(SUFFIXES))
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError("This picture has more than 50 million pixels.")
            image.load()
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError("This picture has more than 50 million pixels.") from None
    except Exception as error:  # Pillow's readers raise many kinds on damaged files
        raise ValidationError(
            "This file is not a picture we can read. Use a JPEG, PNG, WebP or AVIF file."
        ) from error
    return image
