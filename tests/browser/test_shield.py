"""The spoiler shield in a reader's hands: it opens what is safe, remembers, resets, and fails shut."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

EARLY, LATE, ENDING = "An early moment", "A late moment", "How it all ends"


@pytest.fixture
def review(db):
    review = make.ReviewFactory(show=make.ShowFactory(run_on=True))
    for number, title in ((3, EARLY), (9, LATE)):
        make.HighlightMomentFactory(
            review=review, first_episode=number, last_episode=number, title=title
        )
    make.HighlightMomentFactory(
        review=review, first_episode=16, last_episode=16, title=ENDING, spoils_to_override=999
    )
    return review


def pick(page: Page, episode: int) -> None:
    page.locator("label", has=page.locator(f"input[name=watched][value='{episode}']")).click()


def expect_open(page: Page, *titles: str) -> None:
    for title in (EARLY, LATE, ENDING):
        heading = page.get_by_text(title, exact=True)
        expect(heading).to_be_visible() if title in titles else expect(heading).to_be_hidden()


def stored(page: Page, key: str):
    return json.loads(page.evaluate(f"localStorage.getItem('daesa:{key}')") or "null")


def test_everything_is_shut_until_the_reader_says_how_far(page, review):
    page.goto(review.get_absolute_url())
    expect_open(page)
    expect(page.get_by_text("3 items veiled on this page")).to_be_visible()


def test_choice_opens_shuts_counts_and_is_remembered(page, review):
    page.goto(review.get_absolute_url())
    pick(page, 9)
    expect_open(page, EARLY, LATE)
    expect(page.get_by_text("1 item veiled on this page")).to_be_visible()
    pick(page, 3)
    expect_open(page, EARLY)
    page.reload()
    expect_open(page, EARLY)
    assert stored(page, "watched") == {"run-on": {"watched": 3, "deciding": False}}


def test_last_episode_opens_the_ending_on_every_page(page, review):
    make.MemorableLineFactory(review=review, quote=ENDING, quote_hangul="", spoils_to_override=999)
    page.goto(review.get_absolute_url())
    pick(page, 16)
    expect(page.get_by_text("Nothing is veiled on this page")).to_be_visible()
    page.goto("/lines/")
    expect(page.get_by_text(ENDING)).to_be_visible()


def test_one_opened_by_hand_is_no_episode_watched(page, review):
    page.goto(review.get_absolute_url())
    page.get_by_text("Episode 9, veiled").click()
    expect_open(page, LATE)
    page.reload()
    expect_open(page, LATE)
    assert stored(page, "watched") == {}


def test_reset_forgets_both(page, review):
    page.goto(review.get_absolute_url())
    pick(page, 3)
    page.get_by_text("The ending, veiled").click()
    expect_open(page, EARLY, ENDING)
    page.get_by_role("button", name="Reset").click()
    expect_open(page)
    page.reload()
    expect_open(page)


def test_arrow_keys_choose(page, review):
    page.goto(review.get_absolute_url())
    page.locator("input[name=watched][value='2']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect_open(page, EARLY)


def test_link_to_a_shut_moment_finds_it_shut(page, review):
    moment = review.moments.get(title=LATE)
    page.goto(moment.get_absolute_url())
    expect(page.locator(f"#{moment.anchor}")).to_be_in_viewport()
    expect_open(page)


@pytest.mark.parametrize(
    "broken",
    [
        *["", "null", "[]", '"x"', "{", '{"run-on": 99}', '{"run-on": null}'],
        *['{"run-on": {"watched": "99"}}', '{"run-on": {"watched": 1e99, "last": 16}}'],
        *[
            '{"run-on": {"watched": -1}}',
            '{"run-on": {"last": 16}}',
            '{"run-on": {"watched": 1.5}}',
        ],
    ],
)
def test_broken_memory_keeps_everything_shut(page, review, broken):
    page.goto("/about/")
    page.evaluate("value => localStorage.setItem('daesa:watched', value)", broken)
    page.evaluate("localStorage.setItem('daesa:opened', '{')")
    page.goto(review.get_absolute_url())
    expect_open(page)


def test_without_javascript_everything_is_shut_and_opens_by_hand(plain_page, review):
    plain_page.goto(review.get_absolute_url())
    expect_open(plain_page)
    expect(plain_page.get_by_text("Open what you like.")).to_be_visible()
    expect(plain_page.get_by_text("Spoiler shield")).to_be_hidden()
    plain_page.get_by_text("Episode 9, veiled").click()
    expect_open(plain_page, LATE)


def test_show_without_a_number_of_episodes_asks_for_one(page):
    review = make.ReviewFactory(
        show=make.ShowFactory(bare=True), first_episode=None, last_episode=None
    )
    make.HighlightMomentFactory(review=review, first_episode=30, last_episode=30, title=LATE)
    page.goto(review.get_absolute_url())
    page.get_by_label("Episode", exact=True).fill("30")
    page.keyboard.press("Tab")
    expect(page.get_by_text(LATE)).to_be_visible()


def test_film_is_seen_or_not(page):
    review = make.ReviewFactory(show__film=True, first_episode=None, last_episode=None)
    moment = {"first_episode": None, "last_episode": None, "spoils_to_override": 999}
    make.HighlightMomentFactory(review=review, title=ENDING, **moment)
    page.goto(review.get_absolute_url())
    expect(page.get_by_text(ENDING)).to_be_hidden()
    page.get_by_text("Seen it", exact=True).click()
    expect(page.get_by_text(ENDING)).to_be_visible()


def test_show_that_grew_after_it_was_finished_shuts_again(page, review):
    page.goto(review.get_absolute_url())
    pick(page, 16)
    expect_open(page, EARLY, LATE, ENDING)
    review.show.episode_count = 18
    review.show.save()
    make.HighlightMomentFactory(review=review, first_episode=18, last_episode=18, title="An encore")
    page.reload()
    expect_open(page, EARLY, LATE)
    expect(page.get_by_text("An encore")).to_be_hidden()
    page.goto(review.show.get_absolute_url())
    expect(page.get_by_text("An encore")).to_be_hidden()


def test_veil_opened_by_hand_shuts_when_its_boundary_moves(page, review):
    page.goto(review.get_absolute_url())
    page.get_by_text("Episode 9, veiled").click()
    moment = review.moments.get(title=LATE)
    moment.last_episode = 12
    moment.save()
    page.reload()
    expect_open(page)


def test_photos_without_words_are_opened_one_by_one(page, review):
    for number in (1, 2):
        make.PhotoFactory(
            review=review, number=number, caption="", credit="", spoils_to=12, alt=f"Still {number}"
        )
    page.goto(review.get_absolute_url())
    page.get_by_text("Episode 12, veiled").first.click()
    page.reload()
    expect(page.get_by_alt_text("Still 1")).to_be_visible()
    expect(page.get_by_alt_text("Still 2")).to_be_hidden()


def test_two_tabs_keep_the_answers_of_both(page, review):
    other = make.ReviewFactory(show=make.ShowFactory(slug="constructor"))
    page.goto(review.get_absolute_url())
    second = page.context.new_page()
    second.goto(other.get_absolute_url())
    pick(second, 2)
    pick(page, 3)
    said = stored(page, "watched")
    assert {slug: words["watched"] for slug, words in said.items()} == {
        "run-on": 3,
        "constructor": 2,
    }
    second.reload()
    expect(second.locator("input[name=watched][value='2']")).to_be_checked()
