"""Lists of a large site: the same rows in the same order, without all of them being put in order."""

from datetime import date, timedelta
from itertools import chain
from time import sleep

import pytest
from django.utils import timezone
from lxml import html

from reviews.front import _read_ways
from reviews.in_order import PER_PAGE, LeastSpoilingFirst
from reviews.models import MemorableLine
from reviews.size import is_large
from rows.kept import LARGE, Counted, RoughlyBy
from rows.until import next_change
from tests import factories as make
from tests.browsing import found, main_of, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(monkeypatch):
    """Whatever has more than three rows."""
    monkeypatch.setattr("reviews.in_order.LARGE", 3)


@pytest.fixture
def lines():
    """Sixty lines of six reviews: each gives away nothing, its episode, or the finale."""
    for review in make.ReviewFactory.create_batch(6):
        for episode in (None, 3, None, 16, 3, None, 3, None, 1, 16):
            make.MemorableLineFactory(review=review, episode=episode)
    make.MemorableLineFactory(review=make.ReviewFactory(draft=True), episode=None)


def in_order():
    every = MemorableLine.objects.published()
    return list(every.order_by("spoils_to", "-review__published_at", "-review", "pk"))


def test_pages_of_a_large_list_are_those_of_a_small_one(client, lines, large):
    pages = [list(client.get("/lines/", {"page": n}).context["page"]) for n in (1, 2, 3)]
    assert [len(page) for page in pages] == [PER_PAGE, PER_PAGE, 12]
    assert list(chain(*pages)) == in_order()


@pytest.mark.parametrize("cut", [slice(0, 24), slice(24, 24), slice(23, 25), slice(20, 60)])
def test_cut_of_a_large_list(lines, large, cut):
    every = MemorableLine.objects.all()
    counts = every.published().counts_by_boundary()
    assert LeastSpoilingFirst(every, every, counts)[cut] == in_order()[cut]


def test_page_of_a_large_list_asks_for_no_more_than_it_shows(
    lines, large, django_assert_num_queries
):
    every = MemorableLine.objects.all()
    counts = every.published().counts_by_boundary()
    with django_assert_num_queries(2):
        LeastSpoilingFirst(every, every, counts)[0:24]
    with django_assert_num_queries(4):
        LeastSpoilingFirst(every, every, counts)[24:48]


def test_count_that_is_late_breaks_no_page(lines, large):
    every = MemorableLine.objects.all()
    late = LeastSpoilingFirst(every, every, {0: 30, 3: 18, 16: 200})
    assert [line.spoils_to for line in late[24:48]] == [3] * 18
    assert late[240:248] == []


def test_reviews_of_a_common_tag_are_those_of_a_rare_one(client, monkeypatch):
    reviews = make.ReviewFactory.create_batch(30)
    make.ReviewFactory(draft=True).tags.add("slow burn")
    for review in reviews[::2]:
        review.tags.add("slow burn")
    rare = list(found(client, "/tags/slow-burn/"))
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *rows: True)
    assert list(found(client, "/tags/slow-burn/")) == rare
    newest = sorted(reviews[::2], key=lambda review: review.published_at, reverse=True)
    assert rare == newest


def test_show_that_is_not_among_the_most_quoted_is_offered_where_it_is_chosen(client, monkeypatch):
    monkeypatch.setattr("rows.facets.MOST", 2)
    for slug, count in (("signal", 3), ("run-on", 2)):
        make.MemorableLineFactory.create_batch(count, review=make.ReviewFactory(show__slug=slug))
    assert "that occur most" not in main_of(client, "/lines/").text_content()
    make.MemorableLineFactory(review=make.ReviewFactory(show__slug="misaeng"))
    assert offered(client, "/lines/")["show"] == {"signal": 3, "run-on": 2}
    assert offered(client, "/lines/", show="misaeng")["show"] == {
        "signal": 3,
        "run-on": 2,
        "misaeng": 1,
    }
    assert "The 2 that occur most:" in main_of(client, "/lines/").text_content()


def test_few_values_are_all_offered_and_no_page_says_otherwise(client):
    make.MemorableLineFactory()
    assert "that occur most" not in main_of(client, "/lines/").text_content()


