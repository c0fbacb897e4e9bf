"""Narrowing what was found."""

import pytest

from reviews.search.question import TITLES
from shows.models import Availability
from tests import factories as make
from tests.searching import found
from tests.world import build_world


@pytest.fixture
def catalogue(db):
    """Two shows and what is written of them: (2020, tvN, romance, Viki, 4.5) and (2021, SBS, thriller, 2)."""
    tvn, sbs = (
        make.NetworkFactory(slug="tvn", name="tvN"),
        make.NetworkFactory(slug="sbs", name="SBS"),
    )
    romance, thriller = make.GenreFactory(slug="romance"), make.GenreFactory(slug="thriller")
    plain = {"title_hangul": "", "title_romanized": "", "aired_from": None, "aired_to": None}
    loved = make.ShowFactory(
        title="Run On", year=2020, original_network=tvn, genres=[romance], **plain
    )
    other = make.ShowFactory(
        title="Run", year=2021, original_network=sbs, genres=[thriller], **plain
    )
    viki = make.PlatformFactory(slug="viki")
    for region in ("US", "Worldwide"):
        make.AvailabilityFactory(show=loved, platform=viki, region=region)
    make.AvailabilityFactory(show=other, platform=viki, status=Availability.Status.UNAVAILABLE)
    words = {"dek": "", "in_brief": ""}
    reviews = [
        make.ReviewFactory(show=loved, rating=4.5, headline="Run, then", **words),
        make.ReviewFactory(show=other, rating=2, headline="Run, later", **words),
    ]
    lines = [make.MemorableLineFactory(review=review, quote="Run!") for review in reviews]
    make.PersonFactory(name="Run Kim", name_hangul="", family_name="")
    return loved, reviews[0], lines[0]


@pytest.mark.parametrize(
    "asked",
    [
        {"year": "2020"},
        {"network": "tvn"},
        {"genre": "romance"},
        {"platform": "viki"},
        {"rating": "4"},
    ],
)
def test_filter_leaves_the_show_with_its_reviews_and_lines(client, catalogue, asked):
    show, review, line = catalogue
    response = client.get("/search/", {"q": "run", **asked})
    assert found(response, "shows") == [show]
    assert found(response, "reviews") == [review]
    assert found(response, "lines") == [line]
    assert found(response, "people") == []
    assert response.context["total"] == 3


def test_filters_combine_and_each_can_be_taken_out(client, catalogue):
    asked = {"q": "run", "type": "shows", "year": "2020", "network": "sbs"}
    response = client.get("/search/", asked)
    assert response.context["total"] == 0
    assert "Nothing is left beside these filters." in response.text
    for way in ("&amp;year=2020", "&amp;network=sbs", ""):
        assert f'href="/search/?q=run&amp;type=shows{way}"' in response.text


@pytest.mark.parametrize(("kind", "each"), [("", 3), ("shows", 1), ("reviews", 1), ("lines", 1)])
def test_each_filter_counts_beside_the_others(client, catalogue, kind, each):
    """Of the two shows, with a review and a line each, the filter by year leaves one."""
    page = client.get("/search/", {"q": "run", "type": kind, "year": "2020"})
    assert offered(page) == {
        "genre": {"romance": each},
        "network": {"tvn": each},
        "platform": {"viki": each},
        "year": {"2021": each, "2020": each},
        "rating": {"4": each, "3": each, "2": each, "1": each},
    }


@pytest.mark.parametrize("chosen", [{"year": "2020"}, {"rating": "4"}, {"network": "sbs"}])
def test_choice_leaves_as_many_as_it_says(client, catalogue, chosen):
    page = client.get("/search/", {"q": "run", **chosen})
    for name, counts in offered(page).items():
        for value, count in counts.items():
            narrowed = client.get("/search/", {"q": "run", **chosen, name: value})
            printed = sum(map(len, (found(narrowed, kind) for kind in TITLES)))
            assert (name, value, printed) == (name, value, count)


def offered(page):
    fields = page.context["filters"].fields
    return {field.facet.name: {one.value: one.count for one in field.choices} for field in fields}


@pytest.mark.parametrize(
    "asked", [{"year": "1066"}, {"network": "no-such"}, {"rating": "x"}, {"genre": "\0"}]
)
def test_unknown_value_narrows_nothing(client, catalogue, asked):
    response = client.get("/search/", {"q": "run", **asked})
    assert response.context["total"] == 7
    assert response.context["filters"].asked == {}


def test_filters_without_a_word_lead_to_the_list_of_shows(client, catalogue):
    response = client.get("/ko/search/?q=+&network=tvn&year=&rating=4")
    assert (response.status_code, response["Location"]) == (302, "/ko/shows/?network=tvn&rating=4")
    assert client.get("/search/?q=&network=").status_code == 200


def test_drafts_are_neither_found_nor_counted(client, catalogue):
    show, *_ = catalogue
    draft = make.ReviewFactory(show=show, headline="Run, unseen", rating=1, draft=True)
    make.MemorableLineFactory(review=draft, quote="Run, unseen!")
    response = client.get("/search/?q=run&rating=1")
    assert "unseen" not in response.text
    assert offered(response)["rating"] == {"4": 3, "3": 3, "2": 6, "1": 6}


@pytest.mark.parametrize("size", [1, 3])
def test_filters_ask_no_further_queries(client, db, django_assert_num_queries, size):
    build_world(size)
    with django_assert_num_queries(16):
        response = client.get("/search/?q=Run&year=2020&rating=4")
    assert response.context["filters"].asked == {"year": "2020", "rating": "4"}
