"""Searches on a site that is too large to read all that has a common word: they find the same."""

import random
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from reviews.search import texts
from reviews.search.about import About
from reviews.size import is_large
from rows.kept import RoughlyBy
from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.searching import found, words_of
from tests.world import build_world

pytestmark = pytest.mark.django_db
WORDS = ["sea", "seaside", "Do-yun", "doyun", "바다", "바다에는", "rain", "the", "-"]
WORD_OF_INDEX = re.compile(r"""(\w+)["']+(?: \*|:\*)""")
"""As it is written in the language of either index: a word that others may begin with."""
PLAIN = {"dek": "", "in_brief": "", "body": ""}


@pytest.fixture
def large(monkeypatch):
    """A few rows are many; so few are listed, and so few tell what is common."""
    monkeypatch.setattr("reviews.size.LARGE", 0)
    sizes = {"MOST": 5, "FEW": 3, "MANY": 12, "FEW_TEXTS": 3, "MANY_TEXTS": 12, "SCARCE": 7}
    for name, number in sizes.items():
        monkeypatch.setattr(f"reviews.search.texts.{name}", number)
    is_large.forget()


def asked(what):
    """What the database was asked for it."""
    with CaptureQueriesContext(connection) as context:
        what()
    return " ".join(query["sql"] for query in context.captured_queries)


def as_if_small(what):
    is_large.keep(False)
    answer = what()
    is_large.forget()
    return answer


@pytest.fixture
def written():
    """Of words that most or few texts have, on few days, by whatever boundary; some are not out."""
    dice = random.Random(7)
    shows = make.ShowFactory.create_batch(2)
    days = [timezone.now() + timedelta(days=number) for number in (*range(-9, 0), 1)]
    weights = [9, 1, 4, 1, 5, 2, 1, 12, 1]
    said = lambda: " ".join(dice.choices(WORDS, weights, k=dice.randint(1, 4))) + " x"  # noqa: E731
    for number in range(50):
        review = make.ReviewFactory(
            show=dice.choice(shows),
            headline=said(),
            published_at=dice.choice([*days, None]) if number % 3 == 0 else dice.choice(days),
            **PLAIN,
        )
        for _ in range(dice.randint(0, 3)):
            boundary = dice.choices([0, 3, 999], [1, 6, 3])[0]
            make.MemorableLineFactory(review=review, quote=said(), spoils_to_override=boundary)
    return shows


QUERIES = [
    *WORDS[:-1],
    "the sea",
    "sea the",
    "바다 the",
    "rain the doyun",
    "sea side",
    "nowhere",
    "x",
]


@pytest.mark.parametrize("query", QUERIES)
def test_reviews_and_lines_are_those_of_a_small_site(large, written, query):
    about = {written[0].pk: About(0)}
    for search in (
        lambda: texts.lines_with(query),
        lambda: texts.reviews_of(query, {}),
        lambda: texts.reviews_of(query, about),
    ):
        assert search() == as_if_small(search)


@pytest.mark.parametrize("search", [texts.lines_with, lambda query: texts.reviews_of(query, {})])
def test_very_many_of_one_moment_are_found(large, search):
    at = timezone.now() - timedelta(days=1)
    author = make.ReviewFactory(headline="The sea", published_at=at, **PLAIN).author
    for number in range(60):
        review = make.ReviewFactory(
            headline=f"The sea {number}", published_at=at, author=author, **PLAIN
        )
        make.MemorableLineFactory(review=review, quote="The sea.", episode=None)
    look = lambda: search("sea")  # noqa: E731
    assert len(look()) > 3
    assert look() == as_if_small(look)


@pytest.mark.parametrize("search", [texts.lines_with, lambda query: texts.reviews_of(query, {})])
def test_index_is_asked_for_no_word_that_most_texts_have(large, search):
    for number in range(9):
        review = make.ReviewFactory(headline=f"The end of {number}", **PLAIN)
        make.MemorableLineFactory(review=review, quote=f"The end of {number}", episode=None)
    assert not WORD_OF_INDEX.findall(asked(lambda: search("the end")))
    assert WORD_OF_INDEX.findall(asked(lambda: search("nowhere"))) == ["nowhere"]
    assert WORD_OF_INDEX.findall(asked(lambda: search("the nowhere end"))) == ["nowhere"]


