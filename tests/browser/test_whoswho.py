"""Who's who beside a review's form: one press corrects a name everywhere, adds a spelling or ignores it."""

import pytest
from playwright.sync_api import expect

from desk.models import IgnoredName
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
BODY = (
    "<p>Mi-ju’s <strong>desk. <em>Mi-ju</em></strong>, not Mi-ju-ran; <a href='/x/'>Oh Mi-ju</a>.</p>"
    '<div data-spoils-to="8"><p>“Mi-ju-ya!” Yim Si-wan and Hyuk-jin.</p></div>'
)


@pytest.fixture
def review():
    show = make.ShowFactory(episode_count=16)
    person = make.PersonFactory(name="Shin Se-kyung", aliases="", name_hangul="신세경")
    make.CreditFactory(show=show, person=person, character="Oh Mi-joo", character_hangul="오미주")
    person = make.PersonFactory(name="Im Si-wan", aliases="", name_hangul="임시완")
    make.CreditFactory(show=show, person=person, character="Ki Seon-gyeom")
    review = make.ReviewFactory(show=show, body=BODY, dek="Mi-ju translates.")
    make.HighlightMomentFactory(review=review, title="Mi-ju waits", text="")
    return review


def row(page, words):
    return page.locator(".desk-names li").filter(has_text=words)


def test_each_button_settles_its_name(page, review):
    sign_in(page).goto(f"/admin/reviews/review/{review.pk}/change/")
    editor = page.locator('[role="textbox"][aria-label="Body"]')
    expect(editor).to_be_visible()
    said = page.locator("#desk-said")

    page.get_by_role("button", name="Correct all: “Mi-joo” for “Mi-ju”").click()
    expect(said).to_have_text("Corrected: Mi-joo, 6 times.")
    expect(row(page, "“Mi-ju”")).to_have_count(0)
    expect(page.get_by_label("Dek")).to_have_value("Mi-joo translates.")
    expect(page.locator("#id_moments-0-title")).to_have_value("Mi-joo waits")
    expect(editor.locator("strong em")).to_have_text("Mi-joo")
    expect(editor.locator("a")).to_have_text("Oh Mi-joo")
    expect(editor).to_contain_text("Mi-joo’s desk. Mi-joo, not Mi-ju-ran; Oh Mi-joo.")
    expect(editor).to_contain_text("“Mi-joo-ya!”")

    page.get_by_role("button", name="Add “Yim Si-wan” as another spelling").click()
    expect(said).to_have_text("“Yim Si-wan” is another spelling of Im Si-wan.")
    person = review.show.credits.get(character="Ki Seon-gyeom").person
    assert person.aliases == "Yim Si-wan"

    page.get_by_role("button", name="Ignore “Hyuk-jin”").click()
    expect(said).to_have_text("“Hyuk-jin” is ignored in this review.")
    assert IgnoredName.objects.filter(review=review, name="Hyuk-jin").exists()

    editor.click()
    page.keyboard.press("Control+z")
    expect(editor).to_contain_text("Mi-ju’s desk. Mi-ju, not Mi-ju-ran; Oh Mi-ju.")
    page.keyboard.press("Control+Shift+z")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    review.refresh_from_db()
    assert "<strong>desk. <em>Mi-joo</em></strong>" in review.body
    assert review.dek == "Mi-joo translates."


def test_name_in_hangul_is_corrected_before_particles_alone(page, review):
    review.body, review.dek = "<p>임시안은 임시안씨의 임시안호, 임시안</p>", "임시안-ah, 임시안이"
    review.save()
    sign_in(page).goto(f"/admin/reviews/review/{review.pk}/change/")
    editor = page.locator('[role="textbox"][aria-label="Body"]')
    expect(editor).to_be_visible()
    page.get_by_role("button", name="Correct all: “임시완” for “임시안”").click()
    expect(page.locator("#desk-said")).to_have_text("Corrected: 임시완, 5 times.")
    expect(editor).to_have_text("임시완은 임시완씨의 임시안호, 임시완")


def test_login_that_ended_is_said(page, review, console):
    sign_in(page).goto(f"/admin/reviews/review/{review.pk}/change/")
    page.context.clear_cookies()
    page.get_by_role("button", name="Ignore “Hyuk-jin”").click()
    expect(page.locator("#desk-said")).to_have_text("That did not work. Are you still logged in?")
    expect(row(page, "Hyuk-jin")).to_have_count(1)
    console.clear()


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, {"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_names_are_accessible(visitor, accessibility_faults, review, options):
    page = sign_in(visitor(**options))
    page.goto(f"/admin/reviews/review/{review.pk}/change/")
    expect(page.locator(".desk-names li").first).to_be_visible()
    assert [fault for fault in accessibility_faults(page) if "desk-names" in fault] == []
