"""Three ways to read a review, at one address: still deciding, at an episode, finished."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.test_shield import pick, stored

pytestmark = pytest.mark.django_db(transaction=True)

TEXT, SCENE, ENDING = "Words of the first six episodes.", "A scene of the ninth", "How it all ends"


@pytest.fixture
def review(db):
    show = make.ShowFactory(run_on=True, content_notes="Violence in sport.")
    review = make.ReviewFactory(
        show=show, body=f"<p>{TEXT}</p>", in_brief="Slow, and worth it.", spoils_to=6
    )
    for number, title, override in ((9, SCENE, None), (16, ENDING, 999)):
        make.HighlightMomentFactory(
            review=review,
            first_episode=number,
            last_episode=number,
            title=title,
            spoils_to_override=override,
        )
    make.MemorableLineFactory(review=review, quote="A line.", spoils_to_override=0, episode=None)
    make.CommentFactory(review=review, body="Talk about it.")
    return review


def choose(page: Page, state: str) -> None:
    page.locator("[data-reading-states] label", has_text=state).click()


def test_who_is_deciding_sees_the_verdict_and_nothing_plotted(page, review):
    make.AvailabilityFactory(show=review.show, platform__name="Netflix")
    page.goto(review.get_absolute_url())
    choose(page, "Should I watch?")
    for shown in ("Slow, and worth it.", "Violence in sport.", "Netflix"):
        expect(page.get_by_text(shown)).to_be_visible()
    expect(page.get_by_role("navigation", name="On this page")).to_be_hidden()
    for plotted in (TEXT, "Episode 9, veiled", "A line.", "Talk about it."):
        expect(page.get_by_text(plotted, exact=True)).to_be_hidden()
    page.reload()
    expect(page.get_by_role("radio", name="Should I watch?")).to_be_checked()
    expect(page.get_by_text(TEXT)).to_be_hidden()
    assert stored(page, "watched") == {"run-on": {"deciding": True}}


def test_who_has_decided_reads_on(page, review):
    page.goto(review.get_absolute_url())
    choose(page, "Should I watch?")
    page.get_by_role("button", name="Read the review").click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_role("radio", name="I am watching it")).to_be_focused()
    assert stored(page, "watched") == {"run-on": {"deciding": False}}


def test_shield_and_states_are_one_scale(page, review):
    page.goto(review.get_absolute_url())
    pick(page, 9)
    expect(page.get_by_role("radio", name="I am at episode 9")).to_be_checked()
    expect(page.get_by_text(SCENE)).to_be_visible()
    choose(page, "I have finished it")
    expect(page.get_by_text(ENDING)).to_be_visible()
    expect(page.locator("input[name=watched][value='16']")).to_be_checked()
    choose(page, "Should I watch?")
    expect(page.get_by_text(SCENE)).to_be_hidden()
    expect(page.get_by_text("Spoiler shield")).to_be_hidden()


@pytest.mark.parametrize("state", ["Should I watch?", "I have finished it"])
def test_way_back_to_watching_is_to_the_episode_said_before(page, review, state):
    page.goto(review.get_absolute_url())
    pick(page, 2)
    choose(page, state)
    choose(page, "I am watching it")
    expect(page.get_by_role("radio", name="I am at episode 2")).to_be_checked()
    expect(page.get_by_text(TEXT)).to_be_hidden()


def test_comment_ahead_of_the_reader_is_veiled_with_the_text(page, review):
    make.CommentFactory(review=review, body="What the sixth did.", spoils_to=6)
    page.goto(review.get_absolute_url())
    expect(page.get_by_text("What the sixth did.")).to_be_visible()
    pick(page, 2)
    expect(page.get_by_text("What the sixth did.")).to_be_hidden()
    expect(page.get_by_text("Talk about it.")).to_be_visible()


def test_headings_of_a_text_ahead_are_neither_listed_nor_linked_into(page, review):
    review.body = f"<h2>The sixth week</h2><p>{TEXT}</p>"
    review.save()
    page.goto(review.get_absolute_url())
    listed = page.get_by_role("link", name="The sixth week")
    address = listed.evaluate("link => link.href")
    expect(listed).to_be_visible()
    pick(page, 2)
    expect(listed).to_be_hidden()
    page.goto("/about/")
    page.goto(address)
    expect(page.get_by_text("The review, episode 6, veiled")).to_be_in_viewport()
    expect(page.get_by_text(TEXT)).to_be_hidden()


def test_text_ahead_stays_hidden_when_the_shield_never_comes(page, review, console):
    page.goto(review.get_absolute_url())
    pick(page, 2)
    page.route("**/shield-rules.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text(TEXT)).to_be_hidden()
    console.clear()


def test_text_ahead_of_the_reader_is_veiled_once_they_say_so(page, review):
    page.goto(review.get_absolute_url())
    expect(page.get_by_text("The text below tells what happens up to episode 6.")).to_be_visible()
    expect(page.get_by_text(TEXT)).to_be_visible()
    pick(page, 5)
    expect(page.get_by_text(TEXT)).to_be_hidden()
    page.get_by_text("The review, episode 6, veiled").click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.reload()
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_role("radio", name="Nothing yet")).not_to_be_checked()


def test_link_to_a_moment_shows_it_to_who_is_deciding(page, review):
    page.goto(review.get_absolute_url())
    choose(page, "Should I watch?")
    moment = review.moments.get(title=SCENE)
    page.goto("/about/")
    page.goto(moment.get_absolute_url())
    expect(page.locator(f"#{moment.anchor}")).to_be_in_viewport()
    expect(page.get_by_text(SCENE)).to_be_hidden()
    assert stored(page, "watched") == {"run-on": {"deciding": True}}


def test_link_that_makes_no_sense_breaks_nothing(page, review):
    page.goto(f"{review.get_absolute_url()}#%E0%A4%A")
    expect(page.get_by_text("Should I watch?")).to_be_visible()


def test_film_is_not_counted_in_episodes(page):
    review = make.ReviewFactory(show__film=True, first_episode=None, last_episode=None)
    page.goto(review.get_absolute_url())
    expect(page.get_by_role("radio", name="Not seen yet")).to_be_checked()
    choose(page, "I have finished it")
    expect(page.get_by_role("radio", name="Seen it", exact=True)).to_be_checked()
    choose(page, "Not seen yet")
    expect(page.get_by_role("radio", name="Not yet", exact=True)).to_be_checked()


def test_without_javascript_the_whole_review_is_there(plain_page, review):
    plain_page.goto(review.get_absolute_url())
    expect(plain_page.get_by_text(TEXT)).to_be_visible()
    expect(plain_page.get_by_text("Violence in sport.")).to_be_visible()
    expect(plain_page.get_by_text("Should I watch?")).to_be_hidden()
    expect(plain_page.get_by_text("Read the review")).to_be_hidden()
