"""The letters that a database says names stand under."""

import random

import pytest

from people.models import Person
from rows.initials import HangulHeading, LatinHeading
from tests import factories as make
from text.headings import OF_LATIN
from text.jamo import index_letter

pytestmark = pytest.mark.django_db
CONTROL = 0x20
SURROGATES = range(0xD800, 0xE000)


def first_characters():
    """Every letter with a heading in Latin, each consonant’s first and last syllable, what stands beside
    these, and others by chance.
    """
    edges = [ord("가") + 588 * place + beside for place in range(20) for beside in (-588, -1, 0, 1)]
    beside = [ord(mark) + step for mark in OF_LATIN for step in (-1, 0, 1)]
    chance = random.Random(9).sample(range(0x110000), 500)
    known = {*edges, *beside, *chance, *map(ord, "ㄱㅋᄀ神ﬁßẞЖ#1＋Ａａ'\\%")}
    return sorted(map(chr, known - {*range(CONTROL), *SURROGATES}))


def test_database_has_the_headings_of_every_beginning():
    names = first_characters()
    Person.objects.bulk_create(
        Person(name=f"{one}x", name_hangul=f"{one}x", slug=f"p{place}")
        for place, one in enumerate(names)
    )
    headings = HangulHeading("name_hangul"), LatinHeading("name")
    found = Person.objects.order_by().values_list("name", *headings)
    told = {name: ((hangul or "").strip(), latin.strip()) for name, hangul, latin in found}
    assert told == {f"{one}x": (index_letter(one), OF_LATIN.get(one, "")) for one in names}


@pytest.mark.parametrize(
    ("name", "letter"), [("런 온", "ㄹ"), ("딸", "ㄷ"), ("ㄱ", ""), ("Run", ""), ("", "")]
)
def test_double_consonant_stands_under_its_base(name, letter):
    make.PersonFactory(name="Run", name_hangul=name)
    [hangul] = Person.objects.order_by().values_list(HangulHeading("name_hangul"), flat=True)
    assert (hangul or "") == letter


@pytest.mark.parametrize(
    ("family", "name", "letter"),
    [
        *[("", "Éloise", "E"), ("", "run", "R"), ("", "Ÿ", "Y"), ("ß", "Z", "S")],
        *[("Kim", "Claudia Kim", "K"), ("", "임시완", ""), ("1988", "Z", ""), ("", "ﬁ", "")],
    ],
)
def test_first_column_that_is_not_empty_counts(family, name, letter):
    make.PersonFactory(name=name, family_name=family, name_hangul="")
    headings = HangulHeading("name_hangul"), LatinHeading("family_name", "name")
    [(hangul, latin)] = Person.objects.order_by().values_list(*headings)
    assert (hangul or "", latin.strip()) == ("", letter)
