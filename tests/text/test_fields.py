import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from text.fields import DerivedPositiveSmallIntegerField, DerivedTextField


@pytest.fixture
def note(transactional_db):
    """A model with two derived columns, and its table."""
    with isolate_apps("tests"):

        class Note(models.Model):  # noqa: DJ008
            words = models.TextField()
            loud = DerivedTextField("shout")
            length = DerivedPositiveSmallIntegerField("measure")

            class Meta:
                app_label = "tests"

            def shout(self):
                return self.words.upper()

            def measure(self):
                return len(self.words)

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        yield Note
        with connection.schema_editor() as editor:
            editor.delete_model(Note)


def rows(model):
    return list(model.objects.order_by("pk").values_list("words", "loud", "length"))


def test_save_computes_the_column_and_sets_the_attribute(note):
    row = note(words="run")

    row.save()

    assert (row.loud, row.length) == ("RUN", 3)
    assert rows(note) == [("run", "RUN", 3)]


def test_a_later_save_computes_it_again(note):
    row = note.objects.create(words="run")
    row.words = "run on"

    row.save()

    assert rows(note) == [("run on", "RUN ON", 6)]


def test_bulk_create_computes_it(note):
    note.objects.bulk_create([note(words="run"), note(words="on")])

    assert rows(note) == [("run", "RUN", 3), ("on", "ON", 2)]


def test_update_or_create_computes_it(note):
    row = note.objects.create(words="run")

    note.objects.update_or_create(pk=row.pk, defaults={"words": "signal"})

    assert rows(note) == [("signal", "SIGNAL", 6)]


def test_a_value_assigned_by_hand_is_overwritten(note):
    note.objects.create(words="run", loud="whisper", length=99)

    assert rows(note) == [("run", "RUN", 3)]


def test_the_field_is_not_for_forms(note):
    field = note._meta.get_field("loud")

    assert (field.editable, field.blank, field.default) == (False, True, "")


def test_migrations_do_not_name_the_method():
    field = DerivedTextField("shout", db_index=True)
    field.set_attributes_from_name("loud")

    name, path, args, options = field.deconstruct()

    assert (name, path, args) == ("loud", "text.fields.DerivedTextField", [])
    assert options == {"default": "", "db_index": True}


def test_a_field_rebuilt_by_a_migration_keeps_the_value(note):
    rebuilt = note._meta.get_field("loud").clone()
    rebuilt.set_attributes_from_name("loud")

    assert rebuilt.pre_save(note(words="run", loud="kept"), add=True) == "kept"


@isolate_apps("tests")
def test_a_method_that_does_not_exist_is_a_failed_check():
    class Note(models.Model):  # noqa: DJ008
        loud = DerivedTextField("shout")

        class Meta:
            app_label = "tests"

    assert [error.msg for error in Note._meta.get_field("loud").check()] == [
        "“shout” is not a method of Note."
    ]
