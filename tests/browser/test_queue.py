"""The queue by the keyboard alone, by forms alone, and as a phone shows it."""

import pytest
from playwright.sync_api import Page, expect

from comments.models import Block, Comment, Ruling
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

QUEUE = "/admin/comments/comment/queue/"
MANY = 200
MOST_REQUESTS = 3
TALLEST_BAR = 64


def held(count: int) -> list[Comment]:
    """All under one review, in order."""
    review = make.ReviewFactory()
    return [
        make.CommentFactory(pending=True, review=review, author_name=f"Reader {number}")
        for number in range(count)
    ]


def opened(page: Page) -> Page:
    sign_in(page).goto(QUEUE)
    return page


def keys(page: Page, typed: str) -> None:
    for key in typed:
        page.keyboard.press(key)


def states() -> list[str]:
    return list(Comment.objects.order_by("pk").values_list("state", flat=True))


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.dataset.pk ?? document.activeElement.name ?? ''")


def test_two_hundred_are_cleared_in_three_requests_by_keys_alone(page, record_property):
    held(MANY)
    sign_in(page)
    asked = []
    page.on(
        "request",
        lambda request: (
            request.resource_type == "document" and asked.append((request.method, request.url))
        ),
    )
    page.goto(QUEUE)
    keys(page, "asd" + "a" * (MANY - 3))
    expect(page.locator("#desk-chosen")).to_have_text(f"{MANY} of {MANY} decided")
    keys(page, "c")
    expect(page.locator(".messagelist .success")).to_contain_text(f"Approved: {MANY - 2}.")
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    assert states() == ["public", "spam", "removed", *["public"] * (MANY - 3)]
    record_property("told", f"a queue of {MANY} by keyboard: {len(asked)} requests")
    assert len(asked) <= MOST_REQUESTS
    keys(page, "u")
    expect(page.locator(".messagelist .success")).to_contain_text("As they were before")
    assert states() == ["pending"] * MANY


def test_every_key_does_what_the_help_says(page):
    comments = held(4)
    make.TraceFactory(comment=comments[3])
    opened(page)
    keys(page, "jj")
    assert focused(page) == str(comments[1].pk)
    keys(page, "k")
    assert focused(page) == str(comments[0].pk)
    keys(page, "e")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    assert focused(page) == str(comments[0].pk)
    keys(page, "ass")
    expect(page.locator("#desk-chosen")).to_have_text("3 of 4 decided")
    keys(page, "u")
    expect(page.locator("#desk-chosen")).to_have_text("2 of 4 decided")
    assert focused(page) == str(comments[2].pk)
    keys(page, "r")
    page.keyboard.type("Thank you, asd.")
    page.keyboard.press("Escape")
    keys(page, "j")
    keys(page, "b")
    assert focused(page) == f"block-{comments[3].pk}"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    keys(page, "d?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    keys(page, "c")
    expect(page.locator(".messagelist")).to_contain_text("Replies posted: 1.")
    assert states() == ["public", "spam", "public", "removed", "public"]
    assert Comment.objects.get(parent=comments[2]).body == "Thank you, asd."
    assert Comment.objects.order_by("pk").first().spoils_to == 12
    assert Block.objects.get().kind == "email"


def test_keys_can_be_switched_off_for_good(page):
    held(2)
    opened(page)
    keys(page, "?")
    page.get_by_label("Single keys work on this page").uncheck()
    page.keyboard.press("Escape")
    keys(page, "ac")
    expect(page.locator("#desk-chosen")).to_have_text("0 of 2 decided")
    page.reload()
    keys(page, "ac")
    expect(page.locator("#desk-chosen")).to_have_text("0 of 2 decided")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys work on this page").check()
    page.keyboard.press("Escape")
    keys(page, "a")
    expect(page.locator("#desk-chosen")).to_have_text("1 of 2 decided")


def test_all_the_rest_is_shown_to_be_corrected(page):
    held(3)
    opened(page)
    page.locator(".desk-held").nth(1).get_by_label("Approve").check()
    page.locator(".desk-rest").get_by_label("Spam").click()
    expect(page.locator("#desk-chosen")).to_have_text("3 of 3 decided")
    page.locator(".desk-held").nth(2).get_by_label("Leave").check()
    page.get_by_role("button", name="Carry out").last.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert states() == ["spam", "public", "pending"]


def test_flag_is_raised_by_one_press(page):
    comment = make.CommentFactory(body="The traffic light!", spoils_to=4)
    make.HighlightMomentFactory(
        review=comment.review, title="The traffic light", first_episode=12, last_episode=12
    )
    opened(page)
    page.get_by_role("button", name="Raise to episode 12").click()
    expect(page.locator("#desk-chosen")).to_have_text("1 of 1 decided")
    keys(page, "c")
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    assert Comment.objects.get().spoils_to == 12


def test_queue_works_without_scripts(plain_page):
    comments = held(3)
    opened(plain_page)
    rows = plain_page.locator(".desk-held")
    rows.nth(0).get_by_label("Spam").check()
    rows.nth(1).get_by_label("Spoils to").fill("8")
    rows.nth(1).locator("summary", has_text="More").click()
    rows.nth(1).get_by_label("Reply in public").fill("Thank you.")
    plain_page.locator(".desk-rest").get_by_label("Remove").check()
    plain_page.get_by_role("button", name="Carry out").first.click()
    expect(plain_page.locator(".messagelist")).to_contain_text("Replies posted: 1.")
    assert states()[0] == "spam"
    assert states()[2] == "removed"
    assert Ruling.objects.get(comment=comments[1]).to_spoils_to == 8
    assert Comment.objects.get(parent=comments[1]).body == "Thank you."
    plain_page.get_by_role("button", name="Undo").click()
    expect(plain_page.locator(".messagelist")).to_contain_text("As they were before: 3.")
    assert states()[:3] == ["pending"] * 3


def test_enter_in_a_box_sends_and_raises_nothing_without_scripts(plain_page):
    comment = make.CommentFactory(body="The traffic light!", spoils_to=4)
    make.HighlightMomentFactory(
        review=comment.review, title="The traffic light", first_episode=12, last_episode=12
    )
    opened(plain_page)
    plain_page.get_by_label("Spoils to").fill("5")
    plain_page.get_by_label("Spoils to").press("Enter")
    expect(plain_page.locator(".messagelist .success")).to_be_visible()
    assert Comment.objects.get().spoils_to == 5


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, {"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_queue_is_accessible_and_fits(visitor, accessibility_faults, options):
    parent = make.CommentFactory(spoils_to=4)
    comment = make.CommentFactory(parent=parent, state="pending", body="w" * 300)
    make.TraceFactory(comment=comment)
    make.LinkedSiteFactory(comment=comment)
    make.SpoilerReportFactory(comment=parent)
    page = opened(visitor(**options))
    page.locator("summary", has_text="More").first.click()
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bar = page.locator(".desk-bar")
    tops = {round(one.bounding_box()["y"]) for one in bar.get_by_role("button").all()}
    assert len(tops) == 1, "the buttons stand in one line"
    assert bar.bounding_box()["height"] < TALLEST_BAR
    page.get_by_role("button", name="Keys").click()
    assert accessibility_faults(page) == []
