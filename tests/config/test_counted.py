"""What is counted over whole tables is counted again when they change, and not before."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from people.models import Person
from rows import changes
from rows.kept import LARGE, Counted, CountedBy, RoughlyBy
from rows.reading import reading
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


def test_counts_of_many_rows_end(watched, monkeypatch):
    monkeypatch.setattr("rows.kept.LONGEST", 0)
    people = RoughlyBy(lambda count: LARGE + 1)
    people.current("people", Person.objects.count)
    make.PersonFactory()
    assert people.current("people", Person.objects.count) == 1


def test_each_key_has_its_own_count_and_the_last_ones_are_kept(watched, django_assert_num_queries):
    people = CountedBy(most=2)
    for key in (1, 2, 3):
        people.current(key, Person.objects.count)
    with django_assert_num_queries(1):
        for key in (2, 3, 1):
            people.current(key, Person.objects.count)
    make.PersonFactory()
    assert after_a_look(people, 1, Person.objects.count) == 1


@pytest.mark.parametrize(
    "counted",
    [
        lambda ask: Counted(ask, in_an_hour, size=lambda count: LARGE + 1).current,
        lambda ask: partial(RoughlyBy(lambda count: LARGE + 1).current, "people", ask),
    ],
    ids=["one", "by key"],
)
def test_unwatched_count_is_made_each_time(counted):
    people = counted(Person.objects.count)
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
