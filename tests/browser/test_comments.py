"""Commenting in place, by keyboard, and after a failure."""

from unittest.mock import Mock

import pytest
from django.db import OperationalError
from playwright.sync_api import expect

from comments import writing
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def test_reply_opens_in_place_and_is_shown_there(page):
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    comment = make.CommentFactory(author_name="Sanna")
    page.goto(comment.review.get_absolute_url())
    page.get_by_role("link", name="Reply to Sanna").click()
    page.get_by_label("Name", exact=True).fill("Ines")
    page.get_by_label("E-mail").fill("ines@mail.example")
    page.get_by_label("Comment", exact=True).fill("So: no, and also no.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("So: no, and also no.")).to_be_in_viewport()
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
    plain_page.get_by_role("link", name="Write a comment").last.click()
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


# With JavaScript off


def write(page, body, name="Ines", email="ines@mail.example"):
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Comment", exact=True).fill(body)


def test_without_javascript_a_guest_previews_and_posts(plain_page):
    review = make.ReviewFactory()
    plain_page.goto(review.get_absolute_url())
    plain_page.get_by_role("link", name="Write a comment").last.click()
    plain_page.get_by_label("Comment", exact=True).fill("> Why?\n\n*Because*.")
    plain_page.get_by_role("button", name="Preview").click()
    preview = plain_page.get_by_role("region", name="Preview")
    expect(preview.locator("blockquote")).to_have_text("Why?")
    expect(preview.locator("em")).to_have_text("Because")
    plain_page.get_by_label("Name", exact=True).fill("Ines")
    plain_page.get_by_label("E-mail").fill("ines@mail.example")
    plain_page.get_by_role("button", name="Post comment").click()
    expect(plain_page.get_by_text("an editor reads it first")).to_be_visible()
    assert review.comments.get().body == "> Why?\n\n*Because*."


def test_without_javascript_a_known_guest_replies(plain_page):
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    comment = make.CommentFactory(author_name="Sanna")
    plain_page.goto(comment.review.get_absolute_url())
    plain_page.get_by_role("link", name="Reply to Sanna").click()
    write(plain_page, "Twice, too.")
    plain_page.get_by_role("button", name="Post comment").click()
    expect(plain_page.get_by_text("Twice, too.")).to_be_in_viewport()
    assert comment.replies.get().body == "Twice, too."


# In place

DRAFTS = "Object.keys(localStorage).filter((key) => key.includes('comment-draft'))"


def open_form(page, review):
    page.goto(review.get_absolute_url())
    page.get_by_role("link", name="Write a comment").last.click()
    return page.get_by_label("Comment", exact=True)


def test_comment_appears_where_its_form_stood(page):
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    review = make.ReviewFactory()
    open_form(page, review)
    page.evaluate("window.isSamePage = true")
    write(page, "It stays *here*.")
    page.get_by_role("button", name="Post comment").click()
    comment = page.locator("article.comment").filter(has_text="It stays here.")
    expect(comment).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Your comment is posted.")).to_be_attached()
    assert page.evaluate("window.isSamePage")
    assert page.evaluate(DRAFTS) == []
    page.get_by_role("link", name="Write a comment").last.click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
    assert review.comments.count() == 1


def test_comment_that_waits_says_why_in_place(page):
    open_form(page, make.ReviewFactory())
    nothing_yet = page.get_by_text("No comments yet.")
    expect(nothing_yet).to_be_visible()
    write(page, "A first word.")
    page.get_by_role("button", name="Post comment").click()
    comment = page.locator("article.comment").filter(has_text="Awaiting approval")
    expect(comment).to_be_focused()
    expect(page.locator("[data-told]").filter(has_text="an editor reads it first")).to_be_visible()
    expect(nothing_yet).to_have_count(0)
    page.reload()
    expect(comment).to_be_visible()
    expect(nothing_yet).to_have_count(0)


def test_errors_and_preview_come_in_place(page, console):
    open_form(page, make.ReviewFactory())
    write(page, "A *first* word.", email="ines@mail")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview")).to_be_focused()
    expect(page.get_by_role("region", name="Preview").locator("em")).to_have_text("first")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="E-mail: Add the missing part").click()
    expect(page.get_by_label("E-mail")).to_be_focused()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("A *first* word.")
    assert "422" in console.pop()