def test_line_that_gives_less_away_is_first_however_old(large):
    late = make.ReviewFactory()
    make.MemorableLineFactory.create_batch(9, review=late, quote="The end.", spoils_to_override=8)
    old = make.ReviewFactory(published_at=late.published_at - timedelta(days=900))
    for number in range(20):
        make.ReviewFactory(published_at=late.published_at - timedelta(days=number + 1))
    first = make.MemorableLineFactory(review=old, quote="The end.", spoils_to_override=2)
    assert texts.lines_with("the end")[0].pk == first.pk
    assert len(texts.lines_with("the end")) == texts.MOST


def test_few_reviews_that_an_index_names_are_read_where_it_cannot_be_sure(large):
    asked = make.ReviewFactory(headline="Do-yun leaves", **PLAIN)
    make.ReviewFactory(headline="Do what Yun said", **PLAIN)
    make.ReviewFactory(headline="Do-yun of a draft", draft=True, **PLAIN)
    make.ReviewFactory.create_batch(texts.FEW_TEXTS, headline="The newest", **PLAIN)
    assert [hit.pk for hit in texts.reviews_of("do-yun", {})] == [asked.pk]


def test_nothing_of_a_draft_is_found_by_a_common_word(client, large):
    make.MemorableLineFactory.create_batch(3, quote="The rain.", episode=None)
    secret = make.ReviewFactory(headline="The rain of the secret", draft=True)
    make.MemorableLineFactory(review=secret, quote="The secret rain.", episode=None)
    page = client.get("/search/?q=the+rain").text
    assert "The <mark>rain</mark>" in page or "<mark>The rain</mark>" in page
    assert "secret" not in page


def test_page_says_that_there_is_more(client, large, written):
    text = client.get("/search/?q=x").text
    assert "There are more reviews or lines than are listed" in text


def test_size_that_is_not_known_costs_two_queries(client, django_assert_num_queries):
    (page,) = [page for page in PUBLIC_PAGES if page.name == "reviews:search"]
    url = page.url(build_world(3))
    is_large.forget()
    with django_assert_num_queries(page.queries + 2):
        client.get(url)


def test_small_site_is_not_large():
    make.MemorableLineFactory()
    is_large.forget()
    assert not is_large.current()


@pytest.fixture
def counted(monkeypatch, large, watched):
    monkeypatch.setattr("rows.kept.LARGE", 1)
    monkeypatch.setattr("reviews.counted_tags._counts", RoughlyBy(lambda counts: 2))
    monkeypatch.setattr("rows.browsing._offers", RoughlyBy(lambda offer: offer.size))


def tags_of(client, query):
    return [
        (tag.name, tag.review_count) for tag in found(client.get("/search/", {"q": query}), "tags")
    ]


@pytest.mark.django_db(transaction=True)
def test_tags_of_a_large_site_are_counted_late_but_never_named_late(client, counted):
    make.ReviewFactory(tags=["slow burn"])
    secret = make.ReviewFactory(tags=["slow secret"])
    assert tags_of(client, "slow") == [("slow burn", 1), ("slow secret", 1)]
    secret.published_at = None
    secret.save()
    make.ReviewFactory(tags=["slow burn", "slow dance"])
    assert tags_of(client, "slow") == [("slow burn", 1), ("slow dance", 1)]


def offered_tags(client):
    links = html.document_fromstring(client.get("/tags/").text).xpath("//main//li/a/@href")
    return [link.split("/")[2] for link in links if link.startswith("/tags/")]


@pytest.mark.django_db(transaction=True)
def test_list_of_tags_of_a_large_site_names_none_late(client, counted):
    make.ReviewFactory(tags=["slow burn"])
    secret = make.ReviewFactory(tags=["secret"])
    assert offered_tags(client) == ["secret", "slow-burn"]
    secret.published_at = None
    secret.save()
    make.ReviewFactory(tags=["new"])
    assert offered_tags(client) == ["new", "slow-burn"]


@pytest.mark.django_db(transaction=True)
def test_popular_tags_of_a_large_site_lead_to_nothing_that_was_withdrawn(client, counted):
    make.ReviewFactory.create_batch(2, tags=["popular"])
    secret = make.ReviewFactory(tags=["secret"])
    path = '//section[@aria-labelledby="popular-tags"]//li/a'
    assert words_of(client, path, q="zzzz") == ["popular", "secret"]
    secret.published_at = None
    secret.save()
    assert words_of(client, path, q="zzzz") == ["popular"]
