"""Dates in the reader's words, and the ways to pass a review on."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(minutes=5, seconds=1), "5 minutes ago"),
        (timedelta(hours=3, seconds=1), "3 hours ago"),
        (timedelta(days=3), "3 days ago"),
    ],
)
def test_recent_comment_says_how_long_ago(page, age, words):
    comment = make.CommentFactory(created_at=timezone.now() - age)
    page.goto(comment.review.get_absolute_url())
    moment = page.locator(f"#{comment.anchor} time")
    expect(moment).to_contain_text(words)
    expect(moment).to_contain_text(str(timezone.localtime(comment.created_at).year))
    assert "20" in moment.get_attribute("title")


def test_old_and_future_days_keep_their_full_date(page):
    comment = make.CommentFactory(created_at=days_ago(40))
    late = make.CommentFactory(review=comment.review, created_at=days_ago(-1))
    page.goto(comment.review.get_absolute_url())
    for one in (comment, late):
        full = f"{timezone.localtime(one.created_at):%-d %B %Y, %H:%M}"
        expect(page.locator(f"#{one.anchor} time")).to_have_text(full)


def test_card_says_it_in_the_language_of_the_page(visitor):
    make.ReviewFactory(published_at=days_ago(2))
    page = visitor(timezone_id="Asia/Seoul")
    page.goto("/reviews/")
    expect(page.locator(".card time")).to_contain_text("2 days ago")
    page.goto("/ko/reviews/")
    expect(page.locator(".card time")).to_contain_text("그저께")


def test_without_javascript_the_full_date_stands(plain_page):
    review = make.ReviewFactory(published_at=days_ago(2))
    plain_page.goto("/reviews/")
    full = f"{timezone.localtime(review.published_at):%-d %B %Y}"
    expect(plain_page.locator(".card time")).to_have_text(full)


def test_link_is_copied_and_said(page, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    review = make.ReviewFactory()
    page.goto(f"{review.get_absolute_url()}?order=newest")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == live_server.url + review.get_absolute_url()


def test_link_that_may_not_be_copied_is_shown(visitor, live_server):
    review = make.ReviewFactory()
    page = visitor()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page.goto(review.get_absolute_url())
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text(f"The address is {live_server.url}")).to_be_visible()


def test_share_sheet_of_the_device_is_offered_where_there_is_one(visitor):
    review = make.ReviewFactory()
    page = visitor()
    page.add_init_script(
        "navigator.share = (what) => { window.shared = what; return Promise.resolve(); }"
    )
    page.goto(review.get_absolute_url())
    page.get_by_role("button", name="Share…").click()
    assert page.evaluate("window.shared.url").endswith(review.get_absolute_url())


def test_without_javascript_there_is_a_plain_link(plain_page):
    review = make.ReviewFactory()
    plain_page.goto(review.get_absolute_url())
    link = plain_page.get_by_role("link", name="Link to this review")
    expect(link).to_have_attribute("href", plain_page.url)
    expect(plain_page.get_by_role("button", name="Copy link")).to_be_hidden()