def test_draft_is_forgotten_after_thirty_days(page):
    review, other = make.ReviewFactory(), make.ReviewFactory()
    open_form(page, review).fill("Written and left.")
    assert page.evaluate(DRAFTS) == [f"daesa:comment-draft:{review.pk}:"]
    page.evaluate(
        """() => {
          const [key] = Object.keys(localStorage).filter((key) => key.includes("comment-draft"));
          const draft = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...draft, at: draft.at - 31 * 86_400_000 }));
        }"""
    )
    page.goto(other.get_absolute_url())
    page.mouse.move(4, 4)
    page.locator("script[src*=comment-draft]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(DRAFTS) == []
    expect(open_form(page, review)).to_have_value("")


def test_draft_survives_a_reload(page):
    review = make.ReviewFactory(spoils_to=2)
    open_form(page, review)
    write(page, "Half a thought")
    page.get_by_label("Talks about up to episode").select_option("7")
    box = open_form(page, review)
    expect(box).to_have_value("Half a thought")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ines")
    expect(page.get_by_label("Talks about up to episode")).to_have_value("7")
    expect(page.get_by_text("What you had begun to write is back.")).to_be_visible()
    other = make.CommentFactory(review=review, author_name="Sanna")
    page.goto(f"{review.get_absolute_url()}comments/new/?parent={other.pk}")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
    page.goto(f"{review.get_absolute_url()}comments/new/")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Half a thought")


@pytest.mark.parametrize("failure", ["offline", "broken"])
def test_text_stays_where_nothing_comes_back(page, console, failure):
    review = make.ReviewFactory()
    box = open_form(page, review)
    write(page, "A long thought")

    def fail(route):
        if route.request.method != "POST":
            route.continue_()
        elif failure == "offline":
            route.abort()
        else:
            route.fulfill(status=500, body="<h1>Something broke</h1>")

    page.route("**/comments/new/*", fail)
    page.route("**/comments/new/", fail)
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("[data-unsent]")).to_be_focused()
    words = "check your connection" if failure == "offline" else "The site did not take it."
    expect(page.locator("[data-unsent]")).to_contain_text(words)
    expect(box).to_have_value("A long thought")
    assert console.pop()
    page.unroute_all()
    expect(open_form(page, review)).to_have_value("A long thought")
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("article.comment").filter(has_text="A long thought")).to_be_focused()
    assert review.comments.count() == 1


def test_form_stays_while_the_database_is_silent(page, console, monkeypatch):
    review = make.ReviewFactory()
    box = open_form(page, review)
    write(page, "A long thought")
    with monkeypatch.context() as silent:
        silent.setattr(writing, "_answer", Mock(side_effect=OperationalError("gone")))
        page.get_by_role("button", name="Post comment").click()
        expect(page.locator("[data-unsent]")).to_be_focused()
    expect(page.locator("[data-unsent]")).to_have_text(
        "The site is busy. Your text is still here: wait a moment and post it again."
    )
    expect(box).to_have_value("A long thought")
    assert "503" in console.pop()
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("article.comment").filter(has_text="A long thought")).to_be_focused()
    assert review.comments.count() == 1


def test_two_quick_clicks_post_once(page):
    review = make.ReviewFactory()
    open_form(page, review)
    write(page, "Once.")
    page.get_by_role("button", name="Post comment").dblclick()
    expect(page.locator("article.comment").filter(has_text="Awaiting approval")).to_be_focused()
    assert review.comments.count() == 1


def test_page_of_the_form_leads_to_the_new_comment(page):
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    moment = make.HighlightMomentFactory(first_episode=None, last_episode=None)
    page.goto(f"{moment.review.get_absolute_url()}comments/new/?about={moment.anchor}")
    expect(page.get_by_text(moment.text)).to_be_visible()
    write(page, "That silence.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("That silence.")).to_be_in_viewport()
    assert moment.comments.get().body == "That silence."
    page.goto(f"{moment.review.get_absolute_url()}comments/new/?about={moment.anchor}")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
