"""Slugs that make themselves."""

import pytest

from people.models import Person
from tests import factories as make
from text.fields import latin_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Run On", "run-on"), ("박한글", "bakhangeul"), ("Été", "ete"), ("!!!", ""), ("", "")],
)
def test_latin_slug(name, slug):
    assert latin_slug(name) == slug


def test_name_in_hangul_gets_an_address(client, db):
    person = make.PersonFactory(slug="", name="박한글")
    assert person.slug == "bakhangeul"
    assert client.get(person.get_absolute_url()).status_code == 200


def test_taken_slug_gets_a_number(db):
    slugs = [make.PersonFactory(slug="", name="Kim Min-ji").slug for _ in range(3)]
    assert slugs == ["kim-min-ji", "kim-min-ji-2", "kim-min-ji-3"]


def test_typed_slug_stays(db):
    person = make.PersonFactory(slug="siwan", name="Im Si-wan")
    person.name = "Yim Si-wan"
    person.save()
    assert Person.objects.get().slug == "siwan"


def test_name_without_letters_is_untitled_and_a_long_one_is_cut(db):
    assert make.ShowFactory(slug="", title="!!!", title_romanized="").slug == "untitled"
    assert len(make.ShowFactory(slug="", title="가" * 190).slug) <= 120


def test_emptied_slug_of_a_review_is_made_anew_and_the_old_one_answers(client, db):
    review = make.ReviewFactory(slug="first", headline="A second thought")
    review.move_to("")
    assert review.slug == "a-second-thought"
    assert client.get("/reviews/first/").url == review.get_absolute_url()
