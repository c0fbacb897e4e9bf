"""Pictures in a bucket, on a real server that speaks S3."""

from datetime import timedelta

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from moto.server import ThreadedMotoServer

from config.media import bucket, media_address, media_storage
from images import sweeping
from reviews.cards import kept
from tests import factories as make

KEYS = {"aws_access_key_id": "key", "aws_secret_access_key": "se/cret"}


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield "127.0.0.1:{1}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def objects(server, settings):
    """What lies in the bucket of this site, which is empty at first."""
    place = boto3.resource("s3", endpoint_url=f"http://{server}", region_name="us-east-1", **KEYS)
    held = place.Bucket("pictures")
    held.create()
    held.objects.delete()
    settings.MEDIA_S3 = f"http://key:se%2Fcret@{server}/pictures"
    settings.MEDIA_URL = media_address("https://pictures.example")
    settings.STORAGES = settings.STORAGES | {"default": media_storage(settings.MEDIA_S3)}
    return held.objects


@pytest.fixture
def gone(settings):
    """Makes the server go away; the next use of the storage meets that."""

    def go():
        settings.MEDIA_S3 = "http://key:secret@127.0.0.1:1/pictures"
        settings.STORAGES = {**settings.STORAGES}

    return go


def names(objects):
    return {one.key for one in objects.all()}


def test_picture_and_its_copies_lie_there_and_pages_lead_to_them(client, objects, transactional_db):
    photo = make.PhotoFactory()
    assert names(objects) == {
        str(photo.image.name),
        *(one.name for one in photo.image.every_rendition),
    }
    page = client.get(photo.review.get_absolute_url())
    assert f"https://pictures.example/{photo.image.renditions['JPEG'][64].name}" in page.text
    head = objects.all().__iter__().__next__().Object()
    assert head.cache_control == "public, max-age=31536000, immutable"


def test_no_address_holds_a_key_or_ends(objects, db):
    name = default_storage.save("photos/k/picture.png", ContentFile(b"1"))
    assert default_storage.url(name) == "https://pictures.example/photos/k/picture.png"
    assert default_storage.deconstruct()[1:] == ((), {})  # a queued task keeps it


def test_cards_are_kept_there_and_drawn_where_it_is_gone(client, objects, gone, db):
    review = make.ReviewFactory()
    address = client.get(review.get_absolute_url()).text.split('property="og:image" content="')[1]
    path = "/" + address.split('"')[0].split("/", 3)[3]
    first = client.get(path).content
    assert [name for name in names(objects) if name.startswith(f"{kept.FOLDER}/")]
    assert client.get(path).content == first
    gone()
    assert client.get(path).content == first


def test_sweep_deletes_what_no_row_refers_to(objects, transactional_db, monkeypatch):
    photo = make.PhotoFactory()
    before = names(objects)
    default_storage.save("photos/left/picture.png", ContentFile(b"1"))
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    sweep = sweeping.look()
    assert sweep.unused == ["photos/left/picture.png"]
    sweeping.delete(sweep.unused)
    assert names(objects) == before
    assert photo.image.storage.exists(str(photo.image.name))


def test_export_takes_pictures_out_and_a_backup_says_that_it_does_not(
    objects, transactional_db, tmp_path, capsys
):
    photo = make.PhotoFactory()
    call_command("export_site", tmp_path / "out")
    with photo.image.open() as original:
        assert (tmp_path / "out" / "media" / photo.image.name).read_bytes() == original.read()
    with pytest.raises(CommandError, match="leave MEDIA_S3 out"):
        call_command("import_site", tmp_path / "out")


def test_folder_is_brought_over_once(objects, db, settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "photos" / "k").mkdir(parents=True)
    (tmp_path / "photos" / "k" / "picture.png").write_bytes(b"whole")
    default_storage.save("photos/k/picture.png", ContentFile(b"cut"))
    call_command("upload_media")
    call_command("upload_media")
    told = capsys.readouterr().out
    assert told == "1 files copied, 0 were there.\n0 files copied, 1 were there.\n"
    with default_storage.open("photos/k/picture.png") as kept_there:
        assert kept_there.read() == b"whole"


def test_server_that_is_gone_is_a_fault_like_that_of_a_disk(
    client, objects, gone, transactional_db
):
    photo = make.PhotoFactory()
    gone()
    with pytest.raises(OSError, match="The server of the pictures"):
        default_storage.size("photos/k/picture.png")
    assert client.get(photo.review.get_absolute_url()).status_code == 200
    assert client.get("/feed/").status_code == 200


@pytest.mark.parametrize("url", ["s3://bucket", "https://s3.example/b", "https://k:s@s3.example/"])
def test_url_that_lacks_something_is_refused(url):
    with pytest.raises(ValueError, match="MEDIA_S3 must be like"):
        media_storage(url)


def test_url_names_region_and_folder():
    told = bucket("https://k:s%2B@s3.example:9000/pictures/of/daesa?region=eu-1")
    assert told["endpoint_url"] == "https://s3.example:9000"
    assert (told["bucket_name"], told["location"], told["region_name"]) == (
        "pictures",
        "of/daesa",
        "eu-1",
    )
    assert told["secret_key"] == "s+"
