"""A scheduled review appears at its moment by itself: nothing runs, nobody came by, no cache keeps it."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from reviews.models import RankedList, Review
from tests import factories as make
from tests.desk_form import DeskForm
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db
AT = (timezone.now() + timedelta(days=2)).replace(microsecond=0)  # within a login’s life
SECOND = timedelta(seconds=1)
LONGEST = 60  # seconds
WHERE = {
    "reviews:home",
    "reviews:review_list",
    "reviews:tag_detail",
    "reviews:search",
    "shows:show_detail",
    "feed",
    "news_sitemap",
}


@pytest.fixture
def clock(monkeypatch):
    """Sets the time of the site."""

    def set_to(now: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return set_to


def pages_with(client, world, words: str) -> set[str]:
    return {
        page.name for page in PUBLIC_PAGES if words.encode() in client.get(page.url(world)).content
    }


@pytest.fixture
def world():
    world = build_world(1)
    facts = {"show": world.show, "tags": [world.tag], "headline": "Run On, once more"}
    make.ReviewFactory(slug="once-more", published_at=AT, **facts)
    return world


def test_review_is_nowhere_a_second_before_its_time(client, world, clock):
    clock(AT - SECOND)
    assert pages_with(client, world, "once-more") == set()
    assert client.get("/reviews/once-more/").status_code == 404


def test_review_is_everywhere_at_its_time(client, world, clock):
    clock(AT)
    assert pages_with(client, world, "once-more") >= WHERE
    assert client.get("/reviews/once-more/").status_code == 200


def test_review_appears_between_two_visits(client, world, clock):
    clock(AT - SECOND)
    assert pages_with(client, world, "once-more") == set()
    clock(AT)
    assert pages_with(client, world, "once-more") >= WHERE


def test_ranked_list_appears_at_its_time(client, clock):
    ranked_list = RankedList.objects.get(pk=make.RankedListFactory(published_at=AT).pk)
    clock(AT - SECOND)
    assert ranked_list.title not in client.get("/lists/").text
    clock(AT)
    assert ranked_list.title in client.get("/lists/").text


# A card that says anything else has another address.
MAY_CHANGE = [page for page in PUBLIC_PAGES if page.name != "cards:card"]


@pytest.mark.parametrize("page", MAY_CHANGE, ids=str)
def test_no_cache_may_keep_a_page_for_longer_than_a_minute(client, page):
    assert seconds_kept(client.get(page.url(build_world(1)))) <= LONGEST


def seconds_kept(response) -> float:
    """How long a cache may show it unasked; for ever where it is left to guess by the page's age."""
    words = response.get("Cache-Control", "").replace(" ", "").lower().split(",")
    told = dict(word.partition("=")[::2] for word in words)
    if told.keys() & {"no-store", "no-cache"}:
        return 0
    lifetimes = [int(told[name]) for name in told.keys() & {"max-age", "s-maxage"}]
    beyond = [int(told[name]) for name in told if name.startswith("stale-")]
    if lifetimes:
        return max(lifetimes) + max(beyond, default=0)
    return float("inf") if {"Last-Modified", "Expires"} & set(response.headers) else 0


@pytest.fixture
def failing(monkeypatch):
    """The database fails just after a review was published, as it may at any moment of a request."""
    publish = Review.publish

    def publish_and_fail(review: Review) -> None:
        publish(review)
        raise DatabaseError("disk full")

    monkeypatch.setattr(Review, "publish", publish_and_fail)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at", [None, AT], ids=["draft", "scheduled"])
def test_failed_button_leaves_the_schedule_as_it_was(admin_client, clock, failing, at):
    clock(AT - SECOND)
    review = make.ReviewFactory(published_at=at)
    form = DeskForm(admin_client, f"/admin/reviews/review/{review.pk}/change/")
    with pytest.raises(DatabaseError, match="disk full"):
        form.press("_button", "publish")
    review.refresh_from_db()
    assert review.published_at == at


@pytest.mark.django_db(transaction=True)
def test_failed_action_publishes_none_of_them(admin_client, clock, monkeypatch):
    clock(AT - SECOND)
    reviews = [make.ReviewFactory(published_at=at) for at in (None, AT, None)]
    publish, pressed = Review.publish, []

    def fail_at_the_last(review: Review) -> None:
        publish(review)
        pressed.append(review)
        if len(pressed) == len(reviews):
            raise DatabaseError("disk full")

    monkeypatch.setattr(Review, "publish", fail_at_the_last)
    data = {"action": "publish_now", "_selected_action": [review.pk for review in reviews]}
    with pytest.raises(DatabaseError, match="disk full"):
        admin_client.post("/admin/reviews/review/", data)
    dates = Review.objects.order_by("pk").values_list("published_at", flat=True)
    assert list(dates) == [None, AT, None]
    assert timezone.now() < AT
