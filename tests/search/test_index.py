"""The index follows whatever writes a row, and can be made anew."""

import pytest
from django.core.management import call_command
from django.db import connection

from people.models import Person
from reviews.models import MemorableLine, Review
from reviews.models.searched import holding
from search import index, triggers
from search.apps import keep_index
from search.kinds import CHARACTER, PERSON, SHOW
from search.models import SearchToken
from shows.models import Credit, Show
from tests import factories as make

pytestmark = pytest.mark.django_db


def tokens(row):
    return set(
        SearchToken.objects.filter(kind=row.KIND, row=row.pk).values_list("token", flat=True)
    )


def kept(row):
    return set(type(row).objects.get(pk=row.pk).search_tokens.split())


def test_kinds_are_told_apart():
    assert [model.KIND for model in (Person, Show, Credit)] == [PERSON, SHOW, CHARACTER]
    assert set(triggers.findable_models()) == {Person, Show, Credit}


@pytest.mark.parametrize(
    "factory", [make.PersonFactory, make.ShowFactory, make.CreditFactory], ids=str
)
def test_row_that_is_saved_has_its_tokens(factory):
    row = factory()
    assert tokens(row) == kept(row) != set()


def test_new_name_replaces_the_tokens_of_the_old_one():
    person = make.PersonFactory(name="Im Si-wan", name_hangul="", aliases="")
    before = tokens(person)
    person.name = "Song Hye-kyo"
    person.save()
    assert tokens(person) == kept(person)
    assert "=imsiwan" in before - tokens(person)


def test_rows_of_a_bulk_insert_and_a_bulk_update_are_in_the_index():
    Person.objects.bulk_create(Person(name=name, slug=name) for name in ("Rain", "Taeyeon"))
    rain, taeyeon = Person.objects.order_by("name")
    assert "=rein" not in tokens(taeyeon)
    assert tokens(rain) == kept(rain) != set()
    rain.name = "Jung Ji-hoon"
    rain.search_key = rain.compute_search_key()
    rain.search_tokens = rain.compute_search_tokens()
    Person.objects.bulk_update([rain], ["name", "search_key", "search_tokens"])
    assert tokens(rain) == kept(rain)


def test_row_that_is_gone_leaves_no_token():
    person = make.PersonFactory()
    assert SearchToken.objects.filter(kind=PERSON, row=person.pk).exists()
    person.delete()
    assert not SearchToken.objects.filter(kind=PERSON, row=person.pk).exists()


def test_weight_of_a_row_is_the_weight_of_its_tokens():
    person = make.PersonFactory()
    Person.objects.filter(pk=person.pk).update(search_weight=7)
    weights = SearchToken.objects.filter(kind=PERSON, row=person.pk).values_list("weight")
    assert set(weights) == {(7,)}


def test_row_that_changes_otherwise_leaves_the_index_alone():
    person = make.PersonFactory()
    before = list(SearchToken.objects.filter(row=person.pk).values_list("pk", flat=True))
    person.bio = "Another."
    person.save()
    assert list(SearchToken.objects.filter(row=person.pk).values_list("pk", flat=True)) == before


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
        older.setattr(triggers, "RELEASES", dict.fromkeys(triggers.RELEASES, "older"))
        triggers.put_up(connection)
    assert triggers.put_up(connection) == triggers.findable_models()
    person.name = "Song Hye-kyo"
    person.save()
    assert tokens(person) == kept(person)
    assert SearchToken.objects.filter(kind=PERSON, row=person.pk).count() == len(kept(person))


@pytest.mark.django_db(transaction=True)
def test_migrations_run_back_and_forth_under_the_index():
    person = make.PersonFactory(name="Im Si-wan")
    try:
        call_command("migrate", "people", "0003", verbosity=0)
        assert "search_tokens" not in columns(Person)
    finally:
        call_command("migrate", verbosity=0)
    assert tokens(person) == kept(person) != set()


def columns(model):
    with connection.cursor() as cursor:
        table = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return {column.name for column in table}


def test_triggers_that_stand_are_left_alone(django_assert_num_queries):
    with django_assert_num_queries(1):
        keep_index(using="default")


def test_rebuilding_makes_keys_of_rows_that_have_none(capsys):
    person, show = make.PersonFactory(), make.ShowFactory()
    good = kept(person)
    Person.objects.update(search_key="", search_tokens="stale")
    Show.objects.update(search_tokens="")
    call_command("rebuild_search")
    assert tokens(person) == kept(person) == good
    assert tokens(show) == kept(show) != set()
    assert "stale" not in SearchToken.objects.values_list("token", flat=True)
    assert capsys.readouterr().err == ""


def test_rebuilding_folds_the_words_of_reviews_and_lines_anew():
    review = make.ReviewFactory(in_brief="A quiet gem.", spoils_to=0)
    line = make.MemorableLineFactory(review=review, quote="Have you eaten?")
    Review.objects.update(search_text="stale")
    MemorableLine.objects.update(search_text="")
    call_command("rebuild_search")
    assert Review.objects.get(holding("quiet gem")) == review
    assert MemorableLine.objects.get(holding("eaten")) == line
    assert not Review.objects.filter(search_text__contains="stale").exists()


def test_who_watches_a_rebuilding_sees_every_row():
    make.PersonFactory.create_batch(3)
    seen = {}

    def watch(rows, count, name):
        seen[name] = count
        return rows

    index.rebuild(watch=watch)
    assert seen == {"people": 3, "shows": 0, "credits": 0}


def test_nothing_is_put_up_while_a_table_is_missing(monkeypatch):
    drop_triggers()
    monkeypatch.setattr(triggers, "_is_migrated", lambda connection, model: model is not Show)
    assert triggers.put_up(connection) == []
