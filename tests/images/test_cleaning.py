"""Uploads: what comes through, and what gets a sentence."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from images import cleaning
from images.fields import CleanImageFormField

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def picture(kind: str, *, mode: str = "RGB", size=(40, 20), **options) -> bytes:
    content = BytesIO()
    Image.new(mode, size, 128).save(content, kind, **options)
    return content.getvalue()


def upload(content: bytes, name: str = "still.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def opened(cleaned) -> Image.Image:
    return Image.open(BytesIO(cleaned.read()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_known_formats_keep_format_and_size(kind):
    cleaned = cleaning.cleaned_upload(upload(picture(kind), "run on.bmp"))
    assert cleaned.name == f"run on{cleaning.SUFFIXES[kind]}"
    image = opened(cleaned)
    assert (image.format, image.size) == (kind, (40, 20))


@pytest.mark.parametrize("letter", ["a", "런", "\U00020000"])
def test_a_name_fits_the_disk_in_any_script(letter):
    name = cleaning.cleaned_upload(upload(picture("PNG"), letter * 99 + ".png")).name
    assert letter in name
    assert len(name.encode()) <= 200


def test_metadata_goes_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Spy camera", 6
    exif.get_ifd(GPS)[1] = "N"
    dirty = picture("JPEG", exif=exif.tobytes(), comment=b"stowaway")
    cleaned = cleaning.cleaned_upload(upload(dirty))
    content = cleaned.read()
    assert b"Spy camera" in dirty
    assert b"Spy camera" not in content
    assert b"stowaway" not in content
    image = Image.open(BytesIO(content))
    assert (dict(image.getexif()), image.size) == ({}, (20, 40))


def test_what_follows_a_picture_is_cut_off():
    polyglot = picture("PNG") + b"<script>alert(1)</script>"
    assert b"<script>" not in cleaning.cleaned_upload(upload(polyglot)).read()


def test_four_colour_print_files_become_rgb():
    cleaned = cleaning.cleaned_upload(upload(picture("JPEG", mode="CMYK")))
    assert opened(cleaned).mode == "RGB"


def bomb() -> bytes:
    """A PNG that says it is 60,000 pixels square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"GIF89a" + b"\0" * 20, "not a picture"),
        (picture("JPEG", size=(400, 400))[:300], "not a picture"),
        (picture("PNG", size=(400, 400))[:120], "not a picture"),
        (bomb(), "50 million pixels"),
    ],
    ids=["empty", "svg", "gif", "truncated jpeg", "truncated png", "bomb"],
)
def test_bad_files_get_a_sentence(content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        cleaning.cleaned_upload(upload(content))


def test_heavy_files_get_a_sentence(monkeypatch):
    monkeypatch.setattr(cleaning, "MAX_BYTES", 10)
    with pytest.raises(ValidationError, match="25 MB"):
        cleaning.cleaned_upload(upload(picture("PNG")))


def test_form_field_hands_on_the_cleaned_file():
    field = CleanImageFormField()
    assert field.clean(upload(picture("PNG"), "a.jpg")).name == "a.png"
