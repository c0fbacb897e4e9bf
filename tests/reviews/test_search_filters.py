"""Narrowing what was found."""

import pytest

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
    make.AvailabilityFactory(show=loved, platform=make.PlatformFactory(slug="viki"))
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
    for way in ("?q=run&amp;type=shows&amp;year=2020", "?q=run&amp;type=shows&amp;network=sbs"):
        assert f'href="{way}"' in response.text


def test_counts_are_what_a_choice_gives(client, catalogue):
    for kind in ("", "shows", "reviews", "lines"):
        page = client.get("/search/", {"q": "run", "type": kind, "year": "2020"})
        offered = {
            (field.facet.name, choice.value): choice.count
            for field in page.context["filters"].fields
            for choice in field.choices
        }
        assert set(offered) >= {("network", "tvn"), ("year", "2021"), ("rating", "4")}
        for (name, value), count in offered.items():
            asked = {"q": "run", "type": kind, "year": "2020", name: value}
            hits = client.get("/search/", asked).context["filters"].narrowed
            given = sum(len(hits[one]) for one in ([kind] if kind else hits))
            assert (name, value, given) == (name, value, count)


@pytest.mark.parametrize(
    "asked", [{"year": "1066"}, {"network": "no-such"}, {"rating": "x"}, {"genre": "\0"}]
)
def test_unknown_value_narrows_nothing(client, catalogue, asked):
    everything = client.get("/search/?q=run").context["total"]
    response = client.get("/search/", {"q": "run", **asked})
    assert response.context["total"] == everything == 7
    assert response.context["filters"].asked == {}


def test_drafts_are_neither_found_nor_counted(client, catalogue):
    show, *_ = catalogue
    draft = make.ReviewFactory(show=show, headline="Run, unseen", rating=1, draft=True)
    make.MemorableLineFactory(review=draft, quote="Run, unseen!")
    response = client.get("/search/?q=run&rating=1")
    assert "unseen" not in response.text
    assert {(one.value, one.count) for one in response.context["filters"].fields[-1].choices} == {
        ("1", 6),
        ("2", 6),
        ("3", 3),
        ("4", 3),
    }


@pytest.mark.parametrize("size", [1, 3])
def test_filters_ask_no_further_queries(client, db, django_assert_num_queries, size):
    build_world(size)
    with django_assert_num_queries(14):
        response = client.get("/search/?q=Run&year=2020&rating=4")
    assert response.context["filters"].asked == {"year": "2020", "rating": "4"}
