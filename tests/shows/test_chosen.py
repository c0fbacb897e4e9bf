"""Lists of shows and people that were narrowed: many that are chosen, and what is kept of a few."""

import pytest
from django.http import QueryDict

from people import facets as of_people
from people.models import Person
from rows.browsing import Browsing
from shows import facets as of_shows
from shows.models import Show
from tests import factories as make
from tests.browsing import offered

SHOWS = [
    *("letter=R", "letter=ㄹ", "genre=romance", "network=jtbc", "platform=viki", "year=2020"),
    *("rating=4", "kind=drama", "country=KR", "genre=romance&year=2020&rating=4", "kind=film"),
]
PEOPLE = ["letter=I", "letter=ㅇ", "role=lead", "letter=ㅇ&role=lead", "role=director"]


@pytest.fixture
def catalogue(db):
    """A show of every kind asked for beside a bare one, and two people, of whom one has a part."""
    romance, jtbc = make.GenreFactory(slug="romance"), make.NetworkFactory(slug="jtbc")
    show = make.ShowFactory(title="Run On", genres=[romance], original_network=jtbc)
    make.AvailabilityFactory(show=show, platform=make.PlatformFactory(slug="viki"))
    make.ReviewFactory(show=show, rating="4.5")
    make.ShowFactory(bare=True, title="100 Days", title_hangul="백일", kind="special", country="JP")
    make.CreditFactory(
        show=show, role="lead", person__family_name="Im", person__name_hangul="임시완"
    )
    make.PersonFactory(name="Bae Doona", name_hangul="배두나")


@pytest.mark.parametrize(
    ("model", "facets", "query"),
    [
        *((Show, of_shows.FACETS, query) for query in SHOWS),
        *((Person, of_people.FACETS, query) for query in PEOPLE),
    ],
    ids=[*SHOWS, *PEOPLE],
)
def test_rows_are_the_same_walked_or_gathered(catalogue, model, facets, query):
    browsing = Browsing("test", model.objects.all(), facets, QueryDict(query))
    assert list(browsing.walked.in_order()) == list(browsing.rows.in_order())
    assert browsing.count == (query not in ("kind=film", "role=director"))


@pytest.mark.django_db(transaction=True)
def test_few_that_are_chosen_are_counted_anew_once_one_more_is(client, watched):
    romance = make.GenreFactory(slug="romance")
    for name in ("jtbc", "tvn"):
        network = make.NetworkFactory(slug=name, name=name)
        make.ShowFactory(title=f"Of {name}", original_network=network)
    first, second = Show.objects.order_by("title")
    first.genres.add(romance)
    assert offered(client, "/shows/", genre="romance")["network"] == {"jtbc": 1}
    second.genres.add(romance)
    assert offered(client, "/shows/", genre="romance")["network"] == {"jtbc": 1, "tvn": 1}


@pytest.mark.django_db(transaction=True)
def test_what_a_narrowed_list_offers_is_counted_once(client, watched, django_assert_num_queries):
    review = make.ReviewFactory(show__title="Run On", show__year=2020)
    client.get("/shows/?year=2020")
    make.CommentFactory(review=review)
    with django_assert_num_queries(1):
        assert "Run On" in client.get("/shows/?year=2020").text
    review.show.kind = Show.Kind.FILM
    review.show.episode_count = None
    review.show.save()
    assert offered(client, "/shows/", year="2020")["kind"] == {"film": 1}
