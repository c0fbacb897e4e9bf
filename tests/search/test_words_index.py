"""The words of reviews and lines are found by an index, whatever wrote them."""

import random

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from reviews.models import MemorableLine, Review
from reviews.models.searched import holding
from search import triggers
from search.words_index import fts_table
from tests import factories as make
from text.snippets import holds

pytestmark = pytest.mark.django_db
is_sqlite = connection.vendor == "sqlite"


def found(query, model=Review, **options):
    return list(model.objects.filter(holding(query, **options)).order_by("pk"))


def test_every_text_that_holds_the_words_is_found_and_no_other():
    """Of words that are made of few letters, so that they begin, end and hold each other."""
    dice = random.Random(5)
    word = lambda: "".join(dice.choices("ab임시-ㅇ", k=dice.randint(1, 4)))  # noqa: E731
    reviews = [
        make.ReviewFactory(headline=" ".join(word() for _ in range(4)) + " x", dek="", body="")
        for _ in range(60)
    ]
    for _ in range(120):
        query = " ".join(word() for _ in range(dice.randint(1, 2)))
        if (condition := holding(query)) is None:
            continue
        wanted = [review for review in reviews if holds(review.search_text, query)]
        assert list(Review.objects.filter(condition).order_by("pk")) == wanted, query
        assert found(query, in_order=True) == wanted, query


def test_row_is_found_by_what_it_says_now():
    review = make.ReviewFactory(headline="Lantern")
    review.headline = "Orchard"
    review.save()
    assert (found("lantern"), found("orchard")) == ([], [review])
    review.delete()
    assert found("orchard") == []


def test_rows_of_bulk_writes_and_raw_statements_are_found():
    review = make.ReviewFactory()
    MemorableLine.objects.bulk_create([MemorableLine(review=review, quote="Have you eaten?")])
    (line,) = found("eaten", MemorableLine)
    line.quote = "Good night."
    line.search_text = line.compute_search_text()
    line.search_words = line.compute_search_words()
    MemorableLine.objects.bulk_update([line], ["quote", "search_text", "search_words"])
    assert (found("eaten", MemorableLine), found("night", MemorableLine)) == ([], [line])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reviews_memorableline SET search_words = 'harbour'")
        assert found("harb", MemorableLine) == [line]
        cursor.execute("DELETE FROM reviews_memorableline")
    assert found("harbour", MemorableLine) == []


def test_line_is_found_before_the_boundary_that_it_has_now():
    line = make.MemorableLineFactory(quote="A lantern.", episode=12)
    assert found("lantern", MemorableLine, before=12) == []
    assert found("lantern", MemorableLine, before=13) == [line]
    line.spoils_to_override = 3
    line.save()
    assert found("lantern", MemorableLine, before=3) == []
    assert found("lantern", MemorableLine, before=12) == [line]


@pytest.mark.parametrize(
    "query", ["a'b", 'a"b', "a* OR b", "NEAR(a b)", "-a", "+a", ":* & !x", "\\"]
)
def test_no_query_is_taken_for_the_language_of_an_index(query):
    make.ReviewFactory(headline="a b ab or near x")
    if (condition := holding(query)) is not None:
        assert Review.objects.filter(condition).count() in {0, 1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("target", [("reviews", "0012"), ("reviews", "0017"), ("search", "0001")])
def test_migrations_run_back_and_forth_under_the_index(target):
    review = make.ReviewFactory(headline="Lantern")
    for quote in ("A lantern.", "…"):
        make.MemorableLineFactory(review=review, quote=quote, quote_hangul="", spoils_to_override=5)
    before = list(MemorableLine.objects.values_list("search_words", flat=True))
    try:
        call_command("migrate", *target, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE reviews_review SET dek = 'Written meanwhile.'")
    finally:
        call_command("migrate", verbosity=0)
    assert found("lantern") == [review]
    assert list(MemorableLine.objects.values_list("search_words", flat=True)) == before
    assert len(found("lantern", MemorableLine, before=6)) == 1
    assert triggers.put_up(connection) == []


@pytest.mark.skipif(not is_sqlite, reason="PostgreSQL keeps its own indexes")
def test_damaged_index_is_mended_by_rebuilding():
    review = make.ReviewFactory(headline="Lantern")
    index = fts_table("reviews_review")
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        assert found("lantern") == []
        call_command("rebuild_search")
        assert found("lantern") == [review]
        cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")


def test_texts_are_not_read_for_words_that_the_index_is_sure_of():
    plan = Review.objects.filter(holding("lantern orchard")).values("pk")
    assert "search_text" not in str(plan.query)
    assert "INSTR" not in str(plan.query).upper()


def test_index_is_asked():
    for model in (Review, MemorableLine):
        if not is_sqlite:  # so few rows it reads without any, or by their key
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("SET LOCAL enable_indexscan = off")
        plan = model.objects.filter(holding("lantern")).explain()
        assert ("VIRTUAL TABLE INDEX" if is_sqlite else "reviews_") in plan
        assert "SCAN reviews_" not in plan
        assert is_sqlite or f"{model._meta.db_table}_words" in plan


@pytest.mark.skipif(not is_sqlite, reason="PostgreSQL has one index of the words")
@pytest.mark.parametrize("model", [Review, MemorableLine])
def test_beginnings_have_indexes_of_their_own(model):
    """Without them FTS5 lists all texts that have any of the words, which no answer tells."""
    with connection.cursor() as cursor:
        table = fts_table(model._meta.db_table)
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        [(made,)] = cursor.fetchall()
    assert f"prefix='{' '.join(map(str, range(1, 13)))}'" in made


@pytest.mark.skipif(not is_sqlite, reason="PostgreSQL has one index of the words")
def test_upgrade_that_dies_leaves_the_index_of_before(monkeypatch):
    review = make.ReviewFactory(headline="Ferries")
    newer = triggers.SQLITE_WORDS.replace("detail=none,", "detail=none ,")
    monkeypatch.setitem(triggers.SQL_OF_WORDS, "sqlite", newer)

    def die(execute, sql, *rest):
        if "'rebuild'" in sql:
            raise OperationalError("disk is full")
        return execute(sql, *rest)

    with connection.execute_wrapper(die), pytest.raises(OperationalError):
        triggers.put_up(connection)
    assert found("ferries") == [review]
    review.headline = "Trains"
    review.save()
    assert triggers.put_up(connection) == []
    assert (found("trains"), found("ferries")) == ([review], [])
    review.delete()
    assert found("trains") == []
