"""What is sent to a desk that has no room for it, or does not take it: no error, and nothing is left."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from exchange.models import Upload
from exchange.uploads import folders
from exchange.uploads.folders import Files
from tests.exchange.sending import ADD, EXPORT, send

pytestmark = pytest.mark.django_db


def left_behind():
    return [path for path in folders.root().iterdir() if path.is_dir()]


@pytest.mark.parametrize("size", [30, 300_000], ids=["small", "large"])
def test_full_disk_is_told(desk, monkeypatch, size):
    """However little is written: what waits in a buffer finds no room only when it is closed."""

    def place(files, box, name):
        link = files.folder / name
        link.symlink_to("/dev/full")
        return link

    monkeypatch.setattr(Files, "place", place)
    page = send(desk, b"<rss>" + b"x" * size)
    assert "It could not be kept here: No space left on device." in page.text
    assert left_behind() == []
    assert not Upload.objects.exists()


def test_disk_that_takes_no_other_file_is_told(desk, monkeypatch):
    def place(files, box, name):
        raise OSError(122, "Disk quota exceeded")

    monkeypatch.setattr(Files, "place", place)
    page = send(desk, b"<rss>")
    assert "It could not be kept here: Disk quota exceeded." in page.text


def test_what_another_site_sends_is_not_kept(desk):
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies = desk.cookies
    assert send(stranger).status_code == 403
    assert left_behind() == []


def test_what_breaks_off_is_not_kept(desk):
    part = b'--x\r\nContent-Disposition: form-data; name="export"; filename="a.xml"\r\n\r\n<rss>'
    body = part + b"\r\n" * 3
    answer = desk.post(reverse(ADD), body, content_type="multipart/form-data; boundary=x")
    assert "It broke off on its way here" in answer.text
    assert left_behind() == []


@pytest.mark.parametrize("name", ["Writer", "Moderator", ""])
@pytest.mark.parametrize("page", ["changelist", "add", "change", "delete", "history"])
def test_others_see_and_send_nothing(desk, role, client, name, page):
    """Nor by an address that somebody told them; nobody at all is asked to log in."""
    send(desk)
    upload = Upload.objects.get()
    stranger = role(name) if name else Client()
    arguments = [] if page in ("changelist", "add") else [upload.pk]
    address = reverse(f"admin:exchange_upload_{page}", args=arguments)
    expected = 403 if name else 302
    assert stranger.get(address).status_code == expected
    assert stranger.post(address, {"post": "yes"}).status_code == expected


@pytest.mark.parametrize("name", ["Writer", "Moderator", ""])
@pytest.mark.parametrize("page", ["go_on", "import", "progress", "report"])
def test_others_press_nothing(desk, role, name, page):
    send(desk)
    upload = Upload.objects.get()
    stranger = role(name) if name else Client()
    address = reverse(f"admin:exchange_upload_{page}", args=[upload.pk])
    ask = stranger.post if page in ("go_on", "import") else stranger.get
    assert ask(address).status_code == (403 if name else 302)
    upload.refresh_from_db()
    assert upload.phase == "tried"


@pytest.mark.parametrize("box", ["export", "pictures"])
def test_box_takes_one_file_and_keeps_no_other(desk, box, monkeypatch):
    kept = []
    place = Files.place
    monkeypatch.setattr(Files, "place", lambda *args: kept.append(args[1]) or place(*args))
    many = [SimpleUploadedFile(f"{n}.xml", EXPORT.encode()) for n in range(90)]
    sent = {"export": SimpleUploadedFile("a.xml", EXPORT.encode()), box: many}
    page = desk.post(reverse(ADD), sent | {"author": desk.session["_auth_user_id"]}, follow=True)
    assert "One file at a time: several that belong together are sent as one zip." in page.text
    assert kept.count(box) == 1
