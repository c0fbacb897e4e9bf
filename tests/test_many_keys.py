"""Rows by many keys at once."""

import pytest

from rows.keys import whose, with_keys
from shows.models import Credit, Genre, Show
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("some", [0, 1, 3])
def test_rows_with_one_of_the_keys(some):
    keys = [make.ShowFactory().pk for _ in range(4)][:some]
    found = with_keys(Show.objects.all(), [*keys, 2**31])
    assert sorted(found.values_list("pk", flat=True)) == sorted(keys)


def test_all_keys_are_one_parameter():
    one, other = (with_keys(Show.objects.all(), range(1, most)) for most in (3, 3_000))
    assert len(one.query.sql_with_params()[1]) == len(other.query.sql_with_params()[1]) == 1


def test_keys_beside_other_conditions_and_joins():
    genre = Genre.objects.create(name="Romance", slug="romance")
    shows = [make.ShowFactory(title=title) for title in ("Run On", "Signal", "Signal")]
    for show in shows[:2]:
        show.genres.add(genre)
    found = with_keys(Show.objects.filter(title="Signal"), [show.pk for show in shows])
    assert [*found.filter(genres__slug="romance")] == [shows[1]]


@pytest.fixture
def credits():
    """Of three shows, two called “Signal”."""
    shows = [make.ShowFactory(title=title) for title in ("Run On", "Signal", "Signal")]
    return [make.CreditFactory(show=show) for show in shows]


def test_those_of_all_owners_are_all(credits):
    assert [
        *whose(Credit.objects.order_by("pk"), "show", Show.objects.order_by("title"))
    ] == credits


def test_those_of_owners_that_are_chosen(credits):
    of_signal = whose(Credit.objects.order_by("pk"), "show", Show.objects.filter(title="Signal"))
    assert [*of_signal] == credits[1:]


def test_owners_known_by_their_keys_are_not_looked_up(credits):
    shows = with_keys(Show.objects.all(), [credit.show_id for credit in credits[:2]])
    of_two = whose(Credit.objects.order_by("pk"), "show", shows)
    assert [*of_two] == credits[:2]
    assert "shows_show" not in str(of_two.values("pk").query)


def test_owners_known_by_more_than_their_keys_are_looked_up(credits):
    shows = with_keys(
        Show.objects.filter(title="Signal"), [credit.show_id for credit in credits[:2]]
    )
    assert [*whose(Credit.objects.all(), "show", shows)] == [credits[1]]
    assert [*whose(Credit.objects.all(), "show", with_keys(Show.objects.all(), []))] == []
