"""The states a page may be in besides its usual one: accessible in both schemes and no wider than a phone.

Each function brings about one of them and returns words that its reader sees.
"""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from comments.yours import held
from reviews.models import Review
from tests import factories as make
from tests.browser.test_reading import choose
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


def nothing_published(page: Page) -> str:
    page.goto("/")
    return "An empty stage"


def missing(page: Page) -> str:
    page.goto("/no/such/page/")
    return "This scene did not make the cut"


def broken(page: Page) -> str:
    page.goto("/")
    page.set_content(make_500())
    return "Something broke on our side"


def make_500() -> str:
    from django.template.loader import render_to_string

    return render_to_string("500.html")


def nothing_found(page: Page) -> str:
    page.goto("/search/?q=런옹")
    return "Nothing matches"


def show_without_reviews(page: Page) -> str:
    page.goto(make.ShowFactory(bare=True).get_absolute_url())
    return "Nobody has reviewed"


def no_line_for_this_choice(page: Page) -> str:
    make.MemorableLineFactory(episode=3)
    page.goto("/lines/?spoilers=none")
    return "No line is kept for this choice."


def comment_refused(page: Page) -> str:
    page.goto(reverse("comments:comment_new", args=[make.ReviewFactory().slug]))
    page.get_by_label("Name", exact=True).fill("Ines")
    page.get_by_label("E-mail").fill("ines@mail")
    page.get_by_label("Comment", exact=True).fill("The umbrella again.")
    page.get_by_role("button", name="Post comment").click()
    return "to fix before this can be posted"


def comment_waiting(page: Page) -> str:
    comment = make.CommentFactory(pending=True)
    page.goto(held.path(comment))
    return "Only you can see this"


def everything_open(page: Page) -> str:
    page.goto(build_world(2).review.get_absolute_url())
    choose(page, "I have finished it")
    return "Nothing is veiled on this page"


def deciding(page: Page) -> str:
    show = make.ShowFactory(content_notes="Violence.")
    page.goto(make.ReviewFactory(show=show).get_absolute_url())
    choose(page, "Should I watch?")
    return "Only what helps you decide"


def text_ahead(page: Page) -> str:
    review: Review = make.ReviewFactory(show=make.ShowFactory(run_on=True), spoils_to=6)
    page.goto(review.get_absolute_url())
    page.locator("label", has=page.locator("input[value='2']")).click()
    return "The review, episode 6, veiled"


def long_thread(page: Page) -> str:
    root = make.CommentFactory()
    make.CommentFactory.create_batch(20, parent=root)
    make.CommentFactory.create_batch(30, review=root.review)
    page.goto(f"{root.review.get_absolute_url()}?comments=2")
    return "Newest first"


STATES: list[Callable[[Page], str]] = [
    nothing_published,
    missing,
    broken,
    nothing_found,
    show_without_reviews,
    no_line_for_this_choice,
    comment_refused,
    comment_waiting,
    everything_open,
    deciding,
    text_ahead,
    long_thread,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state_is_accessible_and_fits(visitor, console, accessibility_faults, state):
    page = visitor(bypass_csp=True)
    expect(page.get_by_text(state(page)).first).to_be_visible()
    assert [one for one in console if "the server responded with a status of 4" not in one] == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert accessibility_faults(page) == []
    console.clear()
