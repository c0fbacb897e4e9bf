"""The entries of a list change places, by keyboard, by touch and by hand, and are numbered anew."""

import re

import pytest
from playwright.sync_api import Page, expect

from reviews.models import RankedList
from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.hands import carry, take
from tests.browser.test_body_editor import save

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ranked(db):
    ranked = make.RankedListFactory()
    for rank, title in ((1, "Run On"), (3, "Signal"), (4, "Misaeng")):
        show = make.ShowFactory(title=title, year=None, aired_from=None, aired_to=None)
        make.ListEntryFactory(ranked_list=ranked, rank=rank, show=show)
    return ranked


def opened(page: Page, ranked) -> Page:
    page.goto(f"/admin/reviews/rankedlist/{ranked.pk}/change/")
    expect(page.get_by_role("button", name="Move up").first).to_be_visible()
    return page


@pytest.fixture
def desk(page, ranked) -> Page:
    return opened(sign_in(page), ranked)


def rows(desk: Page):
    return desk.locator("#entries-group .inline-related:not(.empty-form)")


def headings(desk: Page) -> list[str]:
    return rows(desk).locator(".inline_label").all_inner_texts()


def stored(ranked) -> list[tuple[int, str]]:
    return list(ranked.entries.values_list("rank", "show__title"))


def test_order_changes_by_keyboard_and_is_told(desk, ranked):
    assert headings(desk) == ["1, Run On", "3, Signal", "4, Misaeng"]
    button = rows(desk).nth(2).get_by_role("button", name="Move up")
    button.focus()
    desk.keyboard.press("Enter")
    assert headings(desk) == ["1, Run On", "2, Misaeng", "3, Signal"]
    expect(desk.locator(".desk-row-status")).to_have_text("It is number 2 now.")
    expect(desk.locator(".desk-row-status")).to_have_attribute("aria-live", "polite")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")  # it is the first already
    expect(rows(desk).nth(0).get_by_role("button", name="Move up")).to_be_focused()
    assert headings(desk) == ["1, Misaeng", "2, Run On", "3, Signal"]
    save(desk)
    assert stored(ranked) == [(1, "Misaeng"), (2, "Run On"), (3, "Signal")]


def test_entry_is_dragged_by_its_heading(desk, ranked):
    take(desk, rows(desk).nth(0).locator(".inline_label"))
    expect(desk.locator("#id_entries-0-note")).to_be_hidden()
    carry(desk, rows(desk).nth(2))
    desk.mouse.up()
    expect(desk.locator("#id_entries-0-note")).to_be_visible()
    assert headings(desk) == ["1, Signal", "2, Misaeng", "3, Run On"]
    save(desk)
    assert stored(ranked) == [(1, "Signal"), (2, "Misaeng"), (3, "Run On")]


def test_entry_dropped_past_the_rows_becomes_the_last_or_the_first(desk):
    take(desk, rows(desk).nth(0).locator(".inline_label"))
    carry(desk, rows(desk).nth(2), below=30)
    expect(rows(desk).nth(2)).to_have_attribute("data-target", "below")
    desk.mouse.up()
    assert headings(desk) == ["1, Signal", "2, Misaeng", "3, Run On"]
    take(desk, rows(desk).nth(2).locator(".inline_label"))
    carry(desk, rows(desk).nth(0), above=50)
    expect(rows(desk).nth(0)).to_have_attribute("data-target", "above")
    desk.mouse.up()
    assert headings(desk) == ["1, Run On", "2, Signal", "3, Misaeng"]
    expect(desk.locator("[data-target]")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dragged_entry_shows_the_edge_where_it_lands(desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    take(desk, rows(desk).nth(1).locator(".inline_label"))
    carry(desk, rows(desk).nth(2))
    assert edge(rows(desk).nth(2)) == {"at": "insetBlockEnd", "width": "4px"}
    expect(desk.locator("[data-target]")).to_have_count(1)
    carry(desk, rows(desk).nth(0))
    assert edge(rows(desk).nth(0)) == {"at": "insetBlockStart", "width": "4px"}
    carry(desk, rows(desk).nth(1))
    expect(desk.locator("[data-target]")).to_have_count(0)  # it stays where it is
    desk.mouse.up()
    assert headings(desk) == ["1, Run On", "3, Signal", "4, Misaeng"]


def edge(row) -> dict[str, str]:
    """The line on the row: at which end of it, and how thick."""
    return row.evaluate("""(row) => {
      const line = getComputedStyle(row, "::before");
      const ends = ["insetBlockStart", "insetBlockEnd"];
      return { at: ends.find((end) => line[end] === "-2px"), width: line.borderBlockStartWidth };
    }""")


def test_buttons_answer_to_a_finger_and_fit_the_screen(phone, ranked):
    desk = opened(sign_in(phone), ranked)
    button = rows(desk).nth(0).get_by_role("button", name="Move down")
    assert button.bounding_box()["height"] >= 24
    button.tap()
    assert headings(desk) == ["1, Signal", "2, Run On", "3, Misaeng"]
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


def test_order_of_a_roundup_is_kept(desk, ranked):
    RankedList.objects.update(is_numbered=False)
    ranked.entries.update(rank=None)
    opened(desk, ranked)
    assert headings(desk) == ["?, Run On", "?, Signal", "?, Misaeng"]
    rows(desk).nth(2).get_by_role("button", name="Move up").click()
    save(desk)
    assert [title for _, title in stored(ranked)] == ["Run On", "Misaeng", "Signal"]


def test_new_entry_gets_the_next_rank_and_its_name(desk, ranked):
    make.ShowFactory(title="Moonshot", year=None, aired_from=None, aired_to=None)
    desk.get_by_role("button", name="Add another Entry").click()
    assert headings(desk)[3] == "5, nothing chosen yet"
    rows(desk).nth(3).get_by_role("combobox", name="Show:", exact=True).click()
    desk.locator(".select2-search__field").fill("Moonshot")
    desk.get_by_role("option", name=re.compile("Moonshot")).click()
    expect(rows(desk).nth(3).locator(".inline_label")).to_have_text(re.compile("^5, Moonshot"))
    button = rows(desk).nth(3).get_by_role("button", name="Move up").element_handle()
    for _ in range(3):
        button.click()
    save(desk)
    assert [title for _, title in stored(ranked)] == ["Moonshot", "Run On", "Signal", "Misaeng"]


def test_ranks_are_typed_without_javascript(plain_page, ranked):
    sign_in(plain_page)
    plain_page.goto(f"/admin/reviews/rankedlist/{ranked.pk}/change/")
    plain_page.locator("#id_entries-0-rank").fill("3")
    plain_page.locator("#id_entries-1-rank").fill("1")
    plain_page.get_by_role("button", name="Save and continue editing").click()
    expect(plain_page.locator(".messagelist .success")).to_be_visible()
    assert stored(ranked) == [(1, "Signal"), (3, "Run On"), (4, "Misaeng")]
