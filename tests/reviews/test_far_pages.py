"""Pages of long lists: the rows of a plain slice, found by their keys first."""

import pytest
from django.db import connection

from people.models import Person
from reviews.in_order import by_date
from rows.slices import is_full_sooner, sliced_soonest
from shows.models import Show
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(monkeypatch):
    """Twelve of each, on pages of five. Names, titles and dates are each those of four."""
    for place in ("shows.views", "people.views", "reviews.in_order"):
        monkeypatch.setattr(f"{place}.PER_PAGE", 5)
    at = [review.published_at for review in make.ReviewFactory.create_batch(3)]
    for number in range(12):
        show = make.ShowFactory(
            title=f"Kingdom {number % 3}", title_hangul=number % 2 * "킹덤", kind="drama"
        )
        make.CreditFactory(
            show=show,
            role="lead",
            person__name=f"Kim {number % 3}",
            person__family_name="Kim",
            person__name_hangul=number % 2 * "김",
        )
        review = make.ReviewFactory(show=show, published_at=at[number % 3])
        review.tags.add("slow burn")
        make.MemorableLineFactory.create_batch(2, review=review, episode=None)
        make.MemorableLineFactory(review=review, episode=3)
    make.ReviewFactory(draft=True).tags.add("slow burn")


def pages(client, address):
    page = client.get(address).context["page"]
    joint = "&" if "?" in address else "?"
    every = [f"{address}{joint}page={number}" for number in page.paginator.page_range]
    return [list(client.get(one).context["page"]) for one in every]


@pytest.mark.parametrize("is_walked", [False, True])
@pytest.mark.parametrize(
    "address",
    [
        *("/reviews/", "/tags/slow-burn/", "/shows/", "/people/", "/ko/shows/", "/ko/people/"),
        *("/shows/?letter=K", "/shows/?kind=drama", "/people/?letter=K", "/people/?role=lead"),
    ],
)
def test_page_of_many_shows_what_one_of_few_would(client, many, monkeypatch, address, is_walked):
    near = pages(client, address)
    assert len(near) >= 3
    monkeypatch.setattr("rows.slices.COMMON", 4)
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *rows: is_walked)
    assert pages(client, address) == near


def test_lines_have_the_same_far_pages(client, many, monkeypatch):
    near = pages(client, "/lines/")
    assert [len(page) for page in near] == [5, 5, 5, 5, 5, 5, 5, 1]
    monkeypatch.setattr("reviews.in_order.LARGE", 4)
    assert pages(client, "/lines/") == near


def test_answer_to_a_program_has_the_same_far_pages(client, many, monkeypatch):
    address = "/api/v1/shows?per_page=5&page=2"
    near = client.get(address).json()["results"]
    assert len(near) == 5
    monkeypatch.setattr("rows.slices.COMMON", 4)
    assert client.get(address).json()["results"] == near


LISTS = {
    "reviews": lambda: by_date().for_cards(),
    "shows": lambda: Show.objects.for_cards().in_order(),
    "people": lambda: Person.objects.for_cards().in_order(),
}


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_page_of_many_is_one_query(many, monkeypatch, django_assert_num_queries, rows):
    monkeypatch.setattr("rows.slices.COMMON", 4)
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *asked: True)
    with django_assert_num_queries(1):
        assert len(sliced_soonest(rows(), rows(), 12, slice(5, 10))) == 5


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads a small table as a whole"
)
@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_keys_of_a_page_of_many_stand_in_an_index(monkeypatch, rows):
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *asked: True)
    few, many = (
        sliced_soonest(rows(), rows(), chosen, slice(5, 10)).explain() for chosen in (1_000, 1_001)
    )
    assert "USING COVERING INDEX" in many or "USING INDEX review_dates " in many
    assert "LIST SUBQUERY" in many
    assert "LIST SUBQUERY" not in few


@pytest.mark.parametrize(
    ("chosen", "stop", "is_sooner"),
    [(1_000, 1, False), (20_000, 16_000, True), (20_000, 16_001, False), (1_100, 60, False)],
)
def test_rows_are_gone_through_where_a_page_is_full_sooner(monkeypatch, chosen, stop, is_sooner):
    monkeypatch.setattr(Show._default_manager, "count", lambda: 100_000, raising=False)
    assert is_full_sooner(Show, chosen, slice(stop - 1, stop)) == is_sooner
    assert not is_full_sooner(Show, chosen, slice(chosen, chosen + 1))


def test_nothing_is_asked_where_nothing_is_chosen(django_assert_num_queries):
    every = Show.objects.all()
    with django_assert_num_queries(0):
        assert [*sliced_soonest(every, every, 0, slice(0, 10))] == []
