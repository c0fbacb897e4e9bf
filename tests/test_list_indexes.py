"""What lists are narrowed by and what they count stands in indexes."""

import pytest
from django.db import connection
from django.utils.translation import override

from comments.feeds import LATEST, latest_public
from people import facets as of_people
from people.models import Person
from reviews.facets import OF_LINES, OF_REVIEWS, TAG
from reviews.in_order import by_date, keys_by_date
from reviews.models import MemorableLine, Review
from reviews.search import shelf
from reviews.sitemaps.kinds import KINDS
from rows import slices
from rows.browsing import Browsing
from shows import facets as of_shows
from shows.models import Show

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole"
    ),
]
BY_LETTER, BY_ROLE = of_people.FACETS
GATHERED = "LIST SUBQUERY"
ASKED = "CORRELATED SCALAR SUBQUERY"
LETTERS = [(Person, BY_LETTER, "person"), (Show, of_shows.LETTER, "show")]


@pytest.fixture
def counted(django_assert_num_queries):
    """How the database counts what a facet offers of all rows."""

    def plan(model, facet):
        with django_assert_num_queries(1) as asked:
            facet.choices(model.objects.all())
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
            return [row[3] for row in cursor.fetchall()]

    return plan


@pytest.mark.parametrize(("model", "facet", "name"), LETTERS)
@pytest.mark.parametrize(("letter", "index"), [("K", "latin"), ("ㅈ", "hangul")])
def test_names_of_a_letter_are_looked_for(model, facet, name, letter, index):
    plan = facet.narrow(model.objects.all(), letter).explain()
    assert f"USING INDEX {name}_under_{index}" in plan
    assert "SCAN" not in plan


@pytest.mark.parametrize(("language", "order"), [("en", " "), ("ko", "_ko ")])
@pytest.mark.parametrize(("model", "facet", "name"), LETTERS)
@pytest.mark.parametrize(("letter", "index"), [("K", "latin"), ("ㅈ", "hangul")])
def test_names_of_a_letter_are_found_in_their_order(
    model, facet, name, letter, index, language, order
):
    with override(language):
        plan = facet.narrow(model.objects.all(), letter).in_order().values("pk")[:60].explain()
    assert f"INDEX {name}_under_{index}{order}" in plan
    assert "TEMP B-TREE" not in plan


def test_page_of_a_letter_has_its_rows_by_the_keys_that_were_found(monkeypatch):
    monkeypatch.setattr(slices, "COMMON", 0)
    of_letter = BY_LETTER.narrow(Person.objects.for_cards(), "K").in_order()
    first, *_ = slices.sliced_soonest(of_letter, of_letter, 9, slice(0, 3)).explain().splitlines()
    assert "SEARCH people_person USING INTEGER PRIMARY KEY " in first


@pytest.mark.parametrize(("model", "facet", "name"), LETTERS)
def test_letters_are_counted(counted, model, facet, name):
    plan = counted(model, facet)
    assert any(step.endswith(f"USING INDEX {name}_letters") for step in plan)
    assert "USE TEMP B-TREE FOR GROUP BY" not in plan


def test_roles_are_counted(counted):
    plan = counted(Person, BY_ROLE)
    assert any(step.endswith("USING COVERING INDEX credit_by_role") for step in plan)
    assert "USE TEMP B-TREE FOR GROUP BY" not in plan


def test_ratings_are_counted(counted):
    plan = counted(Show, of_shows.RATING)
    assert any("USING COVERING INDEX review_of_show " in step for step in plan)


@pytest.mark.parametrize(
    ("facet", "value"), [(of_shows.KIND, Show.Kind.FILM), (of_shows.COUNTRY, "JP")]
)
def test_shows_of_a_kind_are_looked_for_and_found_in_their_order(facet, value):
    some = facet.narrow(Show.objects.all(), value)
    assert f"INDEX show_of_{facet.name} " in some.order_by().values("pk")[:9].explain()
    plan = some.in_order().values("pk")[:60].explain()
    assert f"INDEX show_of_{facet.name} " in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("few", [{"year": "2016"}, {"letter": "B"}])
