"""Shows that a query tells something of, in place of a name."""

from unittest.mock import Mock

import pytest

from reviews.search import shelf
from reviews.size import is_large
from shows.models import Show
from tests import factories as make
from tests.searching import found, words_of


@pytest.fixture
def tvn(db):
    """A romance on tvN from 2016, on Netflix too; and shows that lack one of these each."""
    network = make.NetworkFactory(slug="tvn", name="tvN", name_hangul="티비엔")
    genre = make.GenreFactory(slug="romance", name="Romance", name_hangul="로맨스")
    netflix = make.PlatformFactory(slug="netflix", name="Netflix", name_hangul="넷플릭스")
    names = {"title_hangul": "", "title_romanized": "", "aliases": ""}
    dated = {"year": 2016, "aired_from": None, "aired_to": None}
    make.ShowFactory(title="Else", original_network=network, **dated | {"year": 2017}, **names)
    make.ShowFactory(title="Other", **dated, **names)
    show = make.ShowFactory(title="Dear", original_network=network, **dated, **names)
    show.genres.add(genre)
    make.AvailabilityFactory(show=show, platform=netflix)
    return show


@pytest.mark.parametrize(
    ("query", "title", "address"),
    [
        ("tvN 2016", "Shows: tvN, 2016", "network=tvn&amp;year=2016"),
        ("romance 2016", "Shows: Romance, 2016", "genre=romance&amp;year=2016"),
        ("2016년 로맨스 드라마", "Shows: 2016, 로맨스", "year=2016&amp;genre=romance"),
        ("netflix k-drama", "Shows on Netflix", "platform=netflix"),
        ("romance", "Shows: Romance", "genre=romance"),
    ],
)
def test_words_that_say_what_shows_are_like_offer_those(client, tvn, query, title, address):
    response = client.get("/search/", {"q": query})
    assert response.context["shelf"].shows == [tvn.pk]
    assert f'href="/shows/?{address}"' in response.text
    assert words_of(client, '//p[@class="meant"]/a', q=query) == [title]
    assert found(response, "shows") == [tvn]


@pytest.mark.parametrize("common", [0, 1_000], ids=["many", "few"])
@pytest.mark.parametrize("query", ["tvN 2016", "romance 2016", "netflix", "로맨스 netflix", "tvn"])
def test_large_site_offers_the_same_shelf(client, tvn, monkeypatch, query, common):
    make.AvailabilityFactory(show=tvn, platform=tvn.availability.get().platform, region="KR")
    ask = lambda: client.get("/search/", {"q": query}).context["shelf"]  # noqa: E731
    before = ask()
    monkeypatch.setattr(shelf, "COMMON", common)
    is_large.keep(True)
    assert ask() == before
    assert before.shows.count(tvn.pk) == 1


@pytest.mark.parametrize("query", ["tvN 1999", "romance tvN zzz", "drama", "movie", "2016 2017"])
def test_words_that_no_show_answers_offer_nothing(client, tvn, query):
    assert client.get("/search/", {"q": query}).context["shelf"] is None


def test_name_is_no_question_for_a_genre(client, tvn):
    show = make.ShowFactory(title="Romance", title_hangul="", title_romanized="", aliases="")
    response = client.get("/search/?q=romance")
    assert response.context["shelf"] is None
    assert found(response, "shows") == [show]


@pytest.mark.parametrize("query", ["tvN romance netflix 2016", "netflix 2016"])
def test_network_that_is_a_platform_too_costs_no_query(
    client, tvn, query, django_assert_max_num_queries
):
    make.NetworkFactory(slug="netflix", name="Netflix", name_hangul="")
    with django_assert_max_num_queries(16):
        assert client.get("/search/", {"q": query}).context["shelf"].shows == [tvn.pk]


@pytest.mark.django_db(transaction=True)
def test_long_shelf_is_kept_until_its_shows_change(client, monkeypatch, watched, tvn):
    look = Mock(wraps=shelf._largest)
    monkeypatch.setattr(shelf, "_largest", look)
    monkeypatch.setattr(shelf, "MOST", 1)
    ask = lambda: client.get("/search/?q=tvN").context["shelf"]  # noqa: E731
    assert [ask().shows, ask().shows] == [[tvn.pk], [tvn.pk]]
    assert look.call_count == 1
    tvn.original_network = None
    tvn.save()
    assert ask().shows == [Show.objects.get(title="Else").pk]
