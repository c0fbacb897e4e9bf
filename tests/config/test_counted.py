"""What is counted over whole tables is counted again when they change, and not before."""

import threading
import time
from datetime import timedelta
from functools import partial

import pytest
from django.db import OperationalError, connections, transaction
from django.utils import timezone
from django.utils.translation import get_language, override

from people.models import Person
from reviews.models import Review
from rows import changes
from rows.beside import AGAIN_AFTER, count_beside
from rows.kept import LARGE, LONGEST, OLDEST, Counted, CountedBy, Kept, RoughlyBy
from rows.reading import reading
from rows.until import next_change, settled_until
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


def after_a_look(kept, *how):
    changes.look()
    return kept.current(*how)


def test_count_is_made_again_when_its_table_changes(watched, django_assert_num_queries):
    people = Counted(Person.objects.count, in_an_hour)
    assert people.current() == 0
    make.NetworkFactory()
    with django_assert_num_queries(0):
        assert after_a_look(people) == 0
    make.PersonFactory()
    assert after_a_look(people) == 1


def test_count_ends_at_its_time(watched):
    moment = timezone.now()
    people = Counted(
        lambda: timezone.now() if Person.objects.count() == 0 else None, lambda: moment
    )
    assert people.current() < people.current()


@pytest.mark.parametrize(("rows", "then"), [(LARGE, 1), (LARGE + 1, 0)])
def test_count_of_many_rows_stays_whatever_changes(watched, rows, then):
    people = Counted(Person.objects.count, in_an_hour, size=lambda count: rows)
    people.current()
    make.PersonFactory()
    assert after_a_look(people) == then


@pytest.mark.parametrize(("rows", "then"), [(LARGE, 1), (LARGE + 1, 0)])
def test_counts_by_key_of_many_rows_stay_whatever_changes(watched, rows, then):
    people = RoughlyBy(lambda count: rows)
    people.current("people", Person.objects.count)
    make.PersonFactory()
    assert after_a_look(people, "people", Person.objects.count) == then
    assert people.current("others", Person.objects.count) == 1


def test_few_rows_are_counted_again_when_their_table_changes(watched, django_assert_num_queries):
    people = RoughlyBy[str, int](int, in_an_hour)
    assert people.current("people", Person.objects.count) == 0
    make.NetworkFactory()
    with django_assert_num_queries(0):
        assert after_a_look(people, "people", Person.objects.count) == 0
    make.PersonFactory()
    assert after_a_look(people, "people", Person.objects.count) == 1


@pytest.mark.parametrize("until", [timezone.now, None], ids=["over", "never kept"])
def test_few_rows_are_counted_again_at_their_time(watched, until):
    counts, rows = iter(range(10)), RoughlyBy[str, int](int, until)
    assert [rows.current("rows", lambda: next(counts)) for _ in range(2)] == [0, 1]


def test_what_may_be_taken_back_is_not_kept(watched):
    people, by_key = Kept(Person.objects.count), CountedBy[str, int]()
    with transaction.atomic():
        make.PersonFactory()
        counted = people.current(), by_key.current("people", Person.objects.count)
        transaction.set_rollback(True)
    assert counted == (1, 1)
    assert people.current() == by_key.current("people", Person.objects.count) == 0


def appears_soon():
    make.ReviewFactory(published_at=timezone.now() + timedelta(milliseconds=200))
    next_change()
    changes.look()


def listed_before_it_appears():
    rows = Review.objects.listed()
    time.sleep(0.3)
    return rows


def test_what_appears_before_rows_are_counted_is_not_missing_for_long(watched):
    reviews = CountedBy[str, int](until=settled_until)
    appears_soon()
    assert reviews.current("all", listed_before_it_appears().count) == 0
    assert reviews.current("all", Review.objects.listed().count) == 1


def test_what_appears_while_rows_are_counted_is_not_missing_for_long(watched):
    reviews = CountedBy[str, int](until=next_change)
    appears_soon()
    assert reviews.current("all", lambda: listed_before_it_appears().count()) == 0
    assert reviews.current("all", Review.objects.listed().count) == 1


def thread_name():
    return threading.current_thread().name


def all_have_run():
    for thread in threading.enumerate():
        if thread.name == "counts":
            thread.join(timeout=30)


@pytest.fixture
def moment(monkeypatch):
    """Moves the clock of what is kept on, by seconds."""
    gone = [0.0]
    monkeypatch.setattr("rows.kept.monotonic", lambda: time.monotonic() + gone[0])
    return lambda seconds: gone.append(gone.pop() + seconds)


LATE = {
    "one": lambda ask, many: Counted(ask, in_an_hour, size=lambda count: many).current,
    "by key": lambda ask, many: partial(RoughlyBy(lambda count: many).current, "people", ask),
}