def line_on(day, client, monkeypatch):
    monkeypatch.setattr("reviews.front.timezone.localdate", lambda: date(2030, 2, day))
    return client.get("/").context["line"]()


def test_day_chooses_one_of_all_lines(client, monkeypatch):
    lines = [make.MemorableLineFactory(episode=None) for _ in range(5)]
    assert {line_on(day, client, monkeypatch) for day in range(1, 29)} == {*lines}


def test_day_mostly_keeps_to_its_line_where_another_is_added(client, monkeypatch):
    make.MemorableLineFactory.create_batch(20, episode=None)
    before = [line_on(day, client, monkeypatch) for day in range(1, 29)]
    make.MemorableLineFactory(episode=None)
    after = [line_on(day, client, monkeypatch) for day in range(1, 29)]
    assert sum(one == other for one, other in zip(before, after, strict=True)) >= 22


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("large", "count"), [(6, 7), (5, 6)], ids=["small", "large"])
def test_counts_of_a_large_list_stay_as_they_are(
    client, monkeypatch, nothing_counted, large, count
):
    monkeypatch.setattr("rows.kept.LARGE", large)
    monkeypatch.setattr("rows.browsing.LARGE", large)
    review = make.ReviewFactory(show__slug="signal")
    make.MemorableLineFactory.create_batch(6, review=review, episode=None)
    assert offered(client, "/lines/")["show"] == {"signal": 6}
    newer = make.ReviewFactory(show=review.show, published_at=timezone.now())
    make.MemorableLineFactory(review=newer, episode=None, quote="The seventh line.")
    page = client.get("/lines/")
    assert offered(client, "/lines/")["show"] == {"signal": count}
    assert "The seventh line." in page.text


@pytest.mark.django_db(transaction=True)
def test_front_page_of_a_large_site_leads_to_nothing_that_was_withdrawn(
    client, monkeypatch, nothing_counted
):
    monkeypatch.setattr("rows.kept.LARGE", 1)
    monkeypatch.setattr("reviews.front.LARGE", 1)
    ways = Counted(_read_ways, next_change, size=lambda ways: ways.size)
    monkeypatch.setattr("reviews.front._ways", ways)
    make.ReviewFactory(tags=["kept"], show__title="Signal")
    secret = make.ReviewFactory(tags=["secret"], show__title="Unannounced")
    before = client.get("/").text
    assert "/tags/secret/" in before
    assert "Unannounced" in before
    secret.published_at = None
    secret.save()
    after = client.get("/").text
    assert "/tags/kept/" in after
    assert "Signal" in after
    assert "/tags/secret/" not in after
    assert "Unannounced" not in after


