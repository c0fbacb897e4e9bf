"""A reader with nothing but a keyboard: opens a review, sets the shield, opens a spoiler, replies."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

MOST_TABS = 80


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the element has the focus, and checks that its focus can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    pytest.fail(f"Tab never came to {selector}")


def ring(page: Page) -> str:
    """The outline of whatever has the focus, or of the label that stands for it."""
    return page.evaluate(
        """() => {
          const element = document.activeElement;
          const shown = element.type === "radio" ? element.closest("label") : element;
          return getComputedStyle(shown).outlineWidth;
        }"""
    )


@pytest.fixture
def comment(db):
    """Under a review with an early and a late moment; Ines has commented before, so she need not wait."""
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    review = make.ReviewFactory(show=make.ShowFactory(run_on=True), headline="A man who listens")
    for number, title in ((3, "An early scene"), (9, "A late scene")):
        make.HighlightMomentFactory(
            review=review, first_episode=number, last_episode=number, title=title
        )
    return make.CommentFactory(review=review, author_name="Sanna")


def test_keyboard_alone_is_enough(page, comment):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, f"a[href='{comment.review.get_absolute_url()}']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A man who listens")
    set_the_shield(page)
    open_the_spoiler(page)
    reply(page, comment)


def set_the_shield(page: Page) -> None:
    tab_to(page, "input[name=reading]")
    assert ring(page) == "3px"
    tab_to(page, "input[name=watched]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert ring(page) == "3px"
    expect(page.locator(".shield output")).to_have_text("1 item veiled on this page")
    expect(page.get_by_text("An early scene")).to_be_visible()


def open_the_spoiler(page: Page) -> None:
    tab_to(page, "details:not([open]) > summary")
    assert ring(page) == "3px"
    page.keyboard.press("Enter")
    expect(page.get_by_text("A late scene")).to_be_visible()


def reply(page: Page, comment) -> None:
    tab_to(page, f"[data-comment-open='{comment.pk}']")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Ines")
    page.keyboard.press("Tab")
    page.keyboard.type("ines@mail.example")
    page.keyboard.press("Tab")
    page.keyboard.type("Not a mouse in the house.")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not a mouse in the house.")).to_be_in_viewport()
