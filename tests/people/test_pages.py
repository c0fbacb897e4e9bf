"""People as a reader meets them."""

from decimal import Decimal

import pytest

from house.models import House
from people.views import filmography
from shows.models import Credit
from tests import factories as make


def test_who_says_a_veiled_line_is_told_nowhere(client, db):
    """Who speaks in the last episode is alive in it."""
    credit = make.CreditFactory()
    review = make.ReviewFactory(show=credit.show)
    made = {"review": review, "credit": credit}
    make.MemorableLineFactory(**made, quote="Said early", episode=None)
    make.MemorableLineFactory(**made, quote="Said at the end", episode=16)
    own = client.get(credit.person.get_absolute_url()).text
    found = client.get("/lines/", {"actor": credit.person.slug}).text
    for page in (own, found):
        assert ("Said early" in page, "Said at the end" in page) == (True, False)
        assert "pisode 16" not in page
    assert "Said at the end" in client.get("/lines/").text


def test_person_page_shows_names_roles_reviews_and_lines(client, db):
    person = make.PersonFactory(im_siwan=True)
    review = make.ReviewFactory(headline="Covered")
    credit = make.CreditFactory(
        show=review.show, person=person, character="Ki Seon-gyeom", character_hangul="기선겸"
    )
    make.MemorableLineFactory(review=review, credit=credit, quote="May I?", episode=None)
    page = client.get(person.get_absolute_url()).text
    for words in (
        *("Im Si-wan", "임시완", "Yim Si-wan", "ZE:A", "1 December 1988", review.show.title),
        *("Ki Seon-gyeom", "기선겸", "Covered", "May I?", "2020", "4.5"),
    ):
        assert words in page


def test_bare_person_prints_no_empty_label(client, db):
    person = make.PersonFactory(name="Yewon", name_hangul="", family_name="")
    page = client.get(person.get_absolute_url()).text
    assert "Yewon" in page
    for label in ("Also written", "Born", "Known for", "Groups", "Lines spoken", "Filmography"):
        assert f">{label}<" not in page


def test_filmography_gathers_roles_and_stands_by_year(db):
    person = make.PersonFactory()
    old = make.ShowFactory(title="Misaeng", year=2014, aired_from=None, aired_to=None)
    new = make.ShowFactory(title="Run On")
    unknown = make.ShowFactory(title="Untitled", bare=True)
    roles = (Credit.Role.DIRECTOR, Credit.Role.WRITER)
    credits = [make.CreditFactory(show=old, person=person, role=role) for role in roles]
    for show in (new, unknown):
        make.CreditFactory(show=show, person=person)
    make.ReviewFactory(show=new, rating=Decimal("3.0"))
    make.ReviewFactory(show=new, rating=Decimal("4.0"))
    make.ReviewFactory(show=new, rating=Decimal("1.0"), draft=True)
    found = [
        (year, [(entry.show, entry.mean_rating) for entry in entries])
        for year, entries in filmography(person)
    ]
    assert found == [
        (2020, [(new, Decimal("3.5"))]),
        (2014, [(old, None)]),
        (None, [(unknown, None)]),
    ]
    assert filmography(person)[1][1][0].credits == credits


def test_every_name_is_what_is_told_and_the_printed_one_first():
    person = make.PersonFactory.build(
        name="Im Si-wan", name_hangul="", aliases="Yim Siwan\n\nSiwan"
    )
    assert person.every_name == ["Im Si-wan", "Yim Siwan", "Siwan"]
    person.name_hangul = "임시완"
    assert person.every_name == ["Im Si-wan", "임시완", "Yim Siwan", "Siwan"]


@pytest.mark.parametrize(
    ("first", "name", "family_name", "printed"),
    [
        (True, "Im Si-wan", "Im", "Im Si-wan"),
        (False, "Im Si-wan", "Im", "Si-wan Im"),
        (False, "Yewon", "", "Yewon"),
        (False, "Imogen", "Im", "Imogen"),
        (False, "Cole Sprouse", "Sprouse", "Cole Sprouse"),
    ],
)
def test_names_in_the_order_of_the_house(first, name, family_name, printed):
    House.objects.keep(House(family_name_first=first))
    assert str(make.PersonFactory.build(name=name, family_name=family_name)) == printed
