"""What an editor types into a box that chooses a row, and what is found."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


def found(client, term: str, model: str, field: str, **more: object) -> list[str]:
    app, name = model.split(".")
    query = {"term": term, "app_label": app, "model_name": name, "field_name": field, **more}
    response = client.get("/admin/autocomplete/", query)
    return [result["text"] for result in response.json()["results"]]


@pytest.mark.parametrize("term", ["임시완", "Yim Siwan", "im si-wan", "ㅇㅅㅇ", "Siwan", "임시"])
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


@pytest.mark.parametrize("show", ["", "x", "-1", "9" * 40])
def test_nonsense_show_is_ignored(admin_client, show):
    credit = make.CreditFactory()
    assert found(admin_client, "", "reviews.memorableline", "credit", show=show) == [str(credit)]


def test_fixed_number_of_queries(admin_client, django_assert_max_num_queries):
    make.CreditFactory.create_batch(5)
    with django_assert_max_num_queries(5):
        assert len(found(admin_client, "오미주", "reviews.memorableline", "credit")) == 5
