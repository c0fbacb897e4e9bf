"""Commenting in place, by keyboard, and after a failure."""

import pytest
from playwright.sync_api import expect

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def test_reply_opens_in_place_and_its_post_lands_on_the_comment(page):
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    comment = make.CommentFactory(author_name="Sanna")
    page.goto(comment.review.get_absolute_url())
    page.get_by_role("link", name="Reply to Sanna").click()
    page.get_by_label("Name", exact=True).fill("Ines")
    page.get_by_label("E-mail").fill("ines@mail.example")
    page.get_by_label("Comment", exact=True).fill("So: no, and also no.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("So: no, and also no.")).to_be_in_viewport()
    assert "#c" in page.url
    assert page.context.cookies() == []


def test_form_shut_and_opened_again_keeps_what_was_typed(page):
    review = make.ReviewFactory()
    page.goto(review.get_absolute_url())
    page.get_by_role("link", name="Write a comment").focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("Comment", exact=True)
    box.fill("Half a thought")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.get_by_role("link", name="Write a comment")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_have_value("Half a thought")


def test_without_javascript_errors_keep_the_text_and_say_what_to_do(plain_page, console):
    review = make.ReviewFactory()
    plain_page.goto(review.get_absolute_url())
    plain_page.get_by_role("link", name="Write a comment").click()
    plain_page.get_by_label("Name", exact=True).fill("Ines")
    plain_page.get_by_label("E-mail").fill("ines@mail")
    plain_page.get_by_label("Comment", exact=True).fill("The umbrella again.")
    plain_page.get_by_role("button", name="Post comment").click()
    expect(
        plain_page.get_by_text("Add the missing part, as in name@example.org.").last
    ).to_be_visible()
    expect(plain_page.get_by_label("Comment", exact=True)).to_have_value("The umbrella again.")
    assert "422" in console.pop()
    plain_page.get_by_label("E-mail").fill("ines@mail.example")
    plain_page.get_by_role("button", name="Post comment").click()
    expect(plain_page.get_by_text("an editor reads it first")).to_be_visible()
