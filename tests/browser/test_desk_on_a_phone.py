"""The desk in a hand: nothing scrolls sideways but tables in their boxes, and every target is big enough."""

import pytest

from tests import factories as make
from tests.browser.conftest import sign_in
from tests.desk.test_front import long_ago

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/admin/",
    "/admin/calendar/",
    "/admin/reviews/review/",
    "/admin/comments/comment/",
    "/admin/shows/availability/",
    "/admin/reviews/review/{review}/change/",
    "/admin/shows/show/{show}/change/",
    "/admin/people/person/{person}/change/",
    "/admin/people/person/{person}/delete/",
    "/admin/exchange/upload/add/",
    "/admin/exchange/doubt/",
    "/admin/exchange/loss/",
]
# What is too narrow or too low, or is so in its own line where nothing is said around it.
SMALL = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.closest(".visually-hidden, .skip-to-content-link"))
  .filter((one) => !one.closest(".select2-hidden-accessible, .select2-selection"))
  .filter((one) => {
    const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
    return width > 1 && Math.min(width, height) < 24;
  })
  .filter((one) => !isInSentence(one))
  .map((one) => one.outerHTML.slice(0, 110))"""
IN_SENTENCE = """window.isInSentence = (one) => {
  if (one.tagName !== "A") return false;
  const line = one.closest("p, li, td, th, h3, div");
  return line !== null && line.textContent.trim().length > one.textContent.trim().length + 3;
}"""


@pytest.fixture
def desk(phone):
    """An editor with a phone, before a site with some of everything."""
    review = make.ReviewFactory(tags=["slow burn"])
    make.PhotoFactory(review=review)
    make.HighlightMomentFactory(review=review)
    make.MemorableLineFactory(review=review, spoken=True)
    make.EpisodeFactory(show=review.show, number=1)
    make.AvailabilityFactory(show=review.show, checked_on=long_ago())
    make.ReviewFactory(scheduled=True)
    make.ReviewFactory(draft=True, headline="A headline that is long enough for two whole lines")
    make.CommentFactory(review=review, pending=True)
    make.DoubtFactory(post__review=review)
    make.LossFactory(post__review=review)
    phone.add_init_script(IN_SENTENCE)
    keys = {"review": review.pk, "show": review.show_id, "person": review.show.credits.get().person}
    keys["person"] = keys["person"].pk
    return sign_in(phone), [page.format(**keys) for page in PAGES]


def test_no_page_of_the_desk_scrolls_sideways(desk):
    page, addresses = desk
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []


def test_everything_at_the_desk_can_be_touched(desk):
    page, addresses = desk
    small = {}
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        small[address] = page.evaluate(SMALL)
    assert small == {address: [] for address in addresses}


def test_colours_of_the_desk_are_chosen_by_hand(desk):
    page, _ = desk
    ground = "() => getComputedStyle(document.body).backgroundColor"
    day, night = "rgb(253, 253, 252)", "rgb(19, 19, 22)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == day
    button = page.locator("button.theme-toggle")
    button.click()
    assert page.evaluate(ground) == night
    page.reload()
    assert page.evaluate(ground) == night
    button.click()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == day


def test_editor_looks_again_and_takes_it_back(desk):
    page, _ = desk
    page.goto("/admin/")
    page.get_by_role("button", name="Gone").click()
    assert page.get_by_text("gone, looked at today").is_visible()
    assert page.get_by_role("button", name="Gone").count() == 0
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_role("button", name="Gone").is_visible()


def test_calendar_on_a_phone_lists_the_days_that_have_something(desk):
    page, _ = desk
    page.get_by_role("link", name="Calendar").click()
    shown = page.locator(".desk-calendar td:visible")
    today = page.locator("[aria-current=date]")
    assert "Today" in today.inner_text()
    assert shown.count() <= 3
    assert page.get_by_text("No date yet").is_visible()