def test_few_shows_are_asked_for_what_other_tables_tell(few):
    others = {"genre": "romance", "platform": "viki", "rating": "4"}
    plan = Browsing("shows", Show.objects.all(), of_shows.FACETS, few | others).rows.explain()
    assert plan.count(ASKED) == len(others)
    assert GATHERED not in plan


def test_reviews_of_a_show_are_asked_for_a_tag():
    reviews, given = Review.objects.listed(), [(TAG, "campus")]
    plan = Browsing("tag", reviews, OF_REVIEWS, {"show": "run-on"}, given).rows.explain()
    assert plan.count(ASKED) == 1
    assert plan.count(GATHERED) == 1, "the show’s reviews"


def test_shows_of_a_genre_are_gathered():
    asked = {"genre": "romance", "kind": "drama"}
    plan = Browsing("shows", Show.objects.all(), of_shows.FACETS, asked).rows.explain()
    assert GATHERED in plan
    assert ASKED not in plan


def test_heaviest_shows_of_a_year_are_found_in_their_order():
    shows = of_shows.YEAR.narrow(Show.objects.all(), "2016")
    plan = shelf.by_weight(shows).values("pk")[:240].explain()
    assert "INDEX show_of_year_by_weight " in plan
    assert "TEMP B-TREE" not in plan


def test_standing_pages_are_looked_for():
    assert "USING INDEX review_pages " in Review.objects.pages().explain()


def test_sitemap_goes_along_the_standing_pages():
    pages = next(kind for kind in KINDS if kind.name == "pages")
    plan = pages.rows().order_by(*pages.order)[:10].explain()
    assert "USING INDEX review_pages " in plan
    assert "TEMP B-TREE" not in plan


def test_list_of_reviews_goes_along_its_dates():
    plan = by_date().explain()
    assert "USING INDEX review_dates " in plan
    assert "TEMP B-TREE" not in plan


def test_newest_reviews_are_found_along_their_dates():
    plan = Review.objects.listed().newest_first().explain()
    assert "USING INDEX review_listed " in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


@pytest.mark.parametrize("asked", [{}, {"episode": "5"}, {"spoilers": "none"}])
def test_lines_before_a_page_are_passed_over_in_order(asked):
    lines = Browsing("lines", MemorableLine.objects.all(), OF_LINES, asked).walked
    plan = keys_by_date(lines.filter(spoils_to=0)).explain()
    assert "USING INDEX review_dates " in plan
    assert "USING COVERING INDEX line_of_review (review_id=? AND spoils_to=?)" in plan
    assert "TEMP B-TREE" not in plan


def test_lines_of_an_episode_are_counted_in_an_index():
    lines = Browsing("lines", MemorableLine.objects.published(), OF_LINES, {"episode": "5"}).rows
    assert "USING COVERING INDEX line_of_episode (episode=?)" in lines.values("pk").explain()


@pytest.mark.parametrize("asked", [{}, {"episode": "5"}])
def test_lines_of_a_speaker_are_found_by_names(asked):
    asked = asked | {"speaker": "Im Si-wan"}
    plan = Browsing("lines", MemorableLine.objects.published(), OF_LINES, asked).rows.explain()
    for index in ("line_of_speaker", "credit_of_character", "person_name"):
        assert f"INDEX {index} (" in plan
    assert "SCAN" not in plan
    assert "line_of_episode" not in plan


def test_lines_of_a_show_are_not_looked_for_by_their_episode():
    asked = {"show": "run-on", "episode": "5"}
    plan = Browsing("lines", MemorableLine.objects.published(), OF_LINES, asked).rows.explain()
    assert "SCAN" not in plan
    assert "line_of_episode" not in plan


def test_latest_comments_are_read_along_an_index():
    plan = latest_public()[:LATEST].explain()
    assert "USING INDEX comment_latest" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan


@pytest.mark.parametrize(("model", "name"), [(Person, "person"), (Show, "show")])
def test_korean_pages_have_names_in_order(model, name):
    with override("ko"):
        plan = model.objects.in_order().explain()
    assert f"USING INDEX {name}_in_korean" in plan
    assert "TEMP B-TREE" not in plan


def test_newest_of_an_author_are_looked_for():
    plan = Review.objects.listed().filter(author=1).newest_first().explain()
    assert "USING INDEX review_of_author " in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan
