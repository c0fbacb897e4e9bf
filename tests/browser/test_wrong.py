"""A form that was refused stands where it says what is wrong, and leads to the boxes."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.test_pasted_article import read

pytestmark = pytest.mark.django_db(transaction=True)
WRONG = "What is to be corrected"
WHOLE = 0.99
"""Of a box that is in sight: a browser rounds."""


@pytest.fixture(params=["page", "phone", "plain_page"])
def refused(request):
    """Sent from the end of a long form, whose address still names the box that was looked at before."""
    review = make.ReviewFactory(body="<p>One.</p>" * 50)
    make.PhotoFactory(review=review, number=4)
    desk = sign_in(request.getfixturevalue(request.param))
    desk.goto(f"/admin/reviews/review/{review.pk}/change/#id_tags")
    desk.get_by_label("Headline").fill("")
    desk.get_by_label("Alternative text").first.fill("")
    desk.get_by_role("button", name="Save", exact=True).click()
    return desk


def test_page_stands_where_it_says_what_is_wrong(refused):
    wrong = refused.get_by_role("group", name=WRONG)
    expect(wrong).to_be_focused()
    expect(wrong).to_be_in_viewport(ratio=WHOLE)
    expect(refused.locator(".errornote").first).to_be_in_viewport(ratio=WHOLE)
    expect(wrong.get_by_role("link")).to_have_text(
        [
            "Headline: This field is required.",
            "Photo 4, Alternative text: This field is required.",
        ]
    )
    wrong.get_by_role("link").last.click()
    box = refused.get_by_label("Alternative text").first
    expect(box).to_be_focused()
    expect(box).to_be_in_viewport(ratio=WHOLE)


def test_form_of_a_new_row_does_so_too(page):
    sign_in(page).goto("/admin/people/person/add/")
    page.get_by_label("Groups").fill("ZE:A")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("group", name=WRONG)).to_be_focused()


@pytest.mark.parametrize("kind", ["page", "phone", "plain_page"])
def test_form_of_an_article_stands_there_too(request, kind):
    """Not at what was read from the article, which comes first on the page."""
    desk = read(sign_in(request.getfixturevalue(kind)))
    desk.get_by_label("Headline").fill("")
    desk.get_by_role("button", name="Save", exact=True).click()
    wrong = desk.get_by_role("group", name=WRONG)
    expect(wrong).to_be_focused()
    expect(wrong).to_be_in_viewport(ratio=WHOLE)


def test_list_of_what_is_wrong_has_no_accessibility_faults(page, accessibility_faults):
    sign_in(page).goto("/admin/people/person/add/")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("group", name=WRONG)).to_be_visible()
    assert accessibility_faults(page) == []
