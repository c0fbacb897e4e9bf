"""Wherever a moment is typed its zone stands beside the box."""

import lxml.html
import pytest
from django.utils import timezone

from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db

FORMS = [
    (
        make.ReviewFactory,
        "reviews/review",
        {
            *("published_at", "featured_at"),
            *("verdicts-__prefix__-given_at", "corrections-__prefix__-corrected_at"),
        },
    ),
    (make.RankedListFactory, "reviews/rankedlist", {"published_at"}),
    (make.UserFactory, "accounts/user", {"last_login", "date_joined"}),
]


def labels(client, url: str) -> dict[str, str]:
    tree = lxml.html.fromstring(client.get(url).content.decode())
    boxes = tree.xpath("//input[contains(@class, 'vTimeField')]/@id")
    return {box: tree.xpath(f"string(//label[@for='{box}'])") for box in boxes}


@pytest.mark.parametrize(("factory", "page", "moments"), FORMS, ids=["review", "list", "user"])
def test_zone_of_every_moment_is_named(admin_client, factory, page, moments):
    found = labels(admin_client, f"/admin/{page}/{factory().pk}/change/")
    assert found == {f"id_{moment}_1": "Time in Asia/Seoul:" for moment in moments}


def test_another_zone_is_named_and_meant(admin_client):
    review = make.ReviewFactory()
    zone = make.HouseFactory(time_zone="Europe/Berlin").zone
    page = admin_client.get(f"/admin/reviews/review/{review.pk}/change/").content.decode()
    assert f'value="{timezone.localtime(review.published_at, zone):%H:%M:%S}"' in page
    assert "Time in Europe/Berlin:" in page
    # What Django’s own note reads, where the browser is in another zone.
    assert 'data-admin-server-timezone="Europe/Berlin"' in page


def test_who_may_only_look_reads_the_zone_at_the_foot(admin_client):
    page = admin_client.get("/admin/comments/comment/").content.decode()
    assert "All times at the desk are in Asia/Seoul, UTC+9." in page


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_year_that_no_zone_can_tell_is_refused(admin_client, day):
    review = make.ReviewFactory()
    form = DeskForm(admin_client, f"/admin/reviews/review/{review.pk}/change/")
    refused = form.type(published_at_0=day, published_at_1="00:00:00").press()
    assert "Give a year from 1900 to 9998." in refused.text
