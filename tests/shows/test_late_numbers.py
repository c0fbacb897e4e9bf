"""Numbers beside the filters: late where many rows are chosen among many, and there alone."""

import pytest

from shows.models import Network
from tests import factories as make
from tests.browsing import main_of, offered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def romance(db):
    """The genre of three shows of JTBC; there are two shows besides."""
    romance, jtbc = make.GenreFactory(slug="romance"), make.NetworkFactory(slug="jtbc")
    make.ShowFactory.create_batch(3, genres=[romance], original_network=jtbc)
    make.ShowFactory.create_batch(2, genres=[])
    return romance


@pytest.mark.parametrize(
    ("large", "common", "count"),
    [(4, 2, 3), (4, 3, 4), (5, 2, 4)],
    ids=["many of many", "few of many", "few in all"],
)
def test_numbers_of_many_chosen_among_many_are_late(
    client, monkeypatch, nothing_counted, romance, large, common, count
):
    monkeypatch.setattr("rows.browsing.LARGE", large)
    monkeypatch.setattr("rows.browsing.COMMON", common)
    assert offered(client, "/shows/", genre="romance")["network"] == {"jtbc": 3}
    jtbc = Network.objects.get(slug="jtbc")
    make.ShowFactory(title="One More", genres=[romance], original_network=jtbc)
    assert offered(client, "/shows/", genre="romance")["network"] == {"jtbc": count}
    page = main_of(client, "/shows/", genre="romance").text_content()
    assert f"{count} shows" in " ".join(page.split())
    assert "One More" in page


def test_choice_that_is_taken_out_makes_no_number_late(
    client, monkeypatch, nothing_counted, romance
):
    monkeypatch.setattr("rows.browsing.LARGE", 4)
    monkeypatch.setattr("rows.browsing.COMMON", 2)
    assert offered(client, "/shows/", genre="romance")["genre"] == {"romance": 3}
    make.ShowFactory(genres=[romance])
    assert offered(client, "/shows/")["genre"] == {"romance": 4}
