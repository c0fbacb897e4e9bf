"""What the API knows of shows and people."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from django.urls import reverse

from reviews.api.facts.shapes import ShowKind
from reviews.api.texts.shapes import TextKind
from reviews.models.kinds import LISTED
from shows.models import Show
from tests import factories as make
from tests.pictures import POSTER

pytestmark = pytest.mark.django_db


def asked(client, name, *args, **query):
    response = client.get(reverse(f"api:{name}", args=args), query)
    assert response.status_code == 200, response.text
    return response.json()


def slugs(client, name, **query):
    return [row["slug"] for row in asked(client, name, **query)["results"]]


@pytest.fixture
def run_on():
    """A show of which everything is known."""
    network = make.NetworkFactory(name="JTBC", name_hangul="제이티비씨", slug="jtbc")
    return make.ShowFactory(
        slug="run-on",
        title="Run On",
        title_hangul="런 온",
        title_romanized="Reon On",
        aliases="Run on!\n런온",
        original_network=network,
        genres=[make.GenreFactory(name="Romance", name_hangul="로맨스", slug="romance")],
        poster=POSTER,
        poster_credit="JTBC",
        synopsis_source="JTBC, translated",
        follows=make.ShowFactory(slug="run-off", bare=True),
    )


def test_show_with_all_that_is_known(client, run_on):
    found = asked(client, "show", "run-on")
    assert found["url"] == "http://testserver/shows/run-on/"
    assert (found["title"], found["title_hangul"]) == ("Run On", "런 온")
    assert found["title_romanized"] == "Reon On"
    assert found["other_titles"] == ["Run on!", "런온"]
    network = {"slug": "jtbc", "name": "JTBC", "name_hangul": "제이티비씨"}
    assert found["original_network"] == network
    assert [genre["name_hangul"] for genre in found["genres"]] == ["로맨스"]
    assert found["poster"]["credit"] == "JTBC"
    assert found["poster"]["url"].startswith("http://testserver/media/")
    assert found["synopsis_source"] == "JTBC, translated"
    assert found["follows"]["slug"] == "run-off"
    assert asked(client, "show", "run-off")["followed_by"][0]["slug"] == "run-on"


def test_episodes_of_a_show(client, run_on):
    facts = {"title": "Start", "title_hangul": "출발", "aired_on": date(2020, 12, 16)}
    make.EpisodeFactory(show=run_on, number=1, viewership=Decimal("2.094"), **facts)
    told = facts | {"number": 1, "aired_on": "2020-12-16", "viewership": 2.094}
    assert asked(client, "show", "run-on")["episodes"] == [told]


def test_cast_of_a_show(client, run_on):
    person = make.PersonFactory(im_siwan=True)
    names = {"character": "Ki Seon-gyeom", "character_hangul": "기선겸"}
    make.CreditFactory(show=run_on, person=person, **names)
    [credit] = asked(client, "show", "run-on")["credits"]
    assert (credit["role"], credit["character"]) == ("lead", "Ki Seon-gyeom")
    assert credit["character_hangul"] == "기선겸"
    assert credit["person"]["name_hangul"] == "임시완"


def test_offer_says_when_somebody_looked(client, run_on):
    facts = {"region": "US", "url": "https://viki.example/run-on", "status": "licensed"}
    make.AvailabilityFactory(
        show=run_on, platform__name="Viki", checked_on=date(2026, 11, 1), **facts
    )
    [offer] = asked(client, "show", "run-on")["availability"]
    assert offer["platform"]["name"] == "Viki"
    assert {name: offer[name] for name in facts} == facts
    assert offer["checked_on"] == "2026-11-01"


def test_show_known_by_its_title_alone(client):
    show = make.ShowFactory(bare=True)
    found = asked(client, "show", show.slug)
    assert found["original_network"] is found["poster"] is found["year"] is None
    assert found["title_hangul"] == found["synopsis"] == ""
    assert found["episodes"] == found["credits"] == found["availability"] == []


def test_person_with_every_part(client):
    person = make.PersonFactory(im_siwan=True)
    credit = make.CreditFactory(person=person, character="Ki Seon-gyeom", show__title="Run On")
    found = asked(client, "person", person.slug)
    assert (found["name"], found["name_hangul"]) == ("Im Si-wan", "임시완")
    [role] = found["credits"]
    assert (role["show"]["title"], role["show"]["slug"]) == ("Run On", credit.show.slug)
    assert role["character"] == "Ki Seon-gyeom"


def test_hangul_is_sent_as_it_is(client):
    show = make.ShowFactory(title_hangul="런 온")
    assert "런 온" in client.get(reverse("api:show", args=[show.slug])).text


@pytest.mark.parametrize("are_many", [False, True])
def test_shows_are_narrowed_by_all_that_is_asked(client, monkeypatch, are_many):
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *rows: are_many)
    run_on = make.ShowFactory(
        title="Run On", slug="run-on", genres=[make.GenreFactory(slug="romance")]
    )
    film = make.ShowFactory(bare=True, title="Film", slug="film", kind="film", year=2019)
    credit = make.CreditFactory(show=run_on)
    make.CreditFactory(show=run_on, person=credit.person, role="director", character="")
    assert slugs(client, "shows") == ["film", "run-on"]
    for query in (
        {"q": "런 온"},
        {"q": "run on"},
        {"genre": "romance"},
        {"year": run_on.year, "kind": "drama"},
        {"network": run_on.original_network.slug},
        {"person": credit.person.slug},
    ):
        assert slugs(client, "shows", **query) == ["run-on"], query
    assert slugs(client, "shows", kind="film", year=2019) == [film.slug]
    assert slugs(client, "shows", kind="film", genre="romance") == []
    assert slugs(client, "people", show="run-on") == [credit.person.slug]
    assert slugs(client, "people", show="film") == []


def test_people_are_found_in_any_spelling(client):
    person = make.PersonFactory(im_siwan=True)
    make.PersonFactory(name="Shin Se-kyung", name_hangul="신세경")
    for spelling in ("임시완", "Yim Siwan", "im si-wan"):
        assert slugs(client, "people", q=spelling) == [person.slug]


def test_pages_lead_to_each_other(client):
    for number in range(5):
        make.ShowFactory(bare=True, title=f"Show {number}", slug=f"show-{number}")
    seen, address = [], "/api/v1/shows?per_page=2&kind=drama"
    while address:
        page = client.get(address).json()
        assert page["count"] == 5
        seen.append([row["slug"] for row in page["results"]])
        before, address = address, page["next"]
        if address:
            assert client.get(address).json()["previous"].endswith("kind=drama&page=1") or seen[1:]
    assert seen == [["show-0", "show-1"], ["show-2", "show-3"], ["show-4"]]
    assert before.endswith("per_page=2&kind=drama&page=3")
    beyond = asked(client, "shows", page=99)
    assert (beyond["results"], beyond["next"]) == ([], None)


def test_kinds_are_those_of_the_rows():
    assert set(get_args(ShowKind)) == set(Show.Kind.values)
    assert set(get_args(TextKind)) == {kind.value for kind in LISTED}
