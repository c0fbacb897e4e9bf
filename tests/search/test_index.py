"""The index follows whatever writes a row, and can be made anew."""

import json
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.db import connection

from people.models import Person
from reviews.models import MemorableLine, Review
from reviews.models.searched import holding
from search import index, triggers
from search.kinds import CHARACTER, PERSON, SHOW
from search.models import SearchToken
from search.names import search_key
from search.tokens import EDITION, index_tokens
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


def test_rows_of_raw_statements_are_in_the_index():
    person = make.PersonFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET search_tokens = 'two one two'")
        assert tokens(person) == {"one", "two"}
        cursor.execute("DELETE FROM people_person")
    assert tokens(person) == set()


def test_rows_that_become_one_have_one_set_of_tokens():
    stays = make.PersonFactory(name="Im Si-wan", name_hangul="", aliases="")
    goes = make.PersonFactory(name="Rain", name_hangul="", aliases="")
    part = make.CreditFactory(person=goes)
    gone, names = goes.pk, kept(goes)
    stays.absorb(goes)
    assert tokens(stays) == kept(stays) > names
    assert tokens(part) == kept(part)
    assert not SearchToken.objects.filter(kind=PERSON, row=gone).exists()


def test_show_that_is_gone_takes_its_characters_along():
    show, other = make.ShowFactory.create_batch(2)
    for number in range(1, 17):
        make.EpisodeFactory(show=show, number=number)
    make.CreditFactory.create_batch(5, show=show)
    part = make.CreditFactory(show=other)
    show.delete()
    of_shows = SearchToken.objects.exclude(kind=PERSON).values_list("kind", "row")
    assert set(of_shows) == {(SHOW, other.pk), (CHARACTER, part.pk)}


def plant(row):
    """A token that a row would lose if its tokens were written anew."""
    SearchToken.objects.create(token="planted", kind=row.KIND, row=row.pk, weight=0)


def test_weight_of_a_row_is_the_weight_of_its_tokens_which_stay():
    person = make.PersonFactory()
    plant(person)
    Person.objects.filter(pk=person.pk).update(search_weight=7)
    assert tokens(person) == kept(person) | {"planted"}
    weights = SearchToken.objects.filter(kind=PERSON, row=person.pk).values_list("weight")
    assert set(weights) == {(7,)}


def test_name_and_weight_may_change_at_once():
    person = make.PersonFactory(name="Im Si-wan")
    person.name, person.search_weight = "Song Hye-kyo", 7
    person.save()
    assert tokens(person) == kept(person)
    weights = SearchToken.objects.filter(kind=PERSON, row=person.pk).values_list("weight")
    assert set(weights) == {(7,)}


def test_row_that_changes_otherwise_leaves_the_index_alone():
    person = make.PersonFactory()
    plant(person)
    person.bio = "Another."
    person.save()
    assert tokens(person) == kept(person) | {"planted"}


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("is_empty", [True, False], ids=["empty", "as it was"])
def test_backup_is_restored_with_each_token_once(tmp_path, form, is_empty):
    person = make.PersonFactory(im_siwan=True, search_weight=7)
    before = everything()
    file = str(tmp_path / f"copy.{form}")
    call_command("dumpdata", "people", "search", format=form, output=file, verbosity=0)
    if is_empty:
        Person.objects.all().delete()
    call_command("loaddata", file, verbosity=0)
    assert everything() == before
    assert tokens(person) == kept(person)


def test_backup_that_has_the_index_before_the_rows_is_restored(tmp_path):
    make.PersonFactory(im_siwan=True)
    before = everything()
    file = tmp_path / "copy.json"
    call_command("dumpdata", "people", "search", output=str(file), verbosity=0)
    file.write_text(json.dumps(json.loads(file.read_text())[::-1]))
    Person.objects.all().delete()
    call_command("loaddata", str(file), verbosity=0)
    assert everything() == before


def everything():
    return sorted(SearchToken.objects.values_list("kind", "row", "token", "weight"))


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


def test_name_that_changes_during_a_rebuilding_is_kept():
    person = make.PersonFactory(name="Song Hye-kyo", name_hangul="", aliases="")

    def watch(rows, count, name):
        yield from rows
        if name == "people":
            person.name = "Im Si-wan"
            person.save()

    index.rebuild(watch=watch)
    assert tokens(person) == kept(person) >= {"=imsiwan"}


def test_who_watches_a_rebuilding_sees_every_row():
    make.PersonFactory.create_batch(3)
    seen = {}

    def watch(rows, count, name):
        seen[name] = count
        return rows

    index.rebuild(watch=watch)
    assert seen == {"people": 3, "shows": 0, "credits": 0}


def test_edition_is_counted_up_with_the_tokens_of_names():
    """Else no ``migrate`` reads the names of a site anew."""
    names = [
        "Im Si-wan",
        "임시완",
        "Crash Landing on You",
        "선재 업고 튀어",
        "Mr. Sunshine 2",
        "IU 아이유",
    ]
    kinds = (False, True)
    tokens = [
        index_tokens(search_key([name]), is_character=kind) for name in names for kind in kinds
    ]
    digest = sha256("\n".join(tokens).encode()).hexdigest()[:8]
    assert (EDITION, digest) == ("2", "2fbf5dbc")
