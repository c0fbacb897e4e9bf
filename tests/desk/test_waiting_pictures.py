"""A picture is sent while the form is open, waits, and becomes a photo as it is."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from PIL import Image

from desk import pictures
from desk.models import UnsavedWork, WaitingPicture
from reviews.models import Photo
from tests import factories as make
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm, errors_of
from tests.images.test_admin import GPS, located
from tests.images.test_cleaning import bomb, picture, upload

pytestmark = pytest.mark.django_db

SEND = "/admin/reviews/review/pictures/"
GONE = ["This picture is not kept any more. Choose it again."]


def waiting_of(user, **values):
    return make.WaitingPictureFactory(user=user, **values)


def test_sent_picture_is_cleaned_copied_and_waits(
    admin_client, admin_user, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = admin_client.post(SEND, {"image": upload(located(), "런 온 ep16.jpg")})
    assert answer.status_code == 201
    kept = WaitingPicture.objects.get()
    assert answer.json() == {
        "token": kept.token,
        "url": kept.image.smallest_url,
        "name": "런 온 ep16.jpg",
        "width": 1000,
        "height": 1500,
    }
    assert (kept.user, len(kept.token) >= 32) == (admin_user, True)
    assert "ep16" not in kept.image.name
    with default_storage.open(kept.image.name) as file:
        assert GPS not in Image.open(BytesIO(file.read())).getexif()
    assert all(default_storage.exists(one.name) for one in kept.image.every_rendition)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "This field is required."),
        ({"image": upload(b"")}, "not a picture we can read"),
        ({"image": upload(b"Lane four.")}, "not a picture we can read"),
        ({"image": upload(b"<svg xmlns='http://www.w3.org/2000/svg'/>")}, "not a picture"),
        ({"image": upload(bomb())}, "50 million pixels"),
        ({"image": "a word"}, "This field is required."),
    ],
    ids=["none", "empty", "text", "svg", "bomb", "no file"],
)
def test_bad_file_is_answered_with_a_sentence(admin_client, files, sentence):
    answer = admin_client.post(SEND, files)
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert not WaitingPicture.objects.exists()


def test_nobody_fills_the_disk(admin_client, admin_user, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_WAITING", 2)
    waiting_of(admin_user)
    make.WaitingPictureFactory()
    assert admin_client.post(SEND, {"image": upload(picture("PNG"))}).status_code == 201
    answer = admin_client.post(SEND, {"image": upload(picture("PNG"))})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("2 pictures of yours wait for a review")


def test_only_those_who_write_reviews_send_pictures(client, admin_client):
    assert admin_client.get(SEND).status_code == 405
    reader = make.UserFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_review"))
    client.force_login(reader)
    assert client.post(SEND, {"image": upload(picture("PNG"))}).status_code == 403
    client.logout()
    assert client.post(SEND, {"image": upload(picture("PNG"))}).status_code == 302
    assert not WaitingPicture.objects.exists()


def test_photo_takes_the_file_over_as_it_is(desk_form, review, admin_user):
    waiting = waiting_of(admin_user)
    desk_form.add_row("photos", number=4, waiting=waiting.token, alt="Dusk", credit="Daesa")
    assert desk_form.press().status_code == 302
    photo = review.photos.get(number=4)
    assert (photo.image.name, photo.width, photo.height) == (waiting.image.name, 90, 60)
    assert not WaitingPicture.objects.exists()


def test_waiting_picture_replaces_that_of_a_photo(desk_form, review, admin_user):
    waiting = waiting_of(admin_user)
    desk_form.type_row("photos", 1, waiting=waiting.token)
    assert desk_form.press().status_code == 302
    photo = review.photos.get(number=2)
    assert (photo.image.name, photo.width, photo.height) == (waiting.image.name, 90, 60)


def test_refused_form_still_has_the_picture(desk_form, admin_user):
    waiting = waiting_of(admin_user)
    response = desk_form.add_row("photos", number=4, waiting=waiting.token, alt="").press()
    assert errors_of(response) == {"photos-3-alt": ["This field is required."]}
    assert f'value="{waiting.token}"' in response.text
    assert waiting.image.smallest_url in response.text
    assert f'data-name="{waiting.name}"' in response.text
    desk_form.type_row("photos", 3, alt="Dusk")
    assert desk_form.press().status_code == 302
    assert Photo.objects.get(number=4).image.name == waiting.image.name


def test_work_taken_up_after_a_crash_has_the_picture(desk_form, review, admin_client, admin_user):
    waiting = waiting_of(admin_user)
    desk_form.add_row("photos", number=4, waiting=waiting.token, alt="Dusk")
    admin_client.post(f"/admin/reviews/review/{review.pk}/kept/", desk_form.data)
    assert WaitingPicture.objects.exists()
    work = UnsavedWork.objects.get()
    again = DeskForm(admin_client, f"{change_address(review)}?unsaved={work.pk}")
    assert again.press().status_code == 302
    assert review.photos.get(number=4).image.name == waiting.image.name


def test_comparison_of_unsaved_work_shows_the_picture(desk_form, review, admin_client, admin_user):
    waiting = waiting_of(admin_user)
    desk_form.add_row("photos", number=4, waiting=waiting.token, alt="Dusk")
    admin_client.post(f"/admin/reviews/review/{review.pk}/kept/", desk_form.data)
    work = UnsavedWork.objects.get()
    page = admin_client.get(f"/admin/reviews/review/unsaved/{work.pk}/").text
    assert f'src="{waiting.image.smallest_url}"' in page
    assert "Alternative text: Dusk" in page
    for chaff in ("Focus across", "Width:", f": {waiting.image.name}"):
        assert chaff not in page


def test_preview_of_unsaved_work_shows_the_picture(desk_form, review, admin_client, admin_user):
    waiting = waiting_of(admin_user)
    desk_form.add_row("photos", number=4, waiting=waiting.token, alt="Dusk over the track")
    admin_client.post(f"/admin/reviews/review/{review.pk}/kept/", desk_form.data)
    form_id = desk_form.data["_form"][0]
    page = admin_client.get(f"/admin/reviews/review/{review.pk}/preview/?_form={form_id}").text
    assert waiting.image.largest_url in page
    assert "Dusk over the track" in page


@pytest.mark.parametrize("token", ["forged", "x" * 500, "런 온", "nul\0", "' OR 1=1"])
def test_forged_token_is_an_error_beside_the_row(desk_form, review, token):
    response = desk_form.add_row("photos", number=4, waiting=token, alt="Dusk").press()
    (box, (first, *_)) = next(iter(errors_of(response).items()))
    assert (box, first) in [("photos-3-image", GONE[0]), ("photos-3-waiting", first)]
    assert review.photos.count() == 3


def test_token_of_somebody_else_is_refused(desk_form, review):
    waiting = make.WaitingPictureFactory()
    response = desk_form.add_row("photos", number=4, waiting=waiting.token, alt="Dusk").press()
    assert errors_of(response) == {"photos-3-image": GONE}
    assert waiting.image.name not in response.text
    assert WaitingPicture.objects.get() == waiting


def test_spent_token_is_refused(admin_client, desk_form, review, admin_user):
    waiting = waiting_of(admin_user)
    desk_form.add_row("photos", number=4, waiting=waiting.token, alt="Dusk").press()
    again = DeskForm(admin_client, change_address(review))
    response = again.add_row("photos", number=5, waiting=waiting.token, alt="Dusk").press()
    assert errors_of(response) == {"photos-4-image": GONE}


def test_one_picture_is_not_two_photos(desk_form, admin_user):
    waiting = waiting_of(admin_user)
    for number in (4, 5):
        desk_form.add_row("photos", number=number, waiting=waiting.token, alt="Dusk")
    words = ["This picture is in another row already."]
    assert errors_of(desk_form.press()) == {"photos-4-image": words}


def test_chosen_file_goes_before_a_waiting_picture(desk_form, review, admin_user):
    waiting = waiting_of(admin_user)
    file = upload(picture("PNG", size=(48, 24)), "track.png")
    desk_form.add_row("photos", number=4, waiting=waiting.token, image=file, alt="Dusk").press()
    assert review.photos.get(number=4).width == 48
    assert WaitingPicture.objects.get() == waiting


def test_row_without_any_picture_is_refused(desk_form):
    response = desk_form.add_row("photos", number=4, alt="Dusk").press()
    assert errors_of(response) == {"photos-3-image": ["This field is required."]}


def test_waiting_picture_goes_with_its_editor(admin_user):
    waiting_of(admin_user)
    admin_user.delete()
    assert not WaitingPicture.objects.exists()
