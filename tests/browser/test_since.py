"""The front page says what is new since the last visit; it remembers in the browser alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
LOOKED = "localStorage.setItem('daesa:visit', JSON.stringify([0, Date.now() - {hours} * 3600000]))"


def published(hours, **columns):
    return make.ReviewFactory(published_at=timezone.now() - timedelta(hours=hours), **columns)


def come_back(page, after_hours):
    page.goto("/")
    page.evaluate(LOOKED.replace("{hours}", str(after_hours)))
    page.goto("/")
    return page


def test_what_appeared_since_is_marked_and_counted(page):
    new, old = published(2), published(60)
    published(1, featured_at=timezone.now())
    come_back(page, 48)
    expect(page.locator("[data-since]")).to_have_text("New since your last visit: 2")
    card = page.locator("article", has_text=new.headline)
    expect(card.get_by_text("New", exact=True)).to_be_visible()
    expect(page.locator("article", has_text=old.headline).get_by_text("New")).to_have_count(0)
    page.reload()  # of the same visit
    expect(page.locator("[data-since]")).to_have_text("New since your last visit: 2")


def test_first_visit_and_one_without_news_say_nothing(page):
    published(60)
    published(61)
    page.goto("/")
    expect(page.locator("[data-since]")).to_be_hidden()
    come_back(page, 48)
    expect(page.locator("[data-since]")).to_be_hidden()


@pytest.mark.parametrize("kept", ["nonsense", "{}", '"a"', "[null]", "[1e999, {}]"])
def test_what_is_kept_wrongly_harms_nothing(page, console, kept):
    published(2)
    published(3)
    page.goto("/")
    page.evaluate("(kept) => localStorage.setItem('daesa:visit', kept)", kept)
    page.goto("/")
    expect(page.get_by_role("heading", name="Latest reviews")).to_be_visible()
    assert console == []
