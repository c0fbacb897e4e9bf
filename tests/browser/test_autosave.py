"""Not a word is lost: the tab is killed, the login ends, the server goes away, two editors save."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from desk.models import UnsavedWork, Version
from tests import factories as make
from tests.browser.conftest import DESKTOP, sign_in
from tests.browser.hands import until
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Words typed at midnight, on a train."
BODY = "And a paragraph of the text itself."


@pytest.fixture
def review():
    review = make.ReviewFactory(show=make.ShowFactory(episode_count=16), body="<p>Before.</p>")
    make.MemorableLineFactory(review=review, spoken=True)
    return review


def address(review):
    return f"/admin/reviews/review/{review.pk}/change/"


def write(page):
    page.get_by_label("Dek").fill(WORDS)
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {BODY}")
    page.get_by_role("button", name="Add another Memorable line").click()
    page.locator("#id_lines-1-quote").fill("A line of its own.")


def take_up(page):
    """As an editor does who comes back: compare, then go on."""
    page.get_by_role("link", name="Compare it, take it up").first.click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("link", name="Take it up").click()


def expect_all_words(page):
    expect(page.get_by_label("Dek")).to_have_value(WORDS)
    expect(page.locator(".ProseMirror")).to_contain_text(BODY)
    expect(page.locator("#id_lines-1-quote")).to_have_value("A line of its own.")


def sign_in_again(page):
    page.get_by_label("Username").fill("hana.reyes")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_tab_that_is_killed_while_typing_loses_nothing(page, review):
    sign_in(page).goto(address(review))
    write(page)
    expect(page.locator(".desk-kept")).to_contain_text("not saved yet")
    page.wait_for_timeout(3500)  # the last key went to the server too
    page.context.pages[0].close(run_before_unload=False)
    back = page.context.new_page()
    back.goto(address(review))
    take_up(back)
    expect_all_words(back)
    back.get_by_role("button", name="Save", exact=True).click()
    expect(back.locator(".messagelist")).to_contain_text("was changed successfully")
    review.refresh_from_db()
    assert review.dek == WORDS
    assert BODY in review.body
    assert UnsavedWork.objects.count() == 0


def test_tab_killed_before_the_server_heard_of_it_loses_nothing(page, review):
    sign_in(page).goto(address(review))
    page.route("**/kept/*", lambda route: route.abort())
    write(page)
    page.close(run_before_unload=False)
    back = page.context.new_page()
    back.goto(address(review))
    take_up(back)
    expect_all_words(back)


def test_expired_session_loses_nothing(page, review, console):
    sign_in(page).goto(address(review))
    Session.objects.all().delete()
    write(page)
    expect(page.get_by_role("alert")).to_contain_text("You are logged out")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address(review))
    sign_in_again(page)
    take_up(page)
    expect_all_words(page)


def test_save_with_an_expired_session_loses_nothing(page, review):
    sign_in(page).goto(address(review))
    write(page)
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()
    sign_in_again(page)
    take_up(page)
    expect_all_words(page)


def test_login_in_another_tab_lets_the_first_go_on(page, review):
    sign_in(page).goto(address(review))
    Session.objects.all().delete()
    write(page)
    expect(page.get_by_role("alert")).to_contain_text("You are logged out")
    other = page.context.new_page()
    other.goto("/admin/")
    sign_in_again(other)
    page.get_by_label("Headline").fill("Typed after the other tab logged in")
    expect(page.locator(".desk-kept")).to_contain_text("not saved yet")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    review.refresh_from_db()
    assert (review.dek, review.headline) == (WORDS, "Typed after the other tab logged in")


def test_server_that_stops_loses_nothing(page, review, console):
    sign_in(page).goto(address(review))
    page.context.set_offline(True)
    write(page)
    expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    back = page.context.new_page()
    back.goto(address(review))
    take_up(back)
    expect_all_words(back)
    console.clear()  # the browser's own note of each request that failed


def test_new_review_is_not_lost_either(page):
    sign_in(page).goto("/admin/reviews/review/add/")
    page.get_by_label("Headline").fill("A headline and no show")
    expect(page.locator(".desk-kept")).to_contain_text("not saved yet")
    page.close(run_before_unload=False)
    back = page.context.new_page()
    back.goto("/admin/reviews/review/add/")
    back.get_by_role("link", name="Compare it, take it up").click()
    back.get_by_role("link", name="Take it up").click()
    expect(back.get_by_label("Headline")).to_have_value("A headline and no show")


def test_saved_work_is_not_offered_again(page, review):
    sign_in(page).goto(address(review))
    write(page)
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    expect(page.locator(".desk-kept")).to_have_text("Nothing unsaved.")
    expect(page.get_by_text("was never saved")).to_have_count(0)
    until(page, "!Object.keys(localStorage).some((key) => key.startsWith('desk:work'))")


def test_two_editors_lose_nothing_in_silence(page, visitor, review):
    sign_in(page).goto(address(review))
    make.UserFactory(username="tomas", display_name="Tomas Lindqvist", editor=True)
    second = visitor(viewport=DESKTOP)
    second.goto(address(review))
    second.get_by_label("Username").fill("tomas")
    second.get_by_label("Password").fill(PASSWORD)
    second.get_by_role("button", name="Log in").click()
    expect(second.get_by_text("Hana Reyes is editing this too, since")).to_be_visible()
    second.locator("#id_lines-0-quote").fill("What Tomas heard.")
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator(".messagelist")).to_be_visible()
    page.locator("#id_lines-0-quote").fill("What Hana heard.")
    page.get_by_role("button", name="Save", exact=True).click()
    newer = page.get_by_role("region", name="Two versions")
    expect(newer).to_contain_text("Tomas Lindqvist saved version 2")
    expect(newer).to_contain_text("What Tomas heard.")
    expect(newer).to_contain_text("What Hana heard.")
    assert review.lines.get().quote == "What Tomas heard."
    page.get_by_role("button", name="Save what is chosen").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert review.lines.get().quote == "What Hana heard."
    kept = {version.sheet["lines"][0]["quote"] for version in Version.objects.all()}
    assert {"What Tomas heard.", "What Hana heard."} < kept


def test_preview_beside_the_form_follows_what_is_typed(page, review):
    sign_in(page).goto(address(review))
    page.get_by_role("button", name="Phone").click()
    frame = page.frame_locator("#desk-preview iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(review.headline)
    page.get_by_label("Headline").fill("Seen before anybody saved it")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Seen before anybody saved it")
    assert page.locator("#desk-preview iframe").evaluate("frame => frame.clientWidth") == 390
    page.get_by_role("button", name="Desktop").click()
    assert page.locator("#desk-preview iframe").evaluate("frame => frame.clientWidth") == 1280
