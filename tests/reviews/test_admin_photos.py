"""Photos change their numbers among themselves, as often as an editor likes."""

import pytest
from django.urls import reverse

from tests import factories as make
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    review = make.ReviewFactory()
    for number, alt in enumerate(["A gun", "A track", "An umbrella"], start=1):
        make.PhotoFactory(review=review, number=number, alt=alt)
    return review


@pytest.fixture
def form(admin_client, review):
    return DeskForm(admin_client, reverse("admin:reviews_review_change", args=[review.pk]))


def numbered(review) -> list[tuple[int, str]]:
    return list(review.photos.values_list("number", "alt"))


def renumber(form, *numbers):
    for row, number in enumerate(numbers):
        form.type_row("photos", row, number=number)
    return form.press()


@pytest.mark.parametrize(
    ("numbers", "stored"),
    [
        ((2, 1, 3), [(1, "A track"), (2, "A gun"), (3, "An umbrella")]),
        ((2, 3, 1), [(1, "An umbrella"), (2, "A gun"), (3, "A track")]),
        ((3, 2, 1), [(1, "An umbrella"), (2, "A track"), (3, "A gun")]),
        ((2, 3, 4), [(2, "A gun"), (3, "A track"), (4, "An umbrella")]),
        ((32_767, 1, 2), [(1, "A track"), (2, "An umbrella"), (32_767, "A gun")]),
        ((32_766, 32_767, 1), [(1, "An umbrella"), (32_766, "A gun"), (32_767, "A track")]),
    ],
    ids=["swap", "circle", "ends", "shift", "highest", "two highest"],
)
def test_photos_change_numbers(form, review, numbers, stored):
    assert renumber(form, *numbers).status_code == 302
    assert numbered(review) == stored


def test_photo_takes_the_number_of_one_that_goes(form, review):
    form.type_row("photos", 2, DELETE="on")
    assert renumber(form, 3, 2, 3).status_code == 302
    assert numbered(review) == [(2, "A track"), (3, "A gun")]


def test_new_photo_takes_the_number_of_another(form, review, admin_user):
    waiting = make.WaitingPictureFactory(user=admin_user)
    form.add_row("photos", number=1, waiting=waiting.token, alt="First now")
    assert renumber(form, 4, 2, 3).status_code == 302
    assert numbered(review)[0] == (1, "First now")
    assert numbered(review)[-1] == (4, "A gun")


def test_number_twice_is_refused_beside_its_box(form, review):
    assert errors_of(renumber(form, 1, 1, 3)) == {
        "photos-1-number": ["Another photo has the number 1."]
    }
    assert numbered(review)[1] == (2, "A track")


def test_number_of_a_photo_that_came_meanwhile_is_refused(form, review):
    make.PhotoFactory(review=review, number=4)
    assert errors_of(renumber(form, 1, 2, 4)) == {
        "photos-2-number": ["Another photo has the number 4."]
    }


@pytest.mark.parametrize("number", ["0", "-1", "", "x", "9" * 30])
def test_number_that_is_none_is_refused(form, review, number):
    assert list(errors_of(renumber(form, number, 2, 3))) == ["photos-0-number"]


def test_moments_keep_their_pictures(form, review):
    gun, track, _ = review.photos.all()
    moment = make.HighlightMomentFactory(review=review, photo=gun)
    again = DeskForm(form.client, form.url)
    again.type_row("moments", 0, photo_number="2")
    assert renumber(again, 2, 1, 3).status_code == 302
    moment.refresh_from_db()
    assert (moment.photo, moment.photo.number) == (gun, 2)
    assert track != gun


@pytest.mark.parametrize("waiting", [" ", "\t", "\u00a0"])
def test_photo_without_a_picture_is_refused(admin_client, waiting):
    review = make.ReviewFactory()
    form = DeskForm(admin_client, f"/admin/reviews/review/{review.pk}/change/")
    form.add_row("photos", number="1", alt="Nothing to see", waiting=waiting)
    assert form.press().status_code == 200
    assert review.photos.count() == 0
