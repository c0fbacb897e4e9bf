"""What becomes of a comment in this browser: told of, found again, put in its place."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment
from tests import factories as make
from tests.browser.test_comments import open_form, write

pytestmark = pytest.mark.django_db(transaction=True)


def post(page):
    page.get_by_role("button", name="Post comment").click()


def test_comment_that_waits_is_shown_again_until_it_is_decided(page):
    review = make.ReviewFactory()
    open_form(page, review)
    write(page, "A first word.", email="petra@mail.example")
    post(page)
    told = page.locator("[data-posted]")
    expect(told.get_by_text("We sent a link to petra@…")).to_be_visible()
    expect(told.locator("[data-told]")).to_be_in_viewport()
    expect(told.locator(".name-mark")).to_have_count(0)
    page.reload()
    page.mouse.move(4, 4)  # the scripts of the talk wait for it
    expect(page.locator(".comment-waiting").get_by_text("A first word.")).to_be_visible()
    Comment.objects.get().approve(None)
    page.reload()
    page.mouse.move(4, 4)  # the scripts of the talk wait for it
    expect(page.locator(".comment").get_by_text("A first word.")).to_have_count(1)
    expect(page.locator(".comment-waiting")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage.getItem('daesa:waiting')") is None


def test_without_javascript_the_page_tells_of_the_link(plain_page):
    plain_page.goto(f"{make.ReviewFactory().get_absolute_url()}comments/new/")
    write(plain_page, "A first word.", email="petra@mail.example")
    post(plain_page)
    expect(plain_page.get_by_text("We sent a link to petra@…")).to_be_visible()
    expect(plain_page.locator(".comment-waiting .name-mark")).to_have_count(0)


def test_reply_stands_below_its_elder_siblings_as_the_page_will_have_it(page):
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    root = make.CommentFactory(author_name="Sanna")
    elder = make.CommentFactory(parent=root, author_name="Min-ji")
    make.CommentFactory(parent=elder, author_name="Below")
    make.CommentFactory(parent=root, author_name="Last")
    page.goto(root.review.get_absolute_url())
    page.get_by_role("link", name="Reply to Min-ji").click()
    write(page, "In its place.")
    post(page)
    expect(page.get_by_text("Your comment is posted.").first).to_be_visible()
    drawn = page.locator(".thread article.comment")
    before = drawn.evaluate_all("all => all.map((one) => [one.id, one.className])")
    new = page.locator("[data-posted] article")
    expect(new.get_by_role("link", name="Reply to Ines")).to_be_visible()
    expect(new.locator("time").first).to_contain_text("this minute")
    page.reload()
    page.mouse.move(4, 4)  # the scripts of the talk wait for it
    assert drawn.evaluate_all("all => all.map((one) => [one.id, one.className])") == before


def test_unfinished_comment_is_told_of_at_its_place(page):
    review = make.ReviewFactory()
    open_form(page, review).fill("Half a thought")
    page.reload()
    page.mouse.move(4, 4)  # the scripts of the talk wait for it
    expect(page.get_by_text("You have an unfinished comment.")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Half a thought")
    expect(page.get_by_text("You have an unfinished comment.")).to_have_count(0)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("Comment", exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name="Write a comment")).to_be_focused()


def test_name_is_offered_again_until_it_is_forgotten(page):
    review = make.ReviewFactory()
    open_form(page, review)
    write(page, "A first word.")
    post(page)
    expect(page.locator("[data-posted]")).to_be_visible()
    open_form(page, review)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ines")
    expect(page.get_by_label("E-mail", exact=True)).to_have_value("ines@mail.example")
    page.get_by_role("button", name="Forget my name").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    open_form(page, review)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")


def test_old_error_does_not_stay_beside_a_new_one(page, console):
    open_form(page, make.ReviewFactory())
    write(page, "A word.", email="ines@mail")
    page.locator("form[data-comment-form]").evaluate("form => form.noValidate = true")
    post(page)
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("form[data-comment-form]").evaluate("form => form.noValidate = true")
    page.route("**/comments/new/", lambda route: route.abort())
    post(page)
    expect(page.locator("[data-unsent]")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".field-error")).to_have_count(0)
    console.clear()


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_preview_shows_the_text_and_what_is_wrong(request, kind):
    page = request.getfixturevalue(kind)
    page.goto(f"{make.ReviewFactory().get_absolute_url()}comments/new/")
    page.get_by_label("E-mail").fill("ines@mail")
    page.get_by_label("Comment", exact=True).fill("So *it* goes.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview").locator("em")).to_have_text("it")
    expect(page.get_by_text("Add the missing part, as in name@example.org.").last).to_be_visible()
    expect(page.get_by_text("Write a name.")).to_have_count(0)
