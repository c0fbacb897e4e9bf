"""The triggers stand after every migrate, and what was written without them is in the index."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations import AddIndex, Migration, RemoveIndex, RunPython, RunSQL
from django.db.models import Index

from people.models import Person
from reviews.search.finder import find
from search import index, triggers
from search.apps import keep_index, stand_back
from search.kinds import PERSON
from search.models import SearchToken
from shows.models import Credit, Show
from tests import factories as make
from tests.search.test_index import kept, tokens

pytestmark = pytest.mark.django_db


def drop_triggers():
    triggers.take_down(connection, [Person])


def test_triggers_that_are_down_are_put_up_and_nothing_is_missed():
    drop_triggers()
    person = make.PersonFactory()
    assert tokens(person) == set()
    keep_index(using="default")
    assert tokens(person) == kept(person) != set()
    person.name = "Song Hye-kyo"
    person.save()
    assert tokens(person) == kept(person)


def test_triggers_of_an_older_release_are_replaced(monkeypatch):
    person = make.PersonFactory()
    drop_triggers()
    with monkeypatch.context() as older:
        older.setattr(triggers, "release", lambda template: "older")
        triggers.put_up(connection)
    assert triggers.put_up(connection) == triggers.findable_models()
    person.name = "Song Hye-kyo"
    person.save()
    assert tokens(person) == kept(person)
    assert SearchToken.objects.filter(kind=PERSON, row=person.pk).count() == len(kept(person))


def test_names_are_read_anew_where_they_get_other_tokens(monkeypatch):
    person = make.PersonFactory()
    monkeypatch.setattr(triggers, "EDITION", "later")
    SearchToken.objects.filter(kind=PERSON, row=person.pk).delete()
    keep_index(using="default")
    assert tokens(person) == kept(person) != set()
    assert triggers.put_up(connection) == []


def test_names_that_were_not_all_read_are_read_by_the_next_migrate(monkeypatch):
    drop_triggers()
    first, second = make.PersonFactory(), make.PersonFactory()

    def die(using, models, **_):
        index._remake([first.pk], Person, using)
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "rebuild", die)
    with pytest.raises(KeyboardInterrupt):
        keep_index(using="default")
    monkeypatch.undo()
    second.name = "Song Hye-kyo"
    second.save()
    assert tokens(second) == kept(second), "what is written meanwhile is in the index"
    third = make.PersonFactory()
    SearchToken.objects.filter(kind=PERSON, row=third.pk).delete()
    keep_index(using="default")
    assert tokens(third) == kept(third) != set()
    assert triggers.put_up(connection) == []


def test_names_are_not_called_read_where_a_trigger_has_been_taken_down_since():
    drop_triggers()
    assert triggers.put_up(connection) == [Person]
    drop_triggers()
    triggers.finish(connection, [Person])
    assert triggers.put_up(connection) == [Person]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "target",
    [
        ("people", "0003"),
        ("shows", "0004"),
        ("shows", "0005"),
        ("reviews", "0013"),
        ("search", "0001"),
        ("search", "zero"),
    ],
)
def test_migrations_run_back_and_forth_under_the_index(target):
    person, show = make.PersonFactory(name="Im Si-wan"), make.ShowFactory(title="Misaeng")
    try:
        call_command("migrate", *target, verbosity=0)
        Person.objects.only("pk").filter(pk=person.pk).update(bio="Written meanwhile.")
    finally:
        call_command("migrate", verbosity=0)
    assert tokens(person) == kept(person) != set()
    assert tokens(show) == kept(show) != set()
    assert [match.row.pk for match in find("Yim Siwan")] == [person.pk]
    assert triggers.put_up(connection) == []


def test_triggers_stand_back_for_what_they_mind():
    migration = Migration("0099_later", "shows")
    migration.operations = [
        AddIndex("show", Index(fields=["year"], name="by_year")),
        RunPython(RunPython.noop),
    ]
    stand_back(using="default", plan=[(migration, False)])
    assert triggers.put_up(connection) == []
    migration.operations += [RemoveIndex("show", "by_year"), RunSQL("SELECT 1")]
    stand_back(using="default", plan=[(migration, False)])
    assert {*triggers.put_up(connection)} == {Show, Credit}


def test_nothing_is_put_up_while_a_column_is_missing():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_person DROP COLUMN bio")
    drop_triggers()
    keep_index(using="default")
    assert not any(name.startswith("search_people") for name, _ in triggers._standing(connection))


def test_nothing_is_put_up_while_a_table_is_missing(monkeypatch):
    drop_triggers()
    monkeypatch.setattr(triggers, "_is_migrated", lambda connection, model: model is not Show)
    assert triggers.put_up(connection) == []


def test_triggers_that_stand_are_left_alone(django_assert_num_queries):
    with django_assert_num_queries(1):
        keep_index(using="default")
