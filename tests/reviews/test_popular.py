"""What the front page calls popular: what is read this month, else what is talked about."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from tests import factories as make


def ranked(client) -> list[tuple[str, int, int]]:
    found = client.get("/").context["popular"]()
    return [(review.headline, review.view_count, review.comment_count) for review in found]


def shown(client) -> tuple[str, list[str]]:
    """The section's heading and the headlines below it, as they stand on the page."""
    section = html.document_fromstring(client.get("/").text).xpath("//section[.//ol]")[0]
    return section.findtext(".//h2"), [link.text for link in section.xpath(".//h3/a")]


def viewed(review, count, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    make.DailyViewsFactory(review=review, day=day, count=count)


@pytest.fixture
def reviews(db):
    """Read much and talked about, read little, only talked about, and neither."""
    names = ["Read", "Glanced at", "Talked about", "Left alone"]
    read, glanced, talked, alone = (make.ReviewFactory(headline=name) for name in names)
    for days_ago in (0, 12, 29):
        viewed(read, 10, days_ago)
    viewed(glanced, 2, 3)
    viewed(talked, 9_000, 30)
    make.CommentFactory.create_batch(2, review=read)
    make.CommentFactory.create_batch(3, review=talked)
    make.CommentFactory.create_batch(4, review=alone, pending=True)
    return read, glanced, talked, alone


def test_most_read_of_thirty_days_come_first_then_the_talked_about(client, reviews):
    assert ranked(client) == [("Read", 30, 2), ("Glanced at", 2, 0), ("Talked about", 0, 3)]
    assert shown(client) == ("Popular this month", ["Read", "Glanced at", "Talked about"])


def test_comments_decide_between_reviews_read_alike(client, reviews):
    viewed(reviews[3], 2)
    make.CommentFactory(review=reviews[3])
    assert [name for name, _, _ in ranked(client)[1:3]] == ["Left alone", "Glanced at"]


def test_where_counting_is_off_talk_alone_decides(client, reviews, settings):
    settings.COUNT_VIEWS = False
    assert ranked(client) == [("Talked about", 0, 3), ("Read", 0, 2)]
    assert shown(client) == ("Most discussed", ["Talked about", "Read"])


def test_heading_claims_no_readers_before_one_is_counted(client, db):
    make.CommentFactory()
    assert shown(client)[0] == "Most discussed"


def test_without_readers_and_talk_there_is_no_section(client, db):
    make.ReviewFactory()
    assert "Most discussed" not in client.get("/").text


def test_unpublished_review_is_not_popular(client, db):
    viewed(make.ReviewFactory(headline="Shown"), 1)
    viewed(make.ReviewFactory(scheduled=True), 1_000)
    assert shown(client)[1] == ["Shown"]


def test_review_without_comments_prints_no_number_of_them(client, db):
    viewed(make.ReviewFactory(), 1)
    assert "0 comments" not in client.get("/").text


@pytest.mark.parametrize("is_on", [True, False])
def test_about_says_what_is_counted_where_it_is(client, db, settings, is_on):
    settings.COUNT_VIEWS = is_on
    assert ("Nobody is followed" in client.get("/about/").text) is is_on


@pytest.mark.django_db(transaction=True)
def test_first_comment_of_a_site_makes_its_review_popular_at_once(client, watched):
    review = make.ReviewFactory(headline="New here")
    assert ranked(client) == []
    make.CommentFactory(review=review)
    assert ranked(client) == [("New here", 0, 1)]