@pytest.mark.parametrize("kind", LATE)
def test_nobody_waits_for_a_count_of_many_rows_but_the_first(watched, moment, monkeypatch, kind):
    counts, counting, closing = iter(range(10)), [], []
    monkeypatch.setattr(connections, "close_all", lambda: closing.append(thread_name()))

    def count():
        counting.append(thread_name())
        return next(counts)

    current = LATE[kind](count, LARGE + 1)
    assert current() == 0
    moment(3_600)
    assert current() == 0, "the count of before, while it is counted anew"
    all_have_run()
    assert [current(), current()] == [1, 1]
    assert counting == [thread_name(), "counts"]
    assert closing == ["counts"]


@pytest.mark.parametrize("kind", LATE)
def test_count_of_many_rows_that_is_too_old_is_not_gone_by(watched, moment, kind):
    counts = iter(range(10))
    current = LATE[kind](lambda: next(counts), LARGE + 1)
    current()
    moment(3_600 + OLDEST)
    assert current() == 1


def test_many_rows_that_became_few_are_counted_each_time(watched, moment):
    counts = iter([LARGE + 1, 1, 2, 3])
    rows = RoughlyBy[str, int](int)
    rows.current("rows", lambda: next(counts))
    moment(LONGEST)
    rows.current("rows", lambda: next(counts))
    all_have_run()
    assert [rows.current("rows", lambda: next(counts)) for _ in range(2)] == [2, 3]


def test_what_changes_while_many_rows_are_counted_does_not_lose_the_count(watched):
    def count():
        changes.move_on()
        changes.look()
        return next(counts)

    counts = iter(range(10))
    rows = Counted(count, in_an_hour, size=lambda count: LARGE + 1)
    assert [rows.current(), rows.current()] == [0, 0]


def test_count_is_made_beside_in_the_language_of_whoever_asks(watched, moment):
    language = RoughlyBy(lambda code: LARGE + 1)
    with override("ko"):
        language.current("code", lambda: "")
        moment(LONGEST)
        language.current("code", get_language)
        all_have_run()
        assert language.current("code", get_language) == "ko"


@pytest.mark.parametrize("fault", [OperationalError, RuntimeError])
def test_count_that_fails_beside_is_asked_again_later(watched, moment, monkeypatch, caplog, fault):
    pauses = []
    monkeypatch.setattr("rows.beside.sleep", pauses.append)
    answers = iter([1, fault("gone away"), 2])

    def count():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    numbers = RoughlyBy(lambda number: LARGE + 1)
    numbers.current("one", count)
    moment(LONGEST)
    for expected in (1, 1, 2):
        assert numbers.current("one", count) == expected
        all_have_run()
    assert pauses == [AGAIN_AFTER]
    assert "gone away" in caplog.text


def test_what_waits_is_counted_where_another_count_fails(monkeypatch):
    monkeypatch.setattr("rows.beside.sleep", lambda seconds: None)
    may_go_on, counted = threading.Event(), []

    def fail():
        may_go_on.wait(30)
        raise RuntimeError("gone away")

    for key, count in (("one", fail), ("two", lambda: counted.append("two"))):
        count_beside(key, count)
    may_go_on.set()
    all_have_run()
    assert counted == ["two"]


def test_system_without_threads_costs_nobody_the_answer(watched, moment, monkeypatch, caplog):
    numbers, counts = RoughlyBy(lambda number: LARGE + 1), iter(range(10))

    def refuse(thread):
        raise RuntimeError("can't start new thread")

    numbers.current("one", lambda: next(counts))
    moment(LONGEST)
    with monkeypatch.context() as without:
        without.setattr(threading.Thread, "start", refuse)
        assert numbers.current("one", lambda: next(counts)) == 0
    assert "can't start new thread" in caplog.text
    numbers.current("one", lambda: next(counts))
    all_have_run()
    assert numbers.current("one", lambda: next(counts)) == 1


def test_many_that_ask_have_it_counted_once(watched, moment):
    numbers, may_go_on, asked = RoughlyBy(lambda number: LARGE + 1), threading.Event(), []

    def count():
        asked.append(1)
        may_go_on.wait(30)
        return len(asked)

    numbers.current("one", lambda: 0)
    moment(LONGEST)
    assert [numbers.current("one", count) for _ in range(5)] == [0] * 5
    may_go_on.set()
    all_have_run()
    assert numbers.current("one", count) == 1


def test_each_key_has_its_own_count_and_the_last_ones_are_kept(watched, django_assert_num_queries):
    people = CountedBy(most=2)
    for key in (1, 2, 3):
        people.current(key, Person.objects.count)
    with django_assert_num_queries(1):
        for key in (2, 3, 1):
            people.current(key, Person.objects.count)
    make.PersonFactory()
    assert after_a_look(people, 1, Person.objects.count) == 1


@pytest.mark.parametrize("kind", LATE)
def test_unwatched_count_is_made_each_time(kind):
    people = LATE[kind](Person.objects.count, LARGE + 1)
    assert people() == 0
    make.PersonFactory()
    assert people() == 1


def test_whoever_uses_a_count_reads_its_tables(watched):
    people, by_key = Counted(Person.objects.count, in_an_hour), CountedBy()
    for ask in (people.current, lambda: by_key.current(1, Person.objects.count)):
        for _ in range(2):
            with reading() as tables:
                ask()
            assert "people_person" in tables
