"""How the suggestions look, and the field without them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.suggesting import ASKED, field_on, focused, make_people, options

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def people():
    make_people()


def test_without_scripts_the_form_is_a_form(plain_page):
    plain_page.goto("/about/")
    field = plain_page.locator("#find")
    field.fill("im s")
    expect(field).to_have_role("searchbox")
    field.press("Enter")
    expect(plain_page).to_have_url(re.compile(r"/search/\?q=im\+s$"))


def test_search_page_asks_nothing_before_its_words_change(page):
    asked = []
    page.on("request", lambda request: ASKED.search(request.url) and asked.append(request.url))
    page.goto("/search/?q=im+s")
    field = focused(page, "#query")
    page.wait_for_timeout(300)
    assert asked == []
    field.press("End")
    field.press_sequentially("oo")
    expect(options(page)).to_have_text(re.compile("Im Soo-jung"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_list_lies_on_top_and_has_no_fault(visitor, console, accessibility_faults, width, scheme):
    page = visitor(viewport={"width": width, "height": 700}, color_scheme=scheme, bypass_csp=True)
    page.goto("/search/")
    before = page.locator("footer").bounding_box()
    focused(page, "#query").press_sequentially("임")
    expect(options(page)).to_have_count(2)
    assert page.locator("footer").bounding_box() == before
    for option in options(page).all():
        assert option.evaluate(
            """(option) => {
              const { left, right, top, bottom } = option.getBoundingClientRect();
              const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return left >= 0 && right <= innerWidth && option.contains(seen);
            }"""
        )
    page.keyboard.press("ArrowDown")
    assert accessibility_faults(page) == []
    console.clear()  # the tool that looks for faults fetches what is not there


def test_chosen_option_stands_out_in_forced_colours(visitor):
    page = visitor(viewport={"width": 1280, "height": 900}, forced_colors="active")
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowDown")
    first, second = map(background, options(page).all())
    assert first != second


def background(option):
    return option.evaluate("one => getComputedStyle(one).backgroundColor")


def test_hovered_option_looks_like_a_chosen_one(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowDown")
    options(page).last.hover()
    first, second = map(background, options(page).all())
    assert first == second != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(("path", "selector"), [("/about/", "#find"), ("/search/", "#query")])
def test_words_keep_their_distance_from_the_edge_of_their_field(page, path, selector):
    page.goto(path)
    padding = page.locator(selector).evaluate("one => getComputedStyle(one).paddingInlineStart")
    assert float(padding.removesuffix("px")) >= 8


def test_ring_of_the_field_goes_round_the_magnifier(page):
    page.goto("/about/")
    field, button = (page.locator(one).bounding_box() for one in ("#find", ".find button"))
    assert field["x"] + field["width"] >= button["x"] + button["width"]
