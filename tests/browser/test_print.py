"""A review on paper: the text and nothing to press."""

import pytest
from playwright.sync_api import expect

from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_paper_has_the_review_and_nothing_to_press(page):
    review = build_world(2).review
    review.show.trailer_url = "https://video.example/1"
    review.show.save()
    page.goto(review.get_absolute_url())
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Text.", exact=True)).to_be_visible()
    expect(page.locator(".veil-text").first).to_be_hidden()
    pressed = "button:visible, input:visible, nav:visible, .trailer:visible, .veil-open:visible"
    assert page.locator(pressed).count() == 0
    ground, ink = page.evaluate(
        "() => [document.documentElement, document.body].map((one) => getComputedStyle(one))"
        ".flatMap((style, at) => (at ? style.color : style.backgroundColor))"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
