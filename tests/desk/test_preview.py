"""The preview of unsaved work is the page that publishing it would give."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import lxml.html
import pytest
from django.db import connection
from django.utils import timezone

from desk.models import UnsavedWork
from reviews.guests import GOOD_FOR, guest_address
from reviews.models import Review
from tests import factories as make
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db


def preview_of(client, review, form):
    client.post(f"/admin/reviews/review/{review.pk}/kept/", form.data)
    return client.get(f"/admin/reviews/review/{review.pk}/preview/?_form={form.data['_form'][0]}")


def without_mark(html):
    """The mark: a banner, a word to robots, no counting of readers, nothing for machines, another second."""
    page = lxml.html.fromstring(html)
    marks = page.xpath(
        "//div[@class='banner'] | //meta[@name='robots'] | //script[@data-seen]"
        " | //meta[@property='article:published_time' or @property='article:modified_time']"
        " | //script[@type='application/ld+json']"
    )
    for mark in marks:
        mark.drop_tree()
    for dated in page.xpath("//*[@data-published]"):
        del dated.attrib["data-published"]
    return re.sub(r"\s+", " ", lxml.html.tostring(page, encoding="unicode"))


def type_everything(form, review):
    form.type(
        headline="A headline nobody has saved",
        body='<p>New words, and 한글.</p><div data-spoils-to="9"><p>Late.</p></div>'
        '<figure data-photo="3"></figure>',
        tags="slow burn, found family",
        rating="3.5",
    )
    form.type_row("photos", 1, alt="Other words for it", number="8")
    form.type_row("moments", 0, title="Another title", photo_number="8")
    form.type_row("lines", 0, DELETE="on")
    return form


def test_preview_is_the_page_after_publishing_but_for_its_mark(
    admin_client, client, desk_form, review
):
    review.published_at = None
    review.save()
    type_everything(desk_form, review)
    seen = preview_of(admin_client, review, desk_form)
    assert "A preview of work that is not saved." in seen.text
    assert desk_form.press("_button", "publish").status_code == 302
    page = client.get(review.get_absolute_url())
    assert "A headline nobody has saved" in page.text
    assert without_mark(seen.text) == without_mark(page.text)


def test_preview_stores_nothing(admin_client, desk_form, review):
    before = (
        list(Review.objects.values()),
        list(review.photos.values()),
        list(review.lines.values()),
    )
    type_everything(desk_form, review).add_row("lines", quote="Added")
    assert "Added" in preview_of(admin_client, review, desk_form).text
    assert before == (
        list(Review.objects.values()),
        list(review.photos.values()),
        list(review.lines.values()),
    )


def test_preview_leaves_out_what_the_form_would_refuse(admin_client, desk_form, review):
    desk_form.type(headline="Good words", spoils_to="77").add_row(
        "moments", title="", text="No title"
    )
    seen = preview_of(admin_client, review, desk_form)
    assert "Good words" in seen.text
    assert "No title" not in seen.text


def test_preview_of_new_review(admin_client):
    show = make.ShowFactory()
    form = DeskForm(admin_client, "/admin/reviews/review/add/")
    address = f"/admin/reviews/review/add/preview/?_form={form.data['_form'][0]}"
    assert "needs a show and a headline" in admin_client.get(address).text
    form.type(show=str(show.pk), headline="Brand new", slug="brand-new", body="<p>First words.</p>")
    admin_client.post("/admin/reviews/review/add/kept/", form.data)
    seen = admin_client.get(address)
    assert "Brand new" in seen.text
    assert "First words." in seen.text
    assert Review.objects.count() == 0


def test_preview_may_be_framed_by_the_desk_alone_and_has_the_public_policy(
    admin_client, desk_form, review
):
    seen = preview_of(admin_client, review, desk_form)
    assert seen["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in seen["Content-Security-Policy"]
    assert "unsafe-inline" not in seen["Content-Security-Policy"]
    assert seen["X-Robots-Tag"] == "noindex"
    assert "no-store" in seen["Cache-Control"]


def test_preview_is_for_those_who_may_change_the_review(client, review):
    client.force_login(make.UserFactory(is_staff=True))
    assert client.get(f"/admin/reviews/review/{review.pk}/preview/").status_code == 403


def test_guest_reads_a_draft_by_its_link(client, admin_client):
    draft = make.ReviewFactory(draft=True)
    form = admin_client.get(change_address(draft)).text
    address = re.search(r'value="http://testserver(/preview/[^"]+)"', form)[1]
    page = client.get(address)
    assert draft.headline in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    assert client.get(f"/reviews/{draft.slug}/").status_code == 404


def test_guest_link_ends_and_says_so(client):
    address = guest_address(make.ReviewFactory(draft=True))
    later = timezone.now() + GOOD_FOR + timedelta(minutes=1)
    with patch("django.core.signing.time.time", return_value=later.timestamp()):
        page = client.get(address)
    assert page.status_code == 410
    assert "This preview has ended" in page.text
    assert client.get(address).status_code == 200


def test_guest_link_of_what_is_public_leads_there(client, admin_client, review):
    assert client.get(guest_address(review)).url == review.get_absolute_url()
    assert "guest reader" not in admin_client.get(change_address(review)).text


def test_forged_guest_link_is_not_found(client):
    address = guest_address(make.ReviewFactory(draft=True))
    assert client.get(address.replace(":", "0:", 1)).status_code == 404
    assert client.get("/preview/x/").status_code == 404


def test_preview_of_scheduled_review_keeps_its_hour(admin_client, review, desk_form):
    review.published_at = timezone.now() + timedelta(days=3)
    review.save()
    preview_of(admin_client, review, desk_form)
    review.refresh_from_db()
    assert review.published_at > timezone.now()
    assert UnsavedWork.objects.count() == 1
    assert connection.in_atomic_block  # the test's own: the preview has closed its own


def test_preview_bears_what_the_database_would_refuse(admin_client, desk_form, review):
    """Another review's address, photos that swap their numbers, and a row that is not sound."""
    other = make.ReviewFactory()
    desk_form.type(slug=other.slug, dek="Still shown?")
    desk_form.type_row("photos", 0, number="2").type_row("photos", 1, number="1")
    desk_form.type_row("photos", 2, DELETE="on").add_row("photos", number="9", alt="")
    seen = preview_of(admin_client, review, desk_form)
    assert seen.status_code == 200
    assert review.headline in seen.text
    assert review.photos.count() == 3


def banner_of(page):
    (banner,) = lxml.html.fromstring(page.text).xpath("//div[@class='banner']")
    return banner.text_content()


def test_preview_of_a_planned_review_says_when_it_appears(admin_client, client, review):
    review.publish(datetime(2099, 12, 24, 10, tzinfo=ZoneInfo("Asia/Seoul")))
    seen = admin_client.get(f"/admin/reviews/review/{review.pk}/preview/")
    assert banner_of(seen) == (
        "A preview: readers do not see this yet. It appears on 24 December 2099, 10:00."
    )
    (dated,) = lxml.html.fromstring(seen.text).xpath("//article//header//time[1]/@datetime")
    assert dated.startswith("2099-12-24")
    form = DeskForm(admin_client, change_address(review)).type(headline="Typed since")
    assert banner_of(preview_of(admin_client, review, form)) == (
        "A preview of work that is not saved."
    )


@pytest.mark.parametrize("facts", [{}, {"draft": True}])
def test_preview_of_what_is_saved_says_so(admin_client, facts):
    review = make.ReviewFactory(**facts)
    seen = admin_client.get(f"/admin/reviews/review/{review.pk}/preview/")
    assert banner_of(seen) == "A preview of what is saved."
