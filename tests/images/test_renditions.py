"""What is made of a picture when it is stored, and what a row then says of it without opening a file."""

from io import BytesIO
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from images.renditions import PORTRAIT, STILL, widths_for
from shows.models import Show
from tests import factories as make
from tests.pictures import POSTER

pytestmark = pytest.mark.django_db


def picture(kind="JPEG", size=(1600, 900), colour="#7a4", mode="RGB") -> ContentFile:
    content = BytesIO()
    Image.new(mode, size, colour).save(content, kind)
    return ContentFile(content.getvalue(), f"still.{kind.lower()}")


@pytest.fixture
def stored(django_capture_on_commit_callbacks):
    """Stores a row as a request does, with what follows the commit."""

    def store(factory=make.PhotoFactory, **columns):
        with django_capture_on_commit_callbacks(execute=True):
            return factory(**columns)

    return store


def opened(name: str) -> Image.Image:
    with default_storage.open(name) as file:
        image = Image.open(file)
        image.load()
    return image


@pytest.mark.parametrize(
    ("own", "widths"),
    [
        (0, []),
        (1, [1]),
        (2, [1, 2]),
        (120, [40, 80, 120]),
        (241, [120, 240, 241]),
        (640, [120, 240, 480, 640]),
        (4000, [120, 240, 480, 640]),
    ],
)
def test_no_rendition_is_wider_than_its_original(own, widths):
    assert widths_for(own, PORTRAIT) == widths


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_photo_gets_four_widths_in_two_kinds(stored, kind):
    photo = stored(image=picture(kind))
    assert (photo.width, photo.height) == (1600, 900)
    for made, by_width in photo.image.renditions.items():
        images = [opened(one.name) for one in by_width.values()]
        assert [(one.format, *one.size) for one in images] == [
            (made, width, round(width * 9 / 16)) for width in STILL
        ]


@pytest.mark.parametrize(
    ("factory", "column"), [(make.ShowFactory, "poster"), (make.PersonFactory, "photo")]
)
def test_posters_and_portraits_are_smaller(stored, factory, column):
    row = stored(factory, **{column: picture(size=(1000, 1500))})
    row.refresh_from_db()
    of_row = getattr(row, column)
    assert (of_row.width, of_row.height) == (1000, 1500)
    assert [opened(one.name).width for one in of_row.renditions["AVIF"].values()] == [*PORTRAIT]


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1)])
def test_thinnest_pictures_are_made_too(stored, size):
    photo = stored(image=picture(size=size))
    assert all(min(opened(one.name).size) >= 1 for one in photo.image.every_rendition)


def test_clear_parts_stay_clear_or_become_white(stored):
    photo = stored(image=picture("PNG", (400, 400), (0, 0, 0, 0), "RGBA"))
    avif, jpeg = (photo.image.renditions[kind][400].name for kind in ("AVIF", "JPEG"))
    assert opened(avif).getpixel((9, 9))[3] == 0
    assert min(opened(jpeg).getpixel((9, 9))) > 250


def test_smaller_copies_are_lighter(stored):
    photo = stored(image=ContentFile(BytesIO(_noise()).getvalue(), "noise.jpg"))
    sizes = [default_storage.size(one.name) for one in photo.image.renditions["AVIF"].values()]
    assert all(small < large for small, large in pairwise(sizes))
    assert sizes[-1] < photo.image.size


def _noise() -> bytes:
    content = BytesIO()
    Image.effect_noise((1600, 900), 60).convert("RGB").save(content, "JPEG", quality=92)
    return content.getvalue()


def test_address_of_a_picture_cannot_be_guessed(stored):
    names = [stored(image=picture()).image.name for _ in range(2)]
    folders = {name.split("/")[1] for name in names}
    assert [name.split("/")[0] for name in names] == ["photos", "photos"]
    assert len(folders) == 2
    assert all(len(folder) == 16 for folder in folders)


def test_new_picture_is_measured_and_made_anew(stored, django_capture_on_commit_callbacks):
    show = stored(make.ShowFactory, poster=picture(size=(1000, 1500)))
    with django_capture_on_commit_callbacks(execute=True):
        show.poster = picture(size=(300, 400))
        show.save()
    show.refresh_from_db()
    assert (show.poster_width, show.poster_height) == (300, 400)
    assert [opened(one.name).width for one in show.poster.renditions["JPEG"].values()] == [
        *(120, 240, 300)
    ]


def test_picture_taken_away_leaves_no_size(stored):
    show = stored(make.ShowFactory, poster=POSTER)
    show.poster = ""
    show.save()
    assert (Show.objects.get().poster_width, Show.objects.get().poster_height) == (None, None)


def test_row_says_all_without_its_file(stored):
    photo = stored(image=picture(size=(800, 450)))
    default_storage.delete(photo.image.name)
    image = type(photo).objects.get().image
    assert (image.width, image.height) == (800, 450)
    stem = image.url.rpartition(".")[0]
    assert image.srcsets == {
        "avif": f"{stem}/360w.avif 360w, {stem}/720w.avif 720w, {stem}/800w.avif 800w",
        "jpeg": f"{stem}/360w.jpeg 360w, {stem}/720w.jpeg 720w, {stem}/800w.jpeg 800w",
    }
    assert (image.smallest_url, image.largest_url) == (f"{stem}/360w.jpeg", f"{stem}/800w.jpeg")


def test_unmeasured_row_shows_its_original(stored):
    photo = stored(image=picture())
    type(photo).objects.update(width=0, height=0)
    default_storage.delete(photo.image.name)
    image = type(photo).objects.get().image
    assert (image.srcsets, image.largest_url) == ({"avif": "", "jpeg": ""}, image.url)
