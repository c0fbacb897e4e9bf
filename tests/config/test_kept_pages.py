"""Finished pages are sent again, and no longer than they are right."""

import gzip
from datetime import time, timedelta
from io import StringIO
from time import sleep

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone

from reviews.models import DailyViews, Review
from rows import changes
from rows.until import next_change
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keeping(settings):
    """As on a live site: pages are kept, and statements watched."""
    settings.KEPT_PAGES = 100
    caches["pages"].clear()
    changes.move_on()  # tables are emptied between tests, and nobody watches that
    with connection.execute_wrapper(changes.watch):
        yield


@pytest.fixture
def review():
    return make.ReviewFactory(slug="night-ferry", headline="Night Ferry, and the tide")


def headers(response):
    """All but the name of the request."""
    return {name: value for name, value in response.items() if name != "X-Request-ID"}


def test_page_that_is_kept_asks_nothing(client, review, django_assert_num_queries):
    first = client.get("/reviews/night-ferry/")
    with django_assert_num_queries(0):
        again = client.get("/reviews/night-ferry/")
    assert "Night Ferry, and the tide" in again.text
    assert again.content == first.content
    assert headers(again) == headers(first)
    assert "Content-Security-Policy" in again.headers


def test_page_of_a_copy_that_may_be_behind_is_not_kept(client, review, monkeypatch):
    monkeypatch.setattr("config.pages.middleware.is_sure", lambda: False)
    assert "Night Ferry" in client.get("/reviews/").text
    assert not caches["pages"]._cache


def test_page_with_a_house_of_before_is_not_kept(client, review):
    changes.move_on()

    def without_a_house(execute, sql, *more):
        if "house_house" in sql:
            raise OperationalError("gone")
        return execute(sql, *more)

    with connection.execute_wrapper(without_a_house):
        assert "Night Ferry" in client.get("/reviews/").text
    assert not caches["pages"]._cache
    changes.move_on()
    assert "Night Ferry" in client.get("/reviews/").text
    assert caches["pages"]._cache


def renamed(review):
    review.headline = "Changed"
    review.save()


def renamed_in_bulk(review):
    Review.objects.filter(pk=review.pk).update(headline="Changed")


def renamed_beside_the_models(review):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reviews_review SET headline = 'Changed'")


def renamed_in_a_transaction(review):
    with transaction.atomic(), transaction.atomic():
        renamed(review)


@pytest.mark.parametrize(
    "change", [renamed, renamed_in_bulk, renamed_beside_the_models, renamed_in_a_transaction]
)
def test_change_is_on_the_next_page(client, review, change):
    client.get("/reviews/")
    change(review)
    assert "Changed" in client.get("/reviews/").text


def test_comment_that_is_let_in_and_removed_is_on_the_next_page(client, review):
    comment = make.CommentFactory(review=review, pending=True, body="The umbrella!")
    assert "The umbrella!" not in client.get("/reviews/night-ferry/").text
    comment.approve(by=make.UserFactory(editor=True))
    assert "The umbrella!" in client.get("/reviews/night-ferry/").text
    comment.remove(by=make.UserFactory(editor=True))
    assert "The umbrella!" not in client.get("/reviews/night-ferry/").text


def test_name_of_the_house_is_on_the_next_page(client):
    house = make.HouseFactory(name="Nunchi")
    assert "Nunchi" in client.get("/about/").text
    type(house).objects.filter(pk=1).update(name="Another")
    assert "Another" in client.get("/about/").text


def test_scheduled_review_appears_on_time(client):
    client.get("/reviews/")
    make.ReviewFactory(headline="On time", published_at=timezone.now() + timedelta(seconds=1))
    assert "On time" not in client.get("/reviews/").text
    sleep(1)
    assert "On time" in client.get("/reviews/").text


def test_page_is_kept_until_the_day_ends_at_most():
    before = timezone.localtime()
    until = next_change()
    assert before < until <= timezone.localtime() + timedelta(minutes=10)
    assert until.date() == before.date() or until.time() == time.min


def test_page_that_shows_nothing_of_what_changed_is_kept(client, review, django_assert_num_queries):
    make.CreditFactory(show=review.show)
    people = client.get("/people/")
    make.CommentFactory(review=review)
    with django_assert_num_queries(0):
        assert client.get("/people/").content == people.content


def test_what_was_read_while_something_changed_is_not_kept(review):
    looked = changes.look()
    assert changes.marks_since({"reviews_review"}, looked)
    renamed(review)
    assert changes.marks_since({"reviews_review"}, looked) is None


def rolled_back(review):
    with transaction.atomic():
        renamed(review)
        transaction.set_rollback(True)


def test_what_is_rolled_back_changes_nothing(review):
    before = changes.mark()
    rolled_back(review)
    assert changes.mark() == before
    renamed(review)
    assert changes.mark() != before


def test_what_is_rolled_back_within_takes_no_other_change_along(review):
    before = changes.mark()
    with transaction.atomic():
        rolled_back(review)
        renamed(review)
    assert changes.mark() != before


