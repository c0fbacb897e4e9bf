"""What an editor sends while the disk is full, or the database is gone, comes back and can be sent again."""

from io import BytesIO

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from django.urls import reverse
from PIL import Image

from reviews.models import Review
from tests import factories as make
from tests.desk_form import DeskForm

BODY = "<p>She waits under the umbrella, and he does not come. It rains all the while.</p>"


def opened(client, review):
    return DeskForm(client, reverse("admin:reviews_review_change", args=[review.pk]))


def sent_again(client, page):
    """As the button of the page does."""
    (form,) = lxml.html.fromstring(page.text).forms
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return client.post(form.action, values)


def no_room(*args, **options):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "fault",
    [OSError(28, "No space left on device"), OperationalError("is full"), InterfaceError("gone")],
    ids=str,
)
def test_what_cannot_be_stored_comes_back_and_is_stored_later(admin_client, monkeypatch, fault):
    review = make.ReviewFactory(headline="Before")

    def full(*args, **options):
        raise fault

    form = opened(admin_client, review).type(headline="Night & <Ferry>", body=BODY)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Review, "save", full)
        page = form.press()
    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert "Nothing was changed. What you typed is all here" in page.text
    assert Review.objects.get().headline == "Before"
    assert sent_again(admin_client, page).status_code == 302
    review.refresh_from_db()
    assert (review.headline, review.body) == ("Night & <Ferry>", BODY)


def picture(name, height=60):
    drawn = BytesIO()
    Image.new("RGB", (80, height)).save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


HANDLERS = "django.core.files.uploadhandler"


@pytest.mark.parametrize(
    "where",
    [
        f"{HANDLERS}.TemporaryUploadedFile",
        f"{HANDLERS}.TemporaryFileUploadHandler.receive_data_chunk",
        f"{HANDLERS}.TemporaryFileUploadHandler.file_complete",
        "django.core.files.storage.FileSystemStorage._save",
    ],
)
def test_picture_that_finds_no_room_leaves_the_text(admin_client, monkeypatch, settings, where):
    """On its way in, or where it is to stay."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    review = make.ReviewFactory(headline="Before")
    form = opened(admin_client, review).type(headline="Night Ferry", body=BODY)
    form.add_row("photos", number=1, image=picture("tide.png"), alt="The tide", credit="tvN")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(where, no_room)
        page = form.press()
    assert page.status_code == 503
    assert "a browser sends a file only once: tide.png" in page.text
    shown = lxml.html.fromstring(page.text).xpath("//details//textarea[contains(., 'umbrella')]")
    assert len(shown) == 1
    review.refresh_from_db()
    assert (review.headline, review.photos.count()) == ("Before", 0)


def test_picture_too_large_for_memory_is_stored(admin_client, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    review = make.ReviewFactory()
    form = opened(admin_client, review)
    for number, name in ((1, "tide.png"), (2, "pier.png")):
        image = picture(name, height=60 + number)
        form.add_row("photos", number=number, image=image, alt=name, credit="tvN")
    assert form.press().status_code == 302
    assert [photo.height for photo in review.photos.all()] == [61, 62]


def test_page_that_only_shows_something_is_no_form(admin_client, monkeypatch):
    def gone(*args, **options):
        raise OperationalError("The server closed the connection.")

    monkeypatch.setattr("desk.front.sections", gone)
    admin_client.raise_request_exception = False
    assert admin_client.get(reverse("admin:index")).status_code == 503
