"""Work at the desk that is not saved yet."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import sign_in
from tests.images.test_cleaning import picture

pytestmark = pytest.mark.django_db(transaction=True)


def test_leaving_unsaved_work_asks_first_and_saving_does_not(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    person = make.PersonFactory()
    sign_in(page)
    page.goto(f"/admin/people/person/{person.pk}/change/")
    page.locator("#id_groups").press_sequentially("ZE:A")
    page.goto("/admin/")
    assert asked == ["beforeunload"]
    page.goto(f"/admin/people/person/{person.pk}/change/")
    page.locator("#id_groups").press_sequentially("ZE:A")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert asked == ["beforeunload"]


def test_file_lost_by_a_refused_form_is_named(page):
    sign_in(page)
    page.goto("/admin/people/person/add/")
    still = {"name": "siwan.png", "mimeType": "image/png", "buffer": picture("PNG")}
    page.locator("#id_photo").set_input_files(still)
    page.locator("#id_born_on").fill("yesterday")
    page.locator("form").evaluate_all("forms => forms.forEach((form) => (form.noValidate = true))")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Choose “siwan.png” again")).to_be_visible()


def test_file_that_was_refused_is_not_asked_for_again(page):
    sign_in(page)
    page.goto("/admin/people/person/add/")
    notes = {"name": "notes.png", "mimeType": "image/png", "buffer": b"Lane four."}
    page.locator("#id_name").fill("Im Si-wan")
    page.locator("#id_photo").set_input_files(notes)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#id_photo_error")).to_contain_text("not a picture we can read")
    expect(page.locator(".desk-file-lost")).to_have_count(0)
