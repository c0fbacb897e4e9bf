"""The history tells its versions apart, compares any two, and says when one was restored."""

from datetime import timedelta

import lxml.html
import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from desk.comparison import differences
from desk.models import Version
from reviews.models import Review
from tests import factories as make

pytestmark = pytest.mark.django_db


def history(client, review):
    return lxml.html.fromstring(client.get(f"/admin/reviews/review/{review.pk}/history/").text)


def cells(page, column):
    return [cell.text_content() for cell in page.xpath(f".//tbody/tr/*[{column}]")]


@pytest.fixture
def kept(review):
    """Three versions: as it was; another headline and photo; a line gone and a moment there."""
    first = Version.objects.keep(review)
    review.headline, review.body = "Another", "<p>New.</p>"
    review.save()
    review.photos.filter(number=2).update(alt="New words")
    second = Version.objects.keep(review)
    review.lines.last().delete()
    make.HighlightMomentFactory(review=review)
    review.tags.add("zeal")
    return [first, second, Version.objects.keep(review)]


def test_each_row_says_what_changed(admin_client, review, kept):
    assert cells(history(admin_client, review), 4) == [
        "Tags, Moment 3 added, Line 2 removed",
        "Headline, Body, Photo 2",
        "–",
    ]


def test_seconds_tell_apart_what_was_saved_in_one_minute(admin_client, review, kept):
    at = timezone.localtime().replace(second=5, microsecond=0)
    moments = (at - timedelta(hours=1), at, at + timedelta(seconds=9))
    for version, moment in zip(kept, moments, strict=True):
        Version.objects.filter(pk=version.pk).update(saved_at=moment)
    newest, second, first = cells(history(admin_client, review), 2)
    assert (newest.count(":"), second[-3:], first.count(":")) == (2, ":05", 1)


@pytest.mark.parametrize("query", ["one=1&other=3", "one=3&other=1"])
def test_any_two_are_compared_the_older_first(admin_client, review, kept, query):
    page = admin_client.get(f"/admin/reviews/review/{review.pk}/versions/compare/?{query}").text
    assert "<ins>zeal</ins>" in page
    assert "<ins>Another</ins>" in page


@pytest.mark.parametrize("query", ["", "one=1", "one=1&other=x", "one=1&other=9", "one=²&other=1"])
def test_comparison_with_nothing_is_not_found(admin_client, review, kept, query):
    address = f"/admin/reviews/review/{review.pk}/versions/compare/?{query}"
    assert admin_client.get(address).status_code == 404


def test_version_leads_to_its_neighbours(admin_client, review, kept):
    page = lxml.html.fromstring(
        admin_client.get(f"/admin/reviews/review/{review.pk}/versions/2/").text
    )
    links = {link.get("rel"): link.get("href") for link in page.xpath(".//a[@rel]")}
    assert links["prev"].endswith("/versions/1/")
    assert links["next"].endswith("/versions/3/")


def test_tags_are_compared_whole(kept):
    (tags,) = (one for one in differences(kept[1].sheet, kept[2].sheet) if one.label == "Tags")
    assert tags.before == "slow burn, 오피스"
    assert sorted(tags.after.split(", ")) == sorted(["slow burn", "<ins>zeal</ins>", "오피스"])


def test_restoring_is_among_the_recent_activity(admin_client, review, kept):
    admin_client.post(f"/admin/reviews/review/{review.pk}/versions/1/restore/")
    assert LogEntry.objects.get().get_change_message() == "Version 1 restored."
    assert f'href="/admin/reviews/review/{review.pk}/change/"' in admin_client.get("/admin/").text


def test_restoring_what_it_is_already_updates_nothing(admin_client, review, kept):
    before = Review.objects.get(pk=review.pk).updated_at
    address = f"/admin/reviews/review/{review.pk}/versions/3/restore/"
    assert "is what it was in version 3 already" in admin_client.post(address, follow=True).text
    assert Review.objects.get(pk=review.pk).updated_at == before
    assert Version.objects.count() == 3
