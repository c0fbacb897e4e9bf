"""Two editors, one review: each keeps what only they changed, and the second decides about the rest."""

import re

import pytest
from django.utils import timezone

from desk.models import UnsavedWork, Version
from reviews.models import Review
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm, errors_of
from tests.images.test_cleaning import picture, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(admin_client, review):
    """A form opened when ``desk_form`` was."""
    return DeskForm(admin_client, change_address(review))


@pytest.fixture
def mine(desk_form, theirs):
    return desk_form


def asked(response):
    """The labels of what both have changed."""
    return re.findall(r'value="mine" checked aria-label="(.*?): yours"', response.text)


def choices(response):
    return re.findall(r'name="(_take-.*?)" value="theirs"', response.text)


def newest(review):
    return str(Version.objects.latest_number(review))


def test_boxes_that_one_has_changed_are_all_kept(mine, theirs, review):
    theirs.type(headline="Their headline").type_row("lines", 0, comment="Their comment").press()
    answer = mine.type(dek="My dek").type_row("photos", 1, alt="My words").press()
    assert answer.status_code == 302
    review.refresh_from_db()
    assert (review.headline, review.dek) == ("Their headline", "My dek")
    assert review.lines.first().comment == "Their comment"
    assert review.photos.get(number=2).alt == "My words"
    said = mine.client.get(answer.url).text
    assert "Taken over from there: Headline, Line 1: comment." in said


def test_only_what_both_have_changed_is_asked(mine, theirs, review):
    theirs.type(headline="Their headline", dek="Their dek").type_row("photos", 0, alt="Theirs")
    theirs.press()
    mine.type(headline="My headline", disclosure="Mine").type_row(
        "photos", 0, alt="Mine", credit="Me"
    )
    answer = mine.press()
    assert asked(answer) == ["Headline", "Photo 1: alternative text"]
    assert "Their dek" in answer.text
    chosen = dict.fromkeys(choices(answer)[1:], "theirs")
    assert mine.type(**chosen).press("_over", newest(review)).status_code == 302
    review.refresh_from_db()
    assert (review.headline, review.dek) == ("My headline", "Their dek")
    assert review.disclosure == "Mine"
    photo = review.photos.get(number=1)
    assert (photo.alt, photo.credit) == ("Theirs", "Me")


def test_choice_stays_chosen_until_it_is_saved(mine, theirs):
    theirs.type(headline="Their headline").press()
    (key,) = choices(mine.type(headline="My headline").press())
    again = mine.type(**{key: "theirs"}).press()
    assert f'name="{key}" value="theirs" checked' in again.text


def test_same_change_by_both_is_no_question(mine, theirs, review):
    for form in (theirs, mine):
        assert form.type(headline="The same", tags="one, two").press().status_code == 302


def test_row_that_they_removed_is_gone(mine, theirs, review):
    theirs.type_row("photos", 0, DELETE="on").press()
    assert mine.type(dek="Mine").press().status_code == 302
    assert [photo.number for photo in review.photos.all()] == [2, 3]
    assert Review.objects.get(pk=review.pk).dek == "Mine"


def test_row_that_they_added_stays(mine, theirs, review):
    theirs.add_row("moments", episodes="3", title="Theirs").press()
    assert mine.add_row("moments", episodes="4", title="Mine").press().status_code == 302
    assert {moment.title for moment in review.moments.all()} > {"Theirs", "Mine"}


@pytest.mark.parametrize(("side", "kept"), [("mine", ["My words"]), ("theirs", [])])
def test_row_that_they_removed_and_i_changed_is_asked(mine, theirs, review, side, kept):
    theirs.type_row("photos", 0, DELETE="on").press()
    answer = mine.type_row("photos", 0, alt="My words").press()
    assert asked(answer) == ["Photo 1, removed"]
    assert review.photos.count() == 2, "asking has stored nothing"
    mine.type(**dict.fromkeys(choices(answer), side))
    assert mine.press("_over", newest(review)).status_code == 302
    assert [photo.alt for photo in review.photos.filter(number=1)] == kept
    assert review.photos.count() == 2 + len(kept)


@pytest.mark.parametrize(("side", "kept"), [("mine", []), ("theirs", ["Their quote."])])
def test_row_that_i_removed_and_they_changed_is_asked(mine, theirs, review, side, kept):
    theirs.type_row("lines", 1, quote="Their quote.").press()
    answer = mine.type_row("lines", 1, DELETE="on").press()
    assert asked(answer) == ["Line 2, removed"]
    mine.type(**dict.fromkeys(choices(answer), side)).press("_over", newest(review))
    assert [line.quote for line in review.lines.all()][1:] == kept


