"""An editor with nothing but a keyboard: a review with every element, from empty to published."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from reviews.models import Review
from tests import factories as make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
MOST_TABS = 150
MOST_PAGES = 12


def reach(page: Page, selector: str, key: str = "Tab") -> None:
    """Presses the key until the element has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{key} never came to {selector}")


def write(page: Page, selector: str, words: str) -> None:
    reach(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def choose(page: Page, row: str, typed: str, option: str) -> None:
    """In an autocomplete: open it, type, take what is marked."""
    reach(page, f"{row} .select2-selection")
    page.keyboard.press("Enter")
    expect(page.locator(".select2-search__field")).to_be_focused()
    page.keyboard.type(typed)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(option)
    page.keyboard.press("Enter")


def press(page: Page, selector: str, key: str = "Tab") -> None:
    reach(page, selector, key)
    page.keyboard.press("Enter")


def write_body(page: Page) -> None:
    reach(page, ".ProseMirror")
    page.keyboard.type("## Two people talking")
    page.keyboard.press("Enter")
    page.keyboard.type("Everything is said twice.")
    page.keyboard.press("Enter")
    page.keyboard.type("She keeps the lighter.")
    page.keyboard.press("Shift+Home")
    press(page, "button[aria-label='spoiler block'], button[title='spoiler block']", "Shift+Tab")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-spoiler")).to_be_visible()


def add_row(page: Page, group: str) -> None:
    press(page, f"#{group}-group a, #{group}-group button.add-row, #{group}-group .add-row a")


def write_words(page: Page) -> None:
    choose(page, ".field-show", "Run", "Run On")
    write(page, "#id_headline", "A man who needs subtitles")
    write(page, "#id_dek", "Two adults ask each other what they meant.")
    write(page, "#id_in_brief", "The talk is the action.")
    write_body(page)
    write(page, "#id_spoils_to", "2")
    reach(page, "#id_rating")
    page.keyboard.type("4.5")
    write(page, "#id_watched", "1-16")
    write(page, "#id_tags", "slow burn")
    write(page, "#id_disclosure", "The network sent a calendar.")


def write_parts(page: Page, still: Path) -> None:
    add_row(page, "photos")
    reach(page, "#id_photos-0-image")
    page.locator("#id_photos-0-image").set_input_files(still)  # the dialog is the system's own
    write(page, "#id_photos-0-alt", "A running track at dusk.")
    write(page, "#id_photos-0-credit", "Drawing: Daesa")
    add_row(page, "moments")
    write(page, "#id_moments-0-episodes", "6-7")
    write(page, "#id_moments-0-title", "The umbrella")
    write(page, "#id_moments-0-text", "It rains.")
    write(page, "#id_moments-0-photo_number", "1")
    add_row(page, "lines")
    write(page, "#id_lines-0-quote", "I run, you translate.")
    write(page, "#id_lines-0-quote_hangul", "나는 뛰고 너는 옮긴다.")
    choose(page, "#lines-0", "Ki Seon", "Ki Seon-gyeom")
    write(page, "#id_lines-0-episode", "2")


@pytest.fixture
def still(tmp_path):
    path = tmp_path / "track.png"
    Image.new("RGB", (1600, 900), "#8a2b3a").save(path)
    return path


def test_a_whole_review_by_keyboard(page, still, record_property):
    credit = make.CreditFactory(
        show=make.ShowFactory(title="Run On", title_hangul="런 온", episode_count=16),
        character="Ki Seon-gyeom",
    )
    loads = []
    page.on("load", lambda: loads.append(page.url))
    sign_in(page)
    press(page, "a[href='/admin/reviews/review/add/']")
    expect(page.locator("#id_headline")).to_be_visible()
    write_words(page)
    write_parts(page, still)
    press(page, "button[value='publish']")
    expect(page.get_by_text("is published")).to_be_visible()
    review = Review.objects.get()
    assert review.is_published
    assert 'data-spoils-to="12"' in review.body
    assert (str(review.rating), review.covers, review.spoils_to) == ("4.5", "Whole series", 2)
    assert [tag.name for tag in review.tags.all()] == ["slow burn"]
    assert review.moments.get().photo == review.photos.get()
    assert review.lines.get().credit == credit
    record_property("told", f"a review by keyboard: {len(loads)} page loads")
    assert len(loads) <= MOST_PAGES, loads
