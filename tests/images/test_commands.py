"""Sweeping what no row refers to, and making what is missing."""

import os
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from desk.models import WaitingPicture
from people.models import Person
from reviews.models import Photo
from shows.models import Show
from tests import factories as make
from tests.pictures import FACE, POSTER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def photo(django_capture_on_commit_callbacks) -> Photo:
    """With an original and its six renditions, three widths in two kinds."""
    with django_capture_on_commit_callbacks(execute=True):
        return make.PhotoFactory()


def files(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def age(folder: Path, minutes: int = 61) -> None:
    then = time.time() - minutes * 60
    for one in folder.rglob("*"):
        os.utime(one, (then, then))


def _call(name: str, **options) -> str:
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def test_sweep_keeps_what_rows_refer_to(media, photo):
    make.ShowFactory(poster=POSTER)
    make.PersonFactory(photo=FACE)
    age(media)
    before = files(media)
    assert _call("sweep_media") == "9 kept, 0 too young, 0 deleted.\n"
    assert files(media) == before


def test_sweep_takes_what_a_new_picture_replaced(media, photo):
    kept = files(media)
    old = Photo.objects.get()
    old.image = make.PhotoFactory.build(review=None).image
    old.save()
    age(media)
    assert _call("sweep_media", force=True) == "1 kept, 0 too young, 7 deleted.\n"
    assert files(media) == [old.image.name]
    assert old.image.name not in kept


def test_sweep_takes_folders_that_it_emptied(media, photo):
    Photo.objects.all().delete()
    age(media)
    assert len(files(media)) == 7
    assert "7 deleted" in _call("sweep_media", force=True)
    assert [one.name for one in media.rglob("*")] == ["photos"]


def test_sweep_with_the_wrong_database_deletes_nothing(media, photo):
    Photo.objects.all().delete()
    age(media)
    before = files(media)
    with pytest.raises(CommandError, match="7 files would be deleted and 0 kept"):
        _call("sweep_media")
    assert files(media) == before


@pytest.mark.parametrize("name", ["!!!.png", "💩.png", "..png", "...png", "a" * 300 + ".png"])
def test_sweep_keeps_a_picture_whatever_it_was_called(
    media, name, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make.PersonFactory(
            photo=ContentFile(
                FACE._make_data({**FACE.params} if hasattr(FACE, "params") else {}), name
            )
        )
    age(media)
    assert _call("sweep_media") == "7 kept, 0 too young, 0 deleted.\n"


def test_dry_sweep_names_and_deletes_nothing(media, photo):
    Photo.objects.all().delete()
    age(media)
    before = files(media)
    printed = _call("sweep_media", dry_run=True)
    assert printed == "\n".join([*before, "0 kept, 0 too young, 7 would be deleted.", ""])
    assert files(media) == before


def test_sweep_leaves_uploads_in_flight(media, photo):
    Photo.objects.all().delete()
    age(media, minutes=59)
    assert _call("sweep_media") == "0 kept, 7 too young, 0 deleted.\n"
    assert len(files(media)) == 7


def test_sweep_leaves_other_folders_alone(media):
    for name in ("cards/one.png", "robots.txt"):
        (media / name).parent.mkdir(exist_ok=True)
        (media / name).touch()
    age(media)
    assert _call("sweep_media") == "0 kept, 0 too young, 0 deleted.\n"
    assert files(media) == ["cards/one.png", "robots.txt"]


def test_sweep_keeps_what_waits_and_forgets_it_after_ninety_days(
    media, photo, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        waiting = make.WaitingPictureFactory()
    age(media)
    assert _call("sweep_media") == "14 kept, 0 too young, 0 deleted.\n"
    WaitingPicture.objects.update(created_at=timezone.now() - timedelta(days=91))
    before = files(media)
    dry = "14 kept, 0 too young, 0 would be deleted.\n1 that waited for 90 days would be deleted.\n"
    assert _call("sweep_media", dry_run=True) == dry
    assert files(media) == before
    told = "7 kept, 0 too young, 0 deleted.\n1 that waited for 90 days deleted.\n"
    assert _call("sweep_media") == told
    assert files(media) == [name for name in before if name in files(media)]
    assert not (media / waiting.image.name).parent.exists()
    assert not WaitingPicture.objects.exists()


def test_missing_renditions_are_made(media, photo):
    before = files(media)
    for name in before:
        if name.endswith((".avif", ".jpeg")):
            (media / name).unlink()
    assert len(files(media)) == 1
    assert _call("make_renditions") == "6 made.\n"
    assert files(media) == before
    assert _call("make_renditions") == "0 made.\n"


def test_rows_without_a_size_are_measured(media):
    make.ShowFactory(poster=POSTER)
    make.PersonFactory(photo=FACE)
    Show.objects.update(poster_width=None, poster_height=None)
    Person.objects.update(photo_width=None, photo_height=None)
    assert _call("make_renditions") == "12 made.\n"
    show, person = Show.objects.get(), Person.objects.get()
    assert (show.poster_width, show.poster_height) == (100, 150)
    assert (person.photo_width, person.photo_height) == (80, 100)


def test_lost_originals_are_named_and_the_rest_is_made(media, photo):
    lost = make.PhotoFactory()
    (media / lost.image.name).unlink()
    broken = make.PhotoFactory()
    (media / broken.image.name).write_bytes(b"no picture")
    last = make.PhotoFactory()
    with pytest.raises(CommandError) as error:
        _call("make_renditions")
    assert [line.partition(":")[0] for line in str(error.value).splitlines()] == [
        "Some pictures cannot be read",
        f"reviews.Photo {lost.pk}",
        f"reviews.Photo {broken.pk}",
    ]
    assert all((media / one.name).exists() for one in last.image.every_rendition)
