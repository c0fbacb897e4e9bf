"""What an upload must be, and how it is made harmless: opened, turned upright, written anew."""

import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from PIL import Image, ImageCms, ImageOps

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_000  # WebP ends at 16,383
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {},
    "WEBP": {"quality": 90, "method": 2},
    "AVIF": {"quality": 80, "speed": 10},
}
TOO_LARGE = "This picture has more than 50 million pixels."
UNREADABLE = "This file is not a picture we can read. Use a JPEG, PNG, WebP or AVIF file."
SIXTEEN_BITS = {"I", "I;16", "I;16B", "I;16L", "I;16N"}


def cleaned_upload(upload: "UploadedFile[bytes]") -> "UploadedFile[bytes]":
    """The same picture in the same format without metadata; raises ``ValidationError`` with a sentence."""
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError("This picture is larger than 25 MB. Make it smaller first.")
    try:
        kind, picture = _opened(upload)
        content = BytesIO()
        picture.save(content, kind, **OPTIONS[kind])
    except ValidationError:
        raise
    except Exception as error:  # Pillow's readers raise many kinds on damaged files
        raise ValidationError(UNREADABLE) from error
    cleaned = InMemoryUploadedFile(
        content, None, f"picture{SUFFIXES[kind]}", f"image/{kind.lower()}", content.tell(), None
    )
    cleaned.seek(0)
    cleaned.image = picture  # type: ignore[attr-defined]  # what Django's own ImageField promises
    return cleaned


def _opened(upload: "UploadedFile[bytes]") -> tuple[str, Image.Image]:
    """Its format and its first frame, fully decoded: a truncated file fails here and not on a page."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=list(SUFFIXES))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError(TOO_LARGE) from None
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(TOO_LARGE)
    if max(image.size) > MAX_SIDE:
        raise ValidationError(f"A side of this picture is longer than {MAX_SIDE:,} pixels.")
    image.load()
    # Phones write JPEG files that hold a second picture, which Pillow calls MPO.
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    return kind, _plain(ImageOps.exif_transpose(image), keeps_alpha=kind != "JPEG")


def _plain(image: Image.Image, *, keeps_alpha: bool) -> Image.Image:
    """Eight bits of red, green and blue in sRGB, with transparency where there is some, and nothing else."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if keeps_alpha and image.has_transparency_data else "RGB"
    if image.mode in SIXTEEN_BITS:
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    elif image.mode in {"1", "P", "PA", "LA"}:
        image = image.convert(mode)
    plain = _in_srgb(image, profile, mode) or image.convert(mode)
    plain.info.clear()
    return plain


def _in_srgb(image: Image.Image, profile: bytes | None, mode: str) -> Image.Image | None:
    """Its colours as its own profile means them; None where it has no profile that fits."""
    if not profile:
        return None
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=mode,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
