"""Beside a review’s form, and within a long text: what is pressed, copied and kept in sight."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


# At once, for the panel comes anew while an editor writes.
SIDES = """() => [...document.querySelectorAll("#desk-panel, #desk-panel .desk-guest > *")].map((part) => {
  const { left, right } = part.getBoundingClientRect();
  return [left, right];
})"""


@pytest.fixture
def form(page):
    body = "<h2>One</h2>" + "<p>A long day at the track.</p>" * 80
    review = make.ReviewFactory(draft=True, dek="", body=body)
    sign_in(page).goto(f"/admin/reviews/review/{review.pk}/change/")
    return page


def test_preview_closes_on_the_second_press_and_says_so(form):
    button = form.get_by_role("button", name="Phone")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(form.locator("#desk-said")).to_contain_text("Press the button again to close it")
    frame = form.frame_locator("#desk-preview iframe")
    expect(frame.get_by_role("contentinfo")).to_be_attached()  # all of it has come
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(form.locator("#desk-said")).to_have_text("Preview closed.")
    expect(form.locator("#desk-preview iframe")).to_be_hidden()


def test_guest_link_is_copied(form):
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.get_by_role("button", name="Copy").click()
    expect(form.locator("#desk-said")).to_have_text("Copied")
    copied = form.evaluate("navigator.clipboard.readText()")
    assert copied == form.get_by_label("Link to the saved draft").input_value()


def test_buttons_of_the_text_stay_in_sight(form):
    bar = form.get_by_role("toolbar")
    form.locator(".ProseMirror p").nth(60).scroll_into_view_if_needed()
    assert 0 <= bar.bounding_box()["y"] < 200


def test_advice_leads_to_a_box_with_its_label(form):
    form.get_by_role("link", name="There is no dek").click()
    label = form.locator("label[for=id_dek]").bounding_box()
    assert label["y"] > 0


@pytest.mark.parametrize("width", [390, 1280])
def test_guest_link_stays_within_its_panel(form, width):
    form.set_viewport_size({"width": width, "height": 844})
    panel, *parts = form.evaluate(SIDES)
    assert len(parts) == 3
    for left, right in parts:
        assert panel[0] <= left
        assert right <= panel[1]
