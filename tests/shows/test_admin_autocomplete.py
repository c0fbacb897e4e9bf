"""What an editor types into a box that chooses a row, and what is found."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.searching import NONSENSE, SPELLINGS

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


def found(client, term: str, model: str, field: str, **more: object) -> list[str]:
    app, name = model.split(".")
    query = {"term": term, "app_label": app, "model_name": name, "field_name": field, **more}
    response = client.get("/admin/autocomplete/", query)
    return [result["text"] for result in response.json()["results"]]


@pytest.mark.parametrize("term", [*SPELLINGS, "임시"])
def test_person_is_found_by_any_spelling(admin_client, term):
    make.PersonFactory(im_siwan=True)
    make.PersonFactory(name="Kang Tae-oh", name_hangul="강태오")
    assert found(admin_client, term, "shows.credit", "person") == ["Im Si-wan"]


@pytest.mark.parametrize("term", ["런온", "Reon-on", "run on"])
def test_show_is_found_by_any_spelling(admin_client, term):
    make.ShowFactory(run_on=True)
    make.ShowFactory(title="Signal", title_hangul="시그널", title_romanized="Sigeunal")
    assert found(admin_client, term, "reviews.review", "show") == ["Run On (2020)"]


@pytest.mark.parametrize(
    "term",
    ["Mi-joo", "오미주", "Shin Sekyung", "신세경", "런온", "Run On Sekyung", "sekyung 오미주"],
)
def test_character_is_found_by_name_actor_and_show(admin_client, term):
    show = make.ShowFactory(run_on=True)
    shin = make.PersonFactory(name="Shin Se-kyung", name_hangul="신세경")
    make.CreditFactory(show=show, person=shin, character="Oh Mi-joo", character_hangul="오미주")
    signal = make.ShowFactory(title="Signal", title_hangul="시그널", title_romanized="Sigeunal")
    kim = make.PersonFactory(name="Kim Hye-soo", name_hangul="김혜수")
    make.CreditFactory(show=signal, person=kim, character="Cha Soo-hyun", character_hangul="차수현")
    assert found(admin_client, term, "reviews.memorableline", "credit") == [
        "Oh Mi-joo (Shin Se-kyung)"
    ]


def test_characters_of_the_reviewed_show_come_first(admin_client):
    other = make.CreditFactory(character="Mi-joo of another show", billing=0)
    own = make.CreditFactory(character="Oh Mi-joo", billing=9)
    texts = found(admin_client, "mi-joo", "reviews.memorableline", "credit", show=own.show.pk)
    assert texts == [str(own), str(other)]


@pytest.mark.parametrize("term", ["Oh Miju", "O Mi-ju", "ㅇㅁㅈ", "omijoo"])
def test_character_of_the_reviewed_show_is_found_by_any_spelling(admin_client, term):
    own = make.CreditFactory(character="Oh Mi-joo", character_hangul="오미주")
    make.CreditFactory(show=own.show, character="Ki Seon-gyeom", character_hangul="기선겸")
    query = (admin_client, term, "reviews.memorableline", "credit")
    assert found(*query, show=own.show.pk) == [str(own)]


@pytest.mark.parametrize("term", ["seon", "gye", "선겸", "ki gye", "wan", "SEON"])
def test_character_of_the_reviewed_show_is_found_while_it_is_typed(admin_client, term):
    """However many of other shows weigh more."""
    im = make.PersonFactory(im_siwan=True)
    own = make.CreditFactory(person=im, character="Ki Seon-gyeom", character_hangul="기선겸")
    make.CreditFactory.create_batch(30, character="Seon Wan", character_hangul="선완")
    texts = found(admin_client, term, "reviews.memorableline", "credit", show=own.show.pk)
    assert texts[0] == str(own)


@pytest.mark.parametrize("term", ["a\x00b", "%", "_", "\\", "'", "seon " * 2_000])
def test_odd_words_are_only_words(admin_client, term):
    own = make.CreditFactory(character="Ki Seon-gyeom")
    texts = found(admin_client, term, "reviews.memorableline", "credit", show=own.show.pk)
    assert texts == ([str(own)] if "seon" in term else [])


@pytest.mark.parametrize("show", ["", "x", "-1", "9" * 40])
def test_nonsense_show_is_ignored(admin_client, show):
    credit = make.CreditFactory()
    assert found(admin_client, "", "reviews.memorableline", "credit", show=show) == [str(credit)]


@pytest.mark.parametrize(
    ("term", "model", "field"),
    [
        ("오미주", "reviews.memorableline", "credit"),
        ("Run On Shin Se-kyung", "reviews.memorableline", "credit"),
        ("Shin Se-kyung", "shows.credit", "person"),
        ("Run On", "reviews.review", "show"),
    ],
)
def test_fixed_number_of_queries(admin_client, term, model, field):
    asked = []
    for _ in range(2):
        make.CreditFactory.create_batch(3)
        with CaptureQueriesContext(connection) as queries:
            assert found(admin_client, term, model, field)
        asked.append(len(queries))
    assert asked == [asked[0]] * 2
    assert asked[0] <= MOST_QUERIES


@pytest.mark.parametrize("term", [*SPELLINGS, "임시"])
def test_closest_person_is_first(admin_client, term):
    make.PersonFactory(name="Kim Shi-hwan", name_hangul="김시환")
    make.PersonFactory(name="Im Soo-jung", name_hangul="임수정")
    make.PersonFactory(im_siwan=True)
    assert found(admin_client, term, "shows.credit", "person")[0] == "Im Si-wan"


def test_person_is_found_by_a_character(admin_client):
    make.CreditFactory(person=make.PersonFactory(im_siwan=True), character="Ki Seon-gyeom")
    assert found(admin_client, "Ki Seon-gyeom", "shows.credit", "person") == ["Im Si-wan"]


@pytest.mark.parametrize(
    "term", ["Shin Se-kyung Run On", "sekyung Oh Mi-joo", "오미주 신세경", "run on sekyung"]
)
def test_credit_that_more_of_the_words_name_is_first(admin_client, term):
    shin = make.PersonFactory(name="Shin Se-kyung", name_hangul="신세경")
    signal = make.ShowFactory(title="Signal", title_hangul="시그널", title_romanized="Sigeunal")
    run_on = make.ShowFactory(run_on=True)
    siwan = make.PersonFactory(im_siwan=True)
    for show, person, character, hangul in (
        (signal, shin, "Cha Soo-hyun", "차수현"),
        (run_on, siwan, "Ki Seon-gyeom", "기선겸"),
        (run_on, shin, "Oh Mi-joo", "오미주"),
    ):
        make.CreditFactory(show=show, person=person, character=character, character_hangul=hangul)
    first = found(admin_client, term, "reviews.memorableline", "credit")[0]
    assert first == "Oh Mi-joo (Shin Se-kyung)"


def test_many_people_do_not_crowd_out_a_show(admin_client):
    for first, second in product("aeiou" * 3, "bcdghjkl"):
        make.PersonFactory(name=f"Kim {first}{second}oh", name_hangul="")
    make.ShowFactory(title="Secretary Kim", title_hangul="김비서", bare=True)
    assert found(admin_client, "kim", "reviews.review", "show") == ["Secretary Kim"]


@pytest.mark.parametrize("words", [*NONSENSE, "a " * 100])
def test_nonsense_is_answered(admin_client, words):
    make.CreditFactory(person=make.PersonFactory(im_siwan=True))
    for model, field in (("reviews.memorableline", "credit"), ("shows.credit", "person")):
        assert isinstance(found(admin_client, f"{words} {words}", model, field), list)


def listed(client, model: str, **query: object) -> list[str]:
    page = client.get(f"/admin/{model.replace('.', '/')}/", query)
    return [str(row) for row in page.context["cl"].result_list]


def test_list_has_the_closest_first_unless_it_is_sorted(admin_client):
    make.PersonFactory(name="An Im-siwan", name_hangul="안임시완")
    make.PersonFactory(im_siwan=True)
    asked = {"q": "siwan"}
    assert listed(admin_client, "people.person", **asked) == ["Im Si-wan", "An Im-siwan"]
    assert listed(admin_client, "people.person", **asked, o="1") == ["An Im-siwan", "Im Si-wan"]


def test_list_of_shows_has_the_closest_first(admin_client):
    make.ShowFactory(title="A Run On the Bank", title_hangul="은행", bare=True)
    make.ShowFactory(run_on=True)
    assert listed(admin_client, "shows.show", q="run on") == ["Run On (2020)", "A Run On the Bank"]
