"""Reading a talk: what is new, folds, links to what is answered, reports and replies to a moment."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from comments.models import SpoilerReport
from comments.threads import SHOWN_REPLIES
from tests import factories as make
from tests.browser.test_comments import write

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "daesa:talks"


@pytest.fixture
def talk():
    """Three threads of a review, an hour apart, all older than the reader's first visit."""
    review = make.ReviewFactory(spoils_to=0)
    begun = timezone.now() - timedelta(days=2)
    for hour in range(3):
        make.CommentFactory(
            review=review, author_name=f"Reader {hour}", created_at=begun + timedelta(hours=hour)
        )
    return review


def stir(page):
    """As every reader does, and the scripts of the talk wait for."""
    page.mouse.move(4, 4)
    page.locator("script[src*=unread-steps]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")


def come_back(page, minutes=31):
    """As if the last look had been some minutes ago."""
    page.evaluate(
        """([key, minutes]) => {
          const talks = JSON.parse(localStorage.getItem(key));
          for (const talk of Object.values(talks)) talk.at -= minutes * 60_000;
          localStorage.setItem(key, JSON.stringify(talks));
        }""",
        [KEY, minutes],
    )
    # The page that is left looks once more; its look must not count.
    page.evaluate(
        "document.addEventListener('visibilitychange', (e) => e.stopImmediatePropagation(), true)"
    )
    page.reload()
    stir(page)


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_first_visit_finds_nothing_new(page, talk):
    page.goto(talk.get_absolute_url())
    stir(page)
    expect(page.locator("[data-unread]")).to_be_hidden()
    expect(page.get_by_text("New", exact=True)).to_have_count(0)


def test_what_came_since_is_marked_and_stepped_through(page, talk):
    page.goto(talk.get_absolute_url())
    stir(page)
    first = make.CommentFactory(parent=talk.comments.first(), created_at=timezone.now())
    second = make.CommentFactory(review=talk, created_at=timezone.now())
    come_back(page)
    expect(page.get_by_role("status").filter(has_text="new")).to_have_text(
        "2 new comments since your last visit"
    )
    expect(page.locator(".badge-new")).to_have_count(2)
    page.get_by_role("button", name="Next new").click()
    assert focused(page) == first.anchor
    for key, place in (("n", second), ("n", first), ("p", second), ("p", first)):
        page.keyboard.press(key)
        assert focused(page) == place.anchor
    expect(page.locator(f"#{first.anchor}")).to_be_in_viewport()


def test_what_was_released_since_is_new_however_old_it_is(page, talk):
    first = talk.comments.first()
    old = first.created_at + timedelta(minutes=1)
    held = make.CommentFactory(parent=first, pending=True, created_at=old)
    page.goto(talk.get_absolute_url())
    stir(page)
    held.approve(None)
    come_back(page)
    expect(page.locator(f"#{held.anchor} .badge-new")).to_have_count(1)
    expect(page.locator(".badge-new")).to_have_count(1)