def test_what_i_removed_and_nobody_changed_stays_removed(mine, theirs, review):
    theirs.type(headline="Theirs").press()
    assert mine.type_row("moments", 0, DELETE="on").press().status_code == 302
    assert review.moments.count() == 1


def test_nonsense_of_mine_is_shown_with_its_fault(mine, theirs, review):
    theirs.type(dek="Their dek", watched="1–3").press()
    answer = mine.type(watched="1-99").press()
    assert answer.status_code == 200
    assert errors_of(answer)["watched"]
    assert 'value="1-99"' in answer.text
    assert "Their dek" in answer.text


def test_addresses_and_dates_of_somebody_else_stay(mine, theirs, review):
    theirs.type(slug="elsewhere", featured_at_0="2026-01-02", featured_at_1="10:00").press()
    assert mine.type(dek="Mine").press().status_code == 302
    review.refresh_from_db()
    assert review.slug == "elsewhere"
    assert timezone.localtime(review.featured_at).day == 2


def test_nothing_is_published_unseen(mine, theirs, review):
    Review.objects.filter(pk=review.pk).update(published_at=None)
    mine = DeskForm(mine.client, mine.url)
    DeskForm(theirs.client, theirs.url).type(headline="Their headline").press()
    assert mine.type(dek="Mine").press("_button", "publish").status_code == 200
    assert not Review.objects.get(pk=review.pk).is_published


def test_form_from_nowhere_asks_about_every_box(mine, theirs):
    theirs.type(headline="Their headline").press()
    assert "Headline" in asked(mine.type(_version="").press())


def test_what_the_browser_sends_late_is_not_unsaved(mine, theirs, review):
    theirs.type(headline="Their headline").press()
    mine.type(_form="abc", dek="Mine").press()
    kept = f"/admin/reviews/review/{review.pk}/kept/"
    assert mine.client.post(kept, mine.data).status_code == 204
    assert mine.client.post(kept, {**mine.data, "dek": "More"}).status_code == 200
    assert UnsavedWork.objects.count() == 1


def test_picture_that_both_replaced_is_asked(mine, theirs, review):
    theirs.type_row("photos", 0, image=upload(picture("PNG"))).press()
    stored = review.photos.get(number=1).image.name
    answer = mine.type_row("photos", 0, image=upload(picture("PNG"))).press()
    assert asked(answer) == ["Photo 1: picture"]
    mine.type(**dict.fromkeys(choices(answer), "theirs"))
    mine.type_row("photos", 0, image=upload(picture("PNG"))).press("_over", newest(review))
    assert review.photos.get(number=1).image.name == stored


def figures(*numbers):
    return "".join(f'<figure data-photo="{number}"></figure>' for number in numbers)


def alts(review):
    return {photo.number: photo.alt for photo in review.photos.all()}


def test_photo_that_they_removed_keeps_its_number_where_that_is_free(mine, theirs, review):
    theirs.type_row("photos", 0, DELETE="on").press()
    mine.type_row("photos", 0, alt="My words").type(body=figures(1, 2))
    mine.type(**dict.fromkeys(choices(mine.press()), "mine")).press("_over", newest(review))
    review.refresh_from_db()
    assert alts(review) == {1: "My words", 2: "Picture 2", 3: "Picture 3"}
    assert review.body.count("figure") == 4
    assert review.body.index('photo="1"') < review.body.index('photo="2"')


def test_photo_that_they_removed_is_called_anew_in_my_text(mine, theirs, review):
    """They dealt the numbers out anew, so that another photo has its number."""
    theirs.type_row("photos", 1, number=1).type_row("photos", 2, number=2)
    theirs.type_row("photos", 0, DELETE="on").press()
    mine.type_row("photos", 0, alt="My words").type(body=f"<p>photo=1</p>{figures(1, 2, 3)}")
    mine.type(**dict.fromkeys(choices(mine.press()), "mine"))
    assert mine.press("_over", newest(review)).status_code == 302
    review.refresh_from_db()
    assert alts(review) == {1: "Picture 2", 2: "Picture 3", 3: "My words"}
    assert re.findall(r'data-photo="(\d)"', review.body) == ["3", "1", "2"]
    assert "<p>photo=1</p>" in review.body


def test_their_text_keeps_the_numbers_they_gave(mine, theirs, review):
    theirs.type_row("photos", 1, number=1).type_row("photos", 2, number=2)
    theirs.type(body=figures(1, 2)).type_row("photos", 0, DELETE="on").press()
    assert mine.type(dek="Mine").press().status_code == 302
    review.refresh_from_db()
    assert alts(review) == {1: "Picture 2", 2: "Picture 3"}
    assert re.findall(r'data-photo="(\d)"', review.body) == ["1", "2"]
