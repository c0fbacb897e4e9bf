"""The daily sums: one row a review and day, counted up and never by name."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta

from django.contrib.auth.models import Permission
from django.db import connection
from django.utils import timezone

from reviews.models import DailyViews, Review
from tests import factories as make
from tests.config.test_admin_lists import address

THREADS, EACH = 8, 25


def rows_of(review) -> list[tuple[date, int]]:
    return list(review.daily_views.order_by("day").values_list("day", "count"))


def test_first_reader_of_a_day_makes_its_row_and_the_next_count_up(db):
    review, other = make.ReviewFactory.create_batch(2)
    today = timezone.localdate()
    make.DailyViewsFactory(review=review, day=today - timedelta(days=1), count=40)
    for _ in range(3):
        DailyViews.objects.add_one(review)
    DailyViews.objects.add_one(other)
    assert rows_of(review) == [(today - timedelta(days=1), 40), (today, 3)]
    assert rows_of(other) == [(today, 1)]


def test_views_are_summed_from_a_day_on(db):
    read, unread = make.ReviewFactory.create_batch(2)
    since = date(2026, 11, 2)
    for day, count in ((1, 1_000), (2, 20), (30, 3)):
        make.DailyViewsFactory(review=read, day=date(2026, 11, day), count=count)
    counted = Review.objects.with_views(since)
    assert {review: review.view_count for review in counted} == {read: 23, unread: 0}


def test_readers_who_arrive_at_once_are_all_counted(database_of_threads):
    copy, connect = database_of_threads
    review = make.ReviewFactory()
    copy()

    def read(times: int) -> list[tuple[date, int]]:
        with closing(connection):
            for _ in range(times):
                DailyViews.objects.add_one(review)
            return rows_of(review)

    with ThreadPoolExecutor(THREADS, initializer=connect) as readers:
        list(readers.map(read, [EACH] * THREADS))
        assert readers.submit(read, 0).result() == [(timezone.localdate(), THREADS * EACH)]


def test_sums_are_read_at_the_desk_and_not_written(admin_client):
    row = make.DailyViewsFactory(count=40)
    changed = admin_client.post(address(DailyViews, "change", row.pk), {"count": 9_000})
    assert (changed.status_code, rows_of(row.review)[0][1]) == (403, 40)
    assert admin_client.get(address(DailyViews, "add")).status_code == 403


def test_whoever_may_delete_a_review_may_delete_one_that_was_read(client, db):
    review = make.DailyViewsFactory().review
    editor = make.UserFactory(staff=True)
    editor.user_permissions.add(
        *Permission.objects.filter(codename__in=["delete_review", "change_others_review"])
    )
    client.force_login(editor)
    client.post(address(Review, "delete", review.pk), {"post": "yes"})
    assert not Review.objects.exists()
    assert not DailyViews.objects.exists()
