"""A refused form names above its boxes what is wrong, and leads there."""

import lxml.html
import pytest

from tests.desk.conftest import change_address
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db


def listed(response):
    """The words and the place of each fault; every place is on the page."""
    page = lxml.html.fromstring(response.text)
    links = page.xpath("//*[contains(@class, 'desk-wrong')]//li")
    found = [(one.text_content(), (one.xpath("a/@href") or ["#"])[0][1:]) for one in links]
    assert [place for _, place in found if place and not page.xpath("//*[@id=$id]", id=place)] == []
    return found


def test_faults_of_boxes_and_rows_lead_to_them(desk_form):
    desk_form.type(headline="", published_at_0="Friday", published_at_1="noon")
    desk_form.type_row("photos", 2, alt="", number=7)
    page = desk_form.type_row("lines", 0, episode="0").press()
    assert listed(page) == [
        ("Headline: This field is required.", "id_headline"),
        ("Published at: Enter a valid date.", "id_published_at_0"),
        ("Published at: Enter a valid time.", "id_published_at_1"),
        ("Photo 7, Alternative text: This field is required.", "id_photos-2-alt"),
        ("Memorable line 1, Episode: Episodes are counted from 1.", "id_lines-0-episode"),
    ]
    assert len(errors_of(page)) == 4


def test_fault_of_a_whole_row_and_of_the_form_is_listed(admin_client, desk_form, review):
    DeskForm(admin_client, change_address(review)).type(headline="Theirs").press()
    page = desk_form.type(headline="Mine").add_row("lines", comment="Of no line").press()
    assert [(words.partition(" while")[0], place) for words, place in listed(page)] == [
        ("admin saved a newer version", ""),
        ("Memorable line 3: Write the line in at least one language.", "lines-2"),
    ]


def test_removed_row_is_no_fault(desk_form):
    desk_form.type(headline="").type_row("photos", 2, alt="", DELETE="on")
    assert [place for _, place in listed(desk_form.press())] == ["id_headline"]


def test_list_has_the_focus_but_where_a_newer_version_is_asked_about(
    admin_client, desk_form, review
):
    assert 'tabindex="-1" autofocus>' in desk_form.type(headline="").press().text
    DeskForm(admin_client, change_address(review)).type(headline="Theirs").press()
    page = desk_form.type(headline="Mine").press().text
    assert "Two versions" in page
    assert "autofocus" not in page


@pytest.mark.parametrize("address", ["people/person/add/", "accounts/user/add/", "shows/show/add/"])
def test_other_forms_of_the_desk_do_so_too(admin_client, address):
    page = DeskForm(admin_client, f"/admin/{address}").press()
    assert len(listed(page)) == len(errors_of(page)) > 0
    assert "change_form.js" not in page.text


def test_form_that_nobody_refused_lists_nothing(admin_client):
    page = admin_client.get("/admin/people/person/add/").text
    assert "desk-wrong" not in page
    assert "change_form.js" in page
