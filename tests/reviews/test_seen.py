"""What counts as a reader of a review, and what does not."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.urls import reverse
from django.utils import timezone

from reviews import visitors
from tests import factories as make

READER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
OTHER = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"


@pytest.fixture
def review(db):
    return make.ReviewFactory()


def address_of(review) -> str:
    return reverse("reviews:seen", args=[review.slug])


def today_at(hour, minute) -> datetime:
    return timezone.localtime().replace(hour=hour, minute=minute, second=0, microsecond=0)


def see(client, review, agent=READER, ip="203.0.113.7", status=204, **headers):
    headers = {
        "User-Agent": agent,
        "Sec-Fetch-Site": "same-origin",
        "Origin": "http://testserver",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    response = client.post(address_of(review), headers=headers, REMOTE_ADDR=ip)
    assert response.status_code == status
    return response


def views_of(review) -> int:
    return sum(review.daily_views.values_list("count", flat=True))


def test_each_reader_is_counted_once(client, review):
    for _ in range(3):
        see(client, review)
    see(client, review, agent=OTHER)
    see(client, review, ip="203.0.113.8")
    assert views_of(review) == 3


def test_same_reader_is_counted_with_every_review(client, review):
    other = make.ReviewFactory()
    see(client, review)
    see(client, other)
    assert (views_of(review), views_of(other)) == (1, 1)


def test_reader_is_counted_again_the_next_day(client, review, monkeypatch):
    late = today_at(23, 59)
    soon = late + timedelta(minutes=2)
    for now in (late, late, soon):
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        see(client, review)
    days = review.daily_views.order_by("day").values_list("day", "count")
    assert list(days) == [(late.date(), 1), (soon.date(), 1)]


def test_post_that_names_no_page_is_not_counted(client, review):
    client.post(address_of(review), headers={"User-Agent": READER})
    assert views_of(review) == 0


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)",
        "facebookexternalhit/1.1",
        "WhatsApp/2.24",
        "okhttp/4.12",
        "",
        "   ",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/140.0",
        "Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36",
        "Mozilla/5.0 BingPreview/1.0b",
        "curl/8.14.1",
        "python-requests/2.32",
    ],
)
def test_robot_is_not_counted(client, review, agent):
    see(client, review, agent=agent)
    assert views_of(review) == 0
    see(client, review)
    assert views_of(review) == 1


def test_telephone_with_bot_in_its_name_is_no_robot(client, review):
    see(client, review, agent="Mozilla/5.0 (Linux; Android 13; CUBOT P80) Chrome/140.0 Mobile")
    assert views_of(review) == 1


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://other.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Origin": "null"}],
    ids=str,
)
def test_post_from_another_site_is_not_counted(client, review, headers):
    see(client, review, **headers)
    assert views_of(review) == 0


@pytest.mark.parametrize("kind", ["draft", "scheduled"])
def test_unpublished_review_is_missing_even_to_an_editor(admin_client, db, kind):
    review = make.ReviewFactory(**{kind: True})
    see(admin_client, review, status=404)
    assert views_of(review) == 0


def test_review_that_does_not_exist_is_missing(client, db):
    see(client, make.ReviewFactory.build(), status=404)


def test_nothing_is_counted_where_counting_is_off(client, review, settings):
    settings.COUNT_VIEWS = False
    see(client, review, status=404)
    assert views_of(review) == 0


def test_looking_at_the_address_counts_nothing(client, review):
    headers = {"User-Agent": READER}
    assert client.get(address_of(review), headers=headers).status_code == 405
    assert views_of(review) == 0


def test_answer_is_empty_and_asks_nobody_who_they_are(admin_client, review, monkeypatch):
    response = see(admin_client, review)
    assert (response.content, response.cookies) == (b"", {})
    assert "Cookie" not in response.get("Vary", "")


def test_repeat_costs_one_query(client, review, django_assert_num_queries):
    see(client, review)
    with django_assert_num_queries(1):
        see(client, review)


def test_readers_behind_a_proxy_are_told_apart_by_its_word_alone(client, review, settings):
    settings.BEHIND_PROXY = True
    proxy = {"ip": "127.0.0.1"}
    see(client, review, **proxy, X_Forwarded_For="198.51.100.1")
    see(client, review, **proxy, X_Forwarded_For="made up, 198.51.100.1")
    see(client, review, **proxy, X_Forwarded_For="198.51.100.2")
    see(client, review, **proxy)
    assert views_of(review) == 3


def test_without_a_proxy_its_header_is_not_believed(client, review):
    see(client, review, X_Forwarded_For="198.51.100.1")
    see(client, review, X_Forwarded_For="198.51.100.2")
    assert views_of(review) == 1


def test_nothing_readable_is_remembered_and_nothing_past_midnight(client, review, monkeypatch):
    kept = {}
    add = LocMemCache.add

    def spy(self, key, value, timeout=None, version=None):
        kept[key] = (value, timeout)
        return add(self, key, value, timeout, version)

    monkeypatch.setattr(LocMemCache, "add", spy)
    evening = today_at(23, 0)
    monkeypatch.setattr(timezone, "now", lambda: evening)
    see(client, review)
    first = set(kept)
    assert len(kept) == 2
    assert {timeout for _, timeout in kept.values()} == {3_600}
    assert not [key for key in kept if "203.0.113.7" in key or "Mozilla" in key]
    cache.clear()
    see(client, review)
    assert len(set(kept) - first) == 1  # the digest, under another key


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_day_on_which_clocks_change_ends_at_midnight_too(day, hours):
    midnight = datetime(*day, tzinfo=ZoneInfo("Europe/Berlin"))
    assert visitors._until_midnight(midnight) == hours * 3_600


def test_page_asks_to_be_counted_unless_counting_is_off(client, review, settings):
    script = f'data-seen="{address_of(review)}"'
    assert script in client.get(review.get_absolute_url()).text
    settings.COUNT_VIEWS = False
    assert "seen.js" not in client.get(review.get_absolute_url()).text


def test_preview_of_a_draft_does_not_ask_to_be_counted(admin_client, db):
    draft = make.ReviewFactory(draft=True)
    page = admin_client.get(draft.get_absolute_url()).text
    assert draft.headline in page
    assert "seen.js" not in page