def test_reader_who_is_counted_changes_no_page(review):
    before = changes.mark()
    DailyViews.objects.create(review=review, day=timezone.localdate(), count=1)
    assert changes.mark() == before


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("SELECT 1", None),
        ("  select * from reviews_review", None),
        ("WITH a AS (SELECT 1) SELECT * FROM a", None),
        ("(SELECT 1) UNION ALL (SELECT 2)", None),
        ("SAVEPOINT x", None),
        ('INSERT INTO "django_session" (a) VALUES (1)', "django_session"),
        ("DELETE FROM comments_tally", "comments_tally"),
        ('INSERT OR IGNORE INTO "reviews_tag" (a) VALUES (1)', "reviews_tag"),
        ('UPDATE "reviews_review" SET "a" = 1', "reviews_review"),
        ("WITH a AS (SELECT 1) UPDATE reviews_review SET a = 1", changes.ANY),
        ("DROP TABLE django_session", changes.ANY),
        ('UPDATE "main"."django_session" SET "a" = 1', changes.ANY),
        ("UPDATE public.django_session SET a = 1", changes.ANY),
        ("UPDATE OR IGNORE django_session SET a = 1", changes.ANY),
        ("update only django_session set a = 1", changes.ANY),
        ("DELETE FROM ONLY django_session", changes.ANY),
        ("UPDATE DJANGO_SESSION SET a = 1", changes.ANY),
        ("", changes.ANY),
    ],
)
def test_statements_that_may_change_a_page(sql, table):
    assert changes.written_by(sql) == table


def test_rows_that_are_stored_before_one_is_refused_change_pages(review):
    before, pair = changes.mark(), [("Stored", review.pk), (None, review.pk)]
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.executemany("UPDATE reviews_review SET headline = %s WHERE id = %s", pair)
    assert changes.mark() != before


def test_lost_mark_is_a_new_one(review, settings):
    before, of_table = changes.mark(), changes.marks_of({"reviews_review"})
    for file in (settings.VAR_DIR / "marks").iterdir():
        file.unlink()
    assert changes.mark() not in ("", before)
    changes.look()
    assert changes.marks_of({"reviews_review"})["reviews_review"] not in (
        "",
        of_table["reviews_review"],
    )


def test_reader_who_has_the_page_is_told_so(client, review):
    etag = client.get("/reviews/night-ferry/").headers["ETag"]
    for _ in range(2):
        answer = client.get("/reviews/night-ferry/", headers={"If-None-Match": etag})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["ETag"] == etag
    renamed(review)
    assert client.get("/reviews/night-ferry/", headers={"If-None-Match": etag}).status_code == 200


def test_page_made_anew_of_the_same_is_the_same(client, review):
    """Whatever else changed: whoever has it need not load it again."""
    first = client.get("/reviews/night-ferry/").headers["ETag"]
    make.TagFactory()
    assert client.get("/reviews/night-ferry/").headers["ETag"] == first


@pytest.mark.parametrize("asked", ["gzip", "gzip, deflate, br", "br, gzip;q=0.8"])
def test_page_is_compressed_for_who_reads_that(client, review, asked):
    plain = client.get("/reviews/night-ferry/")
    assert "Content-Encoding" not in plain.headers
    compressed = client.get("/reviews/night-ferry/", headers={"Accept-Encoding": asked})
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    assert int(compressed.headers["Content-Length"]) == len(compressed.content)
    assert int(plain.headers["Content-Length"]) == len(plain.content)
    assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("asked", ["", "br", "gzip;q=0", "identity, gzip; q=0.0"])
def test_page_is_plain_for_everybody_else(client, review, asked):
    client.get("/reviews/night-ferry/")
    answer = client.get("/reviews/night-ferry/", headers={"Accept-Encoding": asked})
    assert "Content-Encoding" not in answer.headers
    assert "Night Ferry" in answer.text


def test_head_tells_the_length_and_sends_nothing(client, review):
    whole = client.get("/reviews/night-ferry/")
    head = client.head("/reviews/night-ferry/")
    assert head.content == b""
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_old_page_of_a_lost_cache_is_made_anew(client, review, monkeypatch):
    def lost(*args, **kwargs):
        raise ConnectionError("gone")

    monkeypatch.setattr(type(caches["pages"]), "get", lost)
    monkeypatch.setattr(type(caches["pages"]), "set", lost)
    for _ in range(2):
        assert "Night Ferry" in client.get("/reviews/night-ferry/").text


@pytest.mark.parametrize("seconds", [0, 60])
def test_what_a_cdn_is_told(client, review, settings, seconds):
    settings.CDN_SECONDS = seconds
    told = client.get("/reviews/night-ferry/").headers["Cache-Control"]
    parts = {"public", "max-age=0"}
    parts |= {"s-maxage=60", "stale-while-revalidate=600"} if seconds else {"must-revalidate"}
    assert set(told.split(", ")) == parts


def test_import_is_noticed(client, tmp_path, settings):
    settings.VAR_DIR = tmp_path
    (tmp_path / "facts.csv").write_text("Title\nNight Train\n")
    assert "Night Train" not in client.get("/shows/").text
    call_command("import_facts", tmp_path / "facts.csv", stdout=StringIO())
    assert "Night Train" in client.get("/shows/").text


def test_somebody_who_is_known_gets_no_kept_page(client, review):
    draft = make.ReviewFactory(draft=True, headline="Not yet")
    editor = Client()
    editor.force_login(make.UserFactory(editor=True))
    assert editor.get(draft.get_absolute_url()).status_code == 200
    assert client.get(draft.get_absolute_url()).status_code == 404