@pytest.mark.parametrize("asked", ["", "?show=signal", "?page=2"])
def test_tag_of_a_draft_has_no_page(client, asked):
    make.ReviewFactory(show__slug="signal", draft=True, tags=["secret"])
    assert client.get(f"/tags/secret/{asked}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "٣", "x", "\x00"])
def test_page_that_there_is_not_is_the_nearest(client, lines, large, number):
    for address in ("/lines/", "/reviews/"):
        assert client.get(address, {"page": number}).status_code == 200


@pytest.mark.parametrize("asked", [{"episode": "3"}, {"spoilers": "none"}])
def test_large_list_that_is_narrowed(client, lines, large, asked):
    narrow = {"episode": 3} if "episode" in asked else {"spoils_to": 0}
    narrowed = [line for line in in_order() if all(vars(line)[k] == v for k, v in narrow.items())]
    assert list(found(client, "/lines/", **asked)) == narrowed


@pytest.mark.django_db(transaction=True)
def test_speaker_of_a_large_list_is_offered_no_more_once_the_line_is_veiled(
    client, monkeypatch, nothing_counted
):
    monkeypatch.setattr("rows.browsing.LARGE", 1)
    review = make.ReviewFactory()
    make.MemorableLineFactory.create_batch(2, review=review, speaker="Poster copy", episode=None)
    line = make.MemorableLineFactory(review=review, speaker="The one who was dead", episode=None)
    assert set(offered(client, "/lines/")["speaker"]) == {"Poster copy", line.speaker}
    line.spoils_to_override = 16
    line.save()
    assert set(offered(client, "/lines/")["speaker"]) == {"Poster copy"}
    make.MemorableLineFactory(review=review, speaker="Poster copy", episode=None)
    assert offered(client, "/lines/")["speaker"] == {"Poster copy": 2}, "late, while it is true"


@pytest.mark.django_db(transaction=True)
def test_speaker_of_a_large_list_is_offered_for_another_line_than_before(
    client, monkeypatch, nothing_counted
):
    monkeypatch.setattr("rows.browsing.LARGE", 1)
    review = make.ReviewFactory()
    first, _ = make.MemorableLineFactory.create_batch(
        2, review=review, speaker="Poster copy", episode=None
    )
    assert offered(client, "/lines/")["speaker"] == {"Poster copy": 2}
    first.delete()
    make.MemorableLineFactory(review=review, speaker="Trailer", episode=None)
    assert offered(client, "/lines/")["speaker"] == {"Poster copy": 1, "Trailer": 1}


@pytest.mark.parametrize("has_many", [True, False])
def test_feed_of_a_tag_of_a_large_site(client, monkeypatch, has_many):
    monkeypatch.setattr("reviews.in_order.COMMON", 2 if has_many else 3)
    tagged = make.ReviewFactory.create_batch(3, tags=["slow burn"])
    make.ReviewFactory(tags=["other"])
    make.ReviewFactory(draft=True, tags=["slow burn"])
    is_large.keep(True)
    feed = client.get("/tags/slow-burn/feed.json").json()
    newest = sorted(tagged, key=lambda review: review.published_at, reverse=True)
    assert [item["title"] for item in feed["items"]] == [one.headline for one in newest]
    assert client.get("/tags/none/feed.json").status_code == 404


def show_of(year, title):
    return make.ShowFactory(title=title, year=year, aired_from=None, aired_to=None)


def years_on(client):
    page = html.document_fromstring(client.get("/years/").text)
    cards = page.xpath("//main//ul[@class='cards']/li")
    return [" ".join(card.text_content().split()) for card in cards]


@pytest.mark.django_db(transaction=True)
def test_years_of_a_large_site_are_late_with_what_is_counted_alone(client, monkeypatch, watched):
    for name in ("_rated", "_ratings"):
        monkeypatch.setattr(f"reviews.years.{name}", RoughlyBy(lambda counts: LARGE + 1))
    show = make.ReviewFactory(show=show_of(2016, "Signal"), rating=4).show
    made = make.RankedListFactory(title="Ours of 2017", year=2017)
    make.ListEntryFactory(ranked_list=made)
    newest, oldest = years_on(client)
    assert "Ours of 2017" in newest
    assert "Signal" in oldest
    make.ReviewFactory(show=show_of(2016, "Misty"), rating=5)
    show.title, made.published_at = "Signals", None
    show.save()
    made.save()
    [card] = years_on(client)
    assert "Signals" in card
    assert client.get("/years/2016/").status_code == 200


def of_the_year(client):
    page = html.document_fromstring(client.get("/years/2016/").text)
    return [show.text_content().strip() for show in page.xpath("//ol[@class='ranked']//h2")]


@pytest.mark.django_db(transaction=True)
def test_year_is_kept_in_order_until_a_rating_changes(client, watched, django_assert_num_queries):
    first = make.ReviewFactory(show=show_of(2016, "Signal"), rating="4.5")
    make.ReviewFactory(show=show_of(2016, "Misty"), rating="4.0")
    assert of_the_year(client) == ["Signal", "Misty"]
    make.CommentFactory(review=first)
    with django_assert_num_queries(3):
        assert of_the_year(client) == ["Signal", "Misty"]
    soon = timezone.now() + timedelta(seconds=1)
    make.ReviewFactory(show=show_of(2016, "Goblin"), rating="5.0", published_at=soon)
    first.rating = "3.5"
    first.save()
    assert of_the_year(client) == ["Misty", "Signal"]
    sleep(1)
    assert of_the_year(client) == ["Goblin", "Misty", "Signal"]
