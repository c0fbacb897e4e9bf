"""Photos change places, by keyboard and by hand; what shows them keeps its pictures."""

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Review
from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.hands import (
    SMALL_COPY,
    carry,
    drop,
    headings,
    opened,
    picture_of,
    row,
    still,
    take,
    three_photos,
)
from tests.browser.test_body_editor import editor_on, save

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def review(db):
    review = make.ReviewFactory(body="<p>One</p>")
    three_photos(review)
    return review


@pytest.fixture
def desk(page, review) -> Page:
    return opened(sign_in(page), review)


def test_order_changes_by_keyboard_and_the_text_keeps_its_pictures(desk, review):
    make.HighlightMomentFactory(review=review, photo=review.photos.get(number=3))
    review.body = '<p>One</p><figure data-photo="1"></figure><figure data-photo="3"></figure>'
    review.save()
    opened(desk, review)
    row(desk, 3).get_by_role("button", name="Move up").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    assert headings(desk) == ["1, An umbrella", "2, A gun", "3, A track"]
    expect(row(desk, 1).get_by_role("button", name="Move up")).to_be_focused()
    expect(editor_on(desk).get_by_role("button", name="Photo 2: A gun")).to_be_visible()
    expect(desk.locator("#id_moments-0-photo_number")).to_have_value("1")
    save(desk)
    assert list(review.photos.values_list("number", "alt")) == [
        (1, "An umbrella"),
        (2, "A gun"),
        (3, "A track"),
    ]
    stored = Review.objects.get()
    assert (
        stored.body == '<p>One</p><figure data-photo="2"></figure><figure data-photo="1"></figure>'
    )
    assert stored.moments.get().photo.alt == "An umbrella"


def test_row_is_dragged_by_its_heading(desk, review):
    take(desk, row(desk, 1).locator(".inline_label"))
    expect(picture_of(row(desk, 1))).to_be_hidden()  # a short way for the mouse
    carry(desk, row(desk, 3))
    desk.mouse.up()
    expect(picture_of(row(desk, 1))).to_be_visible()
    assert headings(desk) == ["1, A track", "2, An umbrella", "3, A gun"]
    save(desk)
    assert list(review.photos.values_list("alt", flat=True)) == ["A track", "An umbrella", "A gun"]


def test_row_dropped_past_the_others_becomes_the_last_or_the_first(desk):
    take(desk, row(desk, 1).locator(".inline_label"))
    carry(desk, row(desk, 3), below=30)
    expect(row(desk, 3)).to_have_attribute("data-target", "below")
    desk.mouse.up()
    assert headings(desk) == ["1, A track", "2, An umbrella", "3, A gun"]
    take(desk, row(desk, 3).locator(".inline_label"))
    carry(desk, row(desk, 1), above=30)
    expect(row(desk, 1)).to_have_attribute("data-target", "above")
    desk.mouse.up()
    assert headings(desk) == ["1, A gun", "2, A track", "3, An umbrella"]


def test_row_dropped_on_the_text_stays_where_it_is(desk):
    take(desk, row(desk, 3).locator(".inline_label"))
    text = editor_on(desk)
    text.scroll_into_view_if_needed()
    carry(desk, text)
    desk.mouse.up()
    assert headings(desk) == ["1, A gun", "2, A track", "3, An umbrella"]


def test_row_taken_away_after_a_move_loses_no_other(desk, review):
    drop(desk, still("a.png"), still("b.png"))
    expect(picture_of(row(desk, 5))).to_have_attribute("src", SMALL_COPY)
    row(desk, 5).get_by_label("Alternative text").fill("A bridge")
    for _ in range(4):
        desk.locator("#photos-4").get_by_role("button", name="Move up").click()
    assert headings(desk)[0] == "1, A bridge"
    row(desk, 5).get_by_role("button", name="Remove").click()
    assert headings(desk) == ["1, A bridge", "2, A gun", "3, A track", "4, An umbrella"]
    save(desk)
    photos = list(review.photos.values_list("number", "alt"))
    assert photos == [(1, "A bridge"), (2, "A gun"), (3, "A track"), (4, "An umbrella")]
