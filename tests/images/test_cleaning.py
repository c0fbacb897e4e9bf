"""Uploads: what comes through, and what gets a sentence."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

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
    assert cleaned.name == f"picture{cleaning.SUFFIXES[kind]}"
    image = opened(cleaned)
    assert (image.format, image.size) == (kind, (40, 20))


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


def zipped() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("run.html", "<script>alert(1)</script>")
    return content.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "stowaway", [b"<html><script>alert(1)</script>", zipped()], ids=["html", "zip"]
)
def test_what_follows_a_picture_is_cut_off(kind, stowaway):
    polyglot = picture(kind) + stowaway
    assert opened(upload(polyglot)).format == kind
    assert zipfile.is_zipfile(BytesIO(polyglot)) == stowaway.startswith(b"PK")
    content = cleaning.cleaned_upload(upload(polyglot)).read()
    assert stowaway not in content
    assert not zipfile.is_zipfile(BytesIO(content))


def test_what_hides_inside_a_picture_is_left_behind():
    text = PngInfo()
    text.add_text("Comment", "<script>alert(1)</script>")
    dirty = picture("PNG", pnginfo=text)
    assert b"<script>" in dirty
    assert b"<script>" not in cleaning.cleaned_upload(upload(dirty)).read()


def test_phones_write_two_pictures_in_one_jpeg():
    second = Image.new("RGB", (10, 5))
    both = picture("MPO", save_all=True, append_images=[second])
    assert opened(upload(both)).format == "MPO"
    cleaned = cleaning.cleaned_upload(upload(both))
    assert cleaned.name == "picture.jpg"
    image = opened(cleaned)
    assert (image.format, image.size) == ("JPEG", (40, 20))


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "1")])
def test_colours_become_red_green_and_blue(kind, mode):
    cleaned = cleaning.cleaned_upload(upload(picture(kind, mode=mode)))
    assert opened(cleaned).mode == "RGB"


def test_sixteen_bits_become_eight():
    deep = BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(deep, "PNG")
    image = opened(cleaning.cleaned_upload(upload(deep.getvalue())))
    assert (image.mode, image.getpixel((0, 0))) == ("RGB", (128, 128, 128))


@pytest.mark.parametrize("transparency", [0, b"\0\xff"], ids=["one colour", "a table"])
def test_clear_parts_of_a_palette_stay_clear(transparency):
    content = BytesIO()
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((1, 0), 1)
    image.save(content, "PNG", transparency=transparency)
    cleaned = opened(cleaning.cleaned_upload(upload(content.getvalue())))
    assert [cleaned.getpixel((x, 0))[3] for x in (0, 1)] == [0, 255]


def test_clear_colour_without_a_palette_stays_clear():
    cleaned = cleaning.cleaned_upload(upload(picture("PNG", transparency=(128, 0, 0))))
    assert opened(cleaned).getpixel((0, 0)) == (128, 0, 0, 0)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_of_moving_pictures_the_first_stays(kind):
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    content = BytesIO()
    frames[0].save(content, kind, save_all=True, append_images=frames[1:])
    assert opened(upload(content.getvalue())).n_frames == 2
    image = opened(cleaning.cleaned_upload(upload(content.getvalue())))
    red, _, blue = image.convert("RGB").getpixel((8, 8))
    assert (getattr(image, "n_frames", 1), red > 200, blue < 50) == (1, True, True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_single_point_is_a_picture(kind):
    cleaned = cleaning.cleaned_upload(upload(picture(kind, size=(1, 1))))
    assert opened(cleaned).size == (1, 1)


def foreign_profile() -> bytes:
    """As sRGB, with red and green exchanged."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return srgb.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_colours_are_those_that_the_profile_means(kind, mode):
    content = BytesIO()
    red = Image.new(mode, (16, 16), "red")
    red.save(content, kind, icc_profile=foreign_profile())
    image = opened(cleaning.cleaned_upload(upload(content.getvalue())))
    assert "icc_profile" not in image.info
    red, green, _ = image.getpixel((8, 8))[:3]
    assert (red < 20, green > 235) == (True, True)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("profile", [b"no profile", foreign_profile()], ids=["broken", "of RGB"])
def test_profile_that_does_not_fit_is_passed_over(mode, profile):
    cleaned = cleaning.cleaned_upload(upload(picture("JPEG", mode=mode, icc_profile=profile)))
    assert opened(cleaned).mode == "RGB"


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_damaged_exif_does_no_harm():
    damaged = picture("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f")
    assert opened(cleaning.cleaned_upload(upload(damaged))).size == (40, 20)


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
        (b"Lane four, after training.", "not a picture"),
        (b"<html><script>alert(1)</script>", "not a picture"),
        (zipped(), "not a picture"),
        (picture("JPEG")[:2], "not a picture"),
        (picture("PNG", size=(16_001, 1)), "longer than 16,000 pixels"),
        (picture("JPEG", size=(400, 400))[:300], "not a picture"),
        (picture("PNG", size=(400, 400))[:120], "not a picture"),
        (bomb(), "50 million pixels"),
    ],
    ids=[
        *("empty", "svg", "gif", "text", "html", "zip", "two bytes", "long"),
        *("truncated jpeg", "truncated png", "bomb"),
    ],
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
    assert field.clean(upload(picture("PNG"), "a.jpg")).name == "picture.png"
