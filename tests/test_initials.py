"""Rows by the letter that their names begin with stand in an index."""

import pytest
from django.db import connection

from people import facets as of_people
from people.models import Person
from shows import facets as of_shows
from shows.models import Show

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole"
    ),
]
LISTS = [(Person, of_people.FACETS[0], "person"), (Show, of_shows.LETTER, "show")]


@pytest.mark.parametrize(("model", "facet", "name"), LISTS)
@pytest.mark.parametrize(("letter", "index"), [("K", "latin_initial"), ("ㅈ", "initials")])
def test_index_finds_them(model, facet, name, letter, index):
    plan = facet.narrow(model.objects.all(), letter).explain()
    assert f"USING INDEX {name}_{index} " in plan
    assert "SCAN" not in plan


@pytest.mark.parametrize(("model", "facet", "name"), LISTS)
def test_index_counts_them(model, facet, name, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        facet.choices(model.objects.all())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        [step] = [row[3] for row in cursor.fetchall() if "GROUP BY" not in row[3]]
    assert step.endswith(f"USING INDEX {name}_initials")
