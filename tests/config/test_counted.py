"""What is counted over whole tables is counted again when they change, and not before."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from people.models import Person
from rows import changes
from rows.kept import Counted, CountedBy, Roughly
from rows.reading import reading
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def watched(settings):
    settings.KEPT_PIECES = 1
    changes.move_on()
    with connection.execute_wrapper(changes.watch):
        changes.look()
        yield


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


def test_rough_count_stays_whatever_changes(watched):
    people = Roughly(Person.objects.count, in_an_hour)
    people.current()
    make.PersonFactory()
    assert after_a_look(people) == 0


def test_each_key_has_its_own_count_and_the_last_ones_are_kept(watched, django_assert_num_queries):
    people = CountedBy(most=2)
    for key in (1, 2, 3):
        people.current(key, Person.objects.count)
    with django_assert_num_queries(1):
        for key in (2, 3, 1):
            people.current(key, Person.objects.count)
    make.PersonFactory()
    assert after_a_look(people, 1, Person.objects.count) == 1


@pytest.mark.parametrize("kind", [Counted, Roughly])
def test_unwatched_count_is_made_each_time(kind):
    people = kind(Person.objects.count, in_an_hour)
    assert people.current() == 0
    make.PersonFactory()
    assert people.current() == 1


def test_whoever_uses_a_count_reads_its_tables(watched):
    people, by_key = Counted(Person.objects.count, in_an_hour), CountedBy()
    for ask in (people.current, lambda: by_key.current(1, Person.objects.count)):
        for _ in range(2):
            with reading() as tables:
                ask()
            assert "people_person" in tables
