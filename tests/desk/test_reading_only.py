"""Who may look and not change gets the text as readers do, and nothing to press."""

import pytest

from tests import factories as make
from tests.accounts.test_roles import sign_in
from tests.desk.conftest import change_address

pytestmark = pytest.mark.django_db


def test_who_may_only_read_gets_the_text_and_no_controls(client):
    veiled = '<div data-spoils-to="8"><p>He leaves.</p></div><figure data-photo="1"></figure>'
    review = make.ReviewFactory(body=f"<p>She <em>runs</em>.</p>{veiled}")
    photo = make.PhotoFactory(review=review, number=1, alt="Lane four")
    make.VerdictFactory(review=review, last_episode=11)
    make.CorrectionFactory(review=review, text="Not Busan.")
    sign_in(client, "Writer")
    page = client.get(change_address(review)).text
    assert "Not Busan." in page
    assert "1–11" in page
    assert "<p>She <em>runs</em>.</p>" in page
    assert '<details class="veil" data-spoils-to="8"' in page
    assert photo.image.name.rpartition("/")[0] in page
    assert "desk/photo-" not in page
    assert "&lt;p&gt;" not in page


def test_who_may_change_has_the_controls(admin_client):
    page = admin_client.get(change_address(make.ReviewFactory())).text
    assert "desk/photo-drop" in page


def test_calendar_offers_no_date_to_who_may_set_none(client):
    for group, offers in (("Writer", False), ("Editor", True)):
        sign_in(client, group)
        assert ("desk-add" in client.get("/admin/calendar/?month=2099-12").text) is offers
