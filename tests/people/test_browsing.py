"""People by what they do and how their names begin."""

import pytest

from shows.models import Credit
from tests import factories as make
from tests.browsing import broken_promises, found, main_of, offered


@pytest.fixture
def people(db):
    """One who acts twice and directs, one from abroad who writes, one of a single name, not credited."""
    actor = make.PersonFactory(name="Im Si-wan", family_name="Im", name_hangul="임시완")
    writer = make.PersonFactory(name="Cole Émile", family_name="Émile", name_hangul="")
    nobody = make.PersonFactory(name="Yewon", family_name="", name_hangul="쩌원")
    for _ in range(2):
        make.CreditFactory(person=actor, role=Credit.Role.LEAD)
    make.CreditFactory(person=actor, role=Credit.Role.DIRECTOR, character="")
    make.CreditFactory(person=writer, role=Credit.Role.WRITER, character="")
    return actor, writer, nobody


def test_people_are_counted_by_role_and_by_both_indexes(client, people):
    assert offered(client, "/people/") == {
        "letter": {"ㅇ": 1, "ㅈ": 1, "E": 1, "I": 1, "Y": 1},
        "role": {"lead": 1, "director": 1, "writer": 1},
    }
    assert offered(client, "/people/", role="lead") == {
        "letter": {"ㅇ": 1, "I": 1},
        "role": {"lead": 1, "director": 1, "writer": 1},
    }


@pytest.mark.parametrize("asked", [{}, {"role": "lead"}, {"letter": "I"}, {"letter": "ㅈ"}])
def test_no_facet_promises_what_it_does_not_give(client, people, asked):
    assert broken_promises(client, "/people/", **asked) == []


def test_latin_index_goes_by_the_family_name(client, people):
    actor, writer, nobody = people
    assert list(found(client, "/people/", letter="E")) == [writer]
    assert list(found(client, "/people/", letter="C")) == []
    assert list(found(client, "/people/", letter="Y")) == [nobody]
    assert list(found(client, "/people/", letter="I", role="director")) == [actor]


def test_doubles_stand_under_their_base(client, people):
    assert list(found(client, "/people/", letter="ㅈ")) == [people[2]]


def test_nobody_matches_and_the_way_back(client, people):
    main = main_of(client, "/people/", role="music", letter="Z")
    assert main.find(".//h1").text_content().split() == ["People:", "Z,", "Music"]
    assert "Nobody matches." in main.text_content()
    assert main.xpath(".//nav[@class='chosen']//a/@href") == [
        "/people/?role=music",
        "/people/?letter=Z",
        "/people/",
    ]


@pytest.mark.parametrize("asked", ["role=%00", "letter=%00", "letter=가", "role=", "role=a b"])
def test_what_is_no_value_is_not_listened_to(client, people, asked):
    assert len(client.get(f"/people/?{asked}").context["page"]) == 3
