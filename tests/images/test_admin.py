"""An editor uploads a picture: it is cleaned, copied and cut where they say, or refused in words."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from people.models import Person
from reviews.models import Photo
from shows.models import Show
from tests import factories as make
from tests.desk_form import DeskForm, errors_of
from tests.images.test_cleaning import bomb, picture, upload
from tests.pictures import POSTER

pytestmark = pytest.mark.django_db

ADD_SHOW = "/admin/shows/show/add/"
ADD_PERSON = "/admin/people/person/add/"
GPS = 0x8825


def located() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    return picture("JPEG", size=(1000, 1500), exif=exif.tobytes())


def test_poster_is_stored_without_its_place_and_copied(
    admin_client, django_capture_on_commit_callbacks
):
    dirty = located()
    assert GPS in Image.open(BytesIO(dirty)).getexif()
    form = DeskForm(admin_client, ADD_SHOW).type(title="Signal", poster=upload(dirty))
    with django_capture_on_commit_callbacks(execute=True):
        assert form.press().status_code == 302
    show = Show.objects.get()
    assert (show.poster_width, show.poster_height) == (1000, 1500)
    with default_storage.open(show.poster.name) as file:
        original = Image.open(file)
        assert (original.size, dict(original.getexif())) == ((1000, 1500), {})
    assert all(default_storage.exists(one.name) for one in show.poster.every_rendition)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a picture"),
        (b"Lane four.", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a pict"),
        (picture("JPEG", size=(400, 400))[:300], "not a picture"),
        (bomb(), "50 million pixels"),
        (picture("PNG", size=(16_001, 1)), "longer than 16,000 pixels"),
    ],
    ids=["empty", "text", "svg", "truncated", "bomb", "long"],
)
@pytest.mark.parametrize(
    ("url", "column", "typed"),
    [(ADD_SHOW, "poster", "title"), (ADD_PERSON, "photo", "name")],
    ids=["show", "person"],
)
def test_bad_file_gets_a_sentence_and_the_rest_survives(
    admin_client, url, column, typed, content, sentence
):
    form = DeskForm(admin_client, url).type(**{typed: "Kept 런 온", "focus_down": "7"})
    response = form.type(**{column: upload(content)}).press()
    (words,) = errors_of(response)[column]
    assert sentence in words
    assert 'value="Kept 런 온"' in response.text
    assert 'name="focus_down" value="7"' in response.text
    assert not Show.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize("value", ["101", "-1", "x", "", "9" * 30])
def test_focus_beyond_the_picture_is_refused(admin_client, value):
    form = DeskForm(admin_client, ADD_PERSON).type(name="Im Si-wan", focus_across=value)
    assert list(errors_of(form.press())) == ["focus_across"]


def test_focus_of_a_photo_is_typed_in_its_row(admin_client):
    photo = make.PhotoFactory()
    url = f"/admin/reviews/review/{photo.review_id}/change/"
    form = DeskForm(admin_client, url)
    assert form.data["photos-0-focus_across"] == ["50"]
    form.type_row("photos", 0, focus_across="0", focus_down="100")
    assert form.press().status_code == 302
    assert Photo.objects.get().focus == "fx-0 fy-100"


def test_poster_is_taken_away(admin_client):
    show = make.ShowFactory(poster=POSTER)
    form = DeskForm(admin_client, f"/admin/shows/show/{show.pk}/change/")
    assert form.type(**{"poster-clear": "on"}).press().status_code == 302
    show = Show.objects.get()
    assert (show.poster.name, show.poster_width) == ("", None)


def test_lists_of_the_desk_load_the_smallest_copy(admin_client):
    show = make.ShowFactory(poster=POSTER)
    text = admin_client.get("/admin/shows/show/").text
    assert f'src="{show.poster.smallest_url}"' in text
    assert show.poster.url not in text