def test_own_comment_is_not_new_to_its_author(page, talk):
    page.goto(talk.get_absolute_url())
    page.get_by_role("link", name="Write a comment").last.click()
    write(page, "Said by me.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("[data-posted] .comment")).to_be_focused()
    mine = talk.comments.latest("pk")
    mine.approve(None)
    page.reload()
    stir(page)
    expect(page.locator(f"#{mine.anchor}")).to_be_visible()
    expect(page.locator("[data-unread]")).to_be_hidden()
    expect(page.locator(".badge-new")).to_have_count(0)
    other = make.CommentFactory(review=talk, created_at=timezone.now() + timedelta(seconds=2))
    page.reload()
    stir(page)
    expect(page.locator(f"#{other.anchor} .badge-new")).to_have_count(1)
    expect(page.locator(".badge-new")).to_have_count(1)


def test_reload_keeps_the_marks_and_the_next_visit_drops_them(page, talk):
    page.goto(talk.get_absolute_url())
    stir(page)
    make.CommentFactory(review=talk, created_at=timezone.now())
    come_back(page)
    expect(page.locator(".badge-new")).to_have_count(1)
    page.reload()
    stir(page)
    expect(page.locator(".badge-new")).to_have_count(1)
    come_back(page)
    expect(page.locator(".badge-new")).to_have_count(0)


def test_keys_do_nothing_outside_the_talk_and_in_boxes(page, talk):
    page.goto(talk.get_absolute_url())
    stir(page)
    make.CommentFactory(review=talk, created_at=timezone.now())
    come_back(page)
    expect(page.locator(".badge-new")).to_have_count(1)
    page.keyboard.press("n")
    assert focused(page) == ""
    page.get_by_role("link", name="Write a comment").last.click()
    box = page.get_by_label("Comment", exact=True)
    box.press_sequentially("no pun")
    expect(box).to_have_value("no pun")


def test_new_reply_that_is_hidden_or_elsewhere_is_told(page, talk):
    root = talk.comments.first()
    old = timezone.now() - timedelta(days=1)
    for _ in range(SHOWN_REPLIES + 3):
        make.CommentFactory(parent=root, created_at=old)
    page.goto(talk.get_absolute_url())
    stir(page)
    make.CommentFactory(parent=root, created_at=timezone.now())
    come_back(page)
    expect(page.get_by_text("on other pages or further down a thread")).to_be_visible()
    expect(page.locator(".more-replies .badge-new")).to_have_count(1)
    expect(page.get_by_role("button", name="Next new")).to_be_hidden()


def test_broken_memory_breaks_nothing(page, talk):
    page.goto(talk.get_absolute_url())
    stir(page)
    page.evaluate("localStorage.setItem('daesa:talks', '{nonsense')")
    page.reload()
    stir(page)
    expect(page.get_by_text("Reader 0", exact=True)).to_be_visible()
    expect(page.locator("[data-unread]")).to_be_hidden()
    make.CommentFactory(review=talk, created_at=timezone.now())
    come_back(page)
    expect(page.locator(".badge-new")).to_have_count(1)


def test_thread_folds_by_keyboard_and_a_link_unfolds_it(page, talk):
    root = talk.comments.first()
    replies = make.CommentFactory.create_batch(2, parent=root, author_name="Sanna")
    page.goto(talk.get_absolute_url())
    stir(page)
    fold = page.locator(".replies")
    fold.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{replies[1].anchor}")).to_be_hidden()
    page.evaluate(f"location.hash = '{replies[1].anchor}'")
    expect(page.locator(f"#{replies[1].anchor}")).to_be_visible()
    page.get_by_role("link", name="Reader 0", exact=True).click()
    expect(page.locator(f"#{root.anchor}")).to_be_in_viewport()


def test_without_javascript_a_spoiler_is_reported(plain_page, talk):
    plain_page.goto(talk.get_absolute_url())
    plain_page.get_by_role("link", name="Report a spoiler in this comment by Reader 1").click()
    plain_page.get_by_label("What does it give away?").select_option("Episode 9")
    plain_page.get_by_role("button", name="Report").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text(
        "Thank you. Your report has arrived."
    )
    plain_page.get_by_role("link", name="Back to the comment").click()
    expect(plain_page.get_by_text("Reader 1", exact=True)).to_be_in_viewport()
    assert SpoilerReport.objects.get().spoils_to == 9
    assert plain_page.context.cookies() == []


def test_title_of_a_moment_opens_with_its_veil_and_leads_back(page, talk):
    moment = make.HighlightMomentFactory(review=talk, title="The letter burns")
    comment = make.CommentFactory(review=talk, moment=moment)
    page.goto(talk.get_absolute_url())
    stir(page)
    said = page.locator(f"#{comment.anchor}")
    expect(said.get_by_text("The letter burns")).to_be_hidden()
    said.locator("summary").click()
    said.get_by_role("link", name="The letter burns").click()
    assert page.url.endswith(f"#{moment.anchor}")


def test_talk_about_a_line_opens_in_place(page, talk):
    line = make.MemorableLineFactory(review=talk, episode=None)
    page.goto(talk.get_absolute_url())
    stir(page)
    link = page.get_by_role("link", name="Talk about this")
    assert f"?about={line.anchor}" in link.get_attribute("href")
    link.click()
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_label("Comment", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_full_talk_is_accessible_and_fits(visitor, accessibility_faults, console, talk, scheme):
    moment = make.HighlightMomentFactory(review=talk)
    parent = root = talk.comments.first()
    for number in range(5):
        parent = make.CommentFactory(
            parent=parent, moment=moment if number % 2 else None, edited_at=timezone.now()
        )
    make.CommentFactory(parent=make.CommentFactory(parent=root, removed=True), spoils_to=12)
    make.TalkFactory(review=talk, slow_seconds=60)
    page = visitor(color_scheme=scheme, bypass_csp=True)
    page.goto(talk.get_absolute_url())
    stir(page)
    make.CommentFactory(review=talk, created_at=timezone.now())
    come_back(page)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert accessibility_faults(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.goto(reverse("comments:comment_report", args=[root.pk]))
    assert accessibility_faults(page) == []
    console.clear()
