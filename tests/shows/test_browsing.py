"""Shows by what is known of them."""

from decimal import Decimal

import pytest

from rows.browsing import Browsing
from rows.facets import choices_of_each
from shows.facets import FACETS
from shows.models import Availability, Show
from tests import factories as make
from tests.browsing import broken_promises, found, main_of, offered
from tests.pages import PUBLIC_PAGES


@pytest.fixture
def shows(db):
    """A drama of 2020 on two platforms, a film of 2014 and a mere title."""
    jtbc, tvn = (make.NetworkFactory(slug=slug, name=slug.upper()) for slug in ("jtbc", "tvn"))
    romance, sports = (make.GenreFactory(slug=slug) for slug in ("romance", "sports"))
    drama = make.ShowFactory(
        title="Run On", original_network=jtbc, genres=[romance, sports], country="KR"
    )
    film = make.ShowFactory(
        film=True,
        title="Élan",
        title_hangul="도깨비",
        year=2014,
        aired_from=None,
        original_network=tvn,
        genres=[romance],
        country="JP",
    )
    bare = make.ShowFactory(bare=True, title="100 Days")
    viki = make.PlatformFactory(slug="viki")
    for region in ("US", "select regions"):
        make.AvailabilityFactory(show=drama, platform=viki, region=region)
    gone = {"platform": viki, "status": Availability.Status.UNAVAILABLE}
    make.AvailabilityFactory(show=film, **gone)
    make.AvailabilityFactory(show=drama, platform=make.PlatformFactory(slug="kocowa"))
    for show, rating in [(drama, "4.5"), (drama, "3.5"), (film, "3.5"), (film, None)]:
        make.ReviewFactory(show=show, rating=rating and Decimal(rating))
    make.ReviewFactory(show=film, rating=Decimal("5.0"), draft=True)
    return drama, film, bare


def test_every_facet_says_how_many_it_would_give(client, shows):
    assert offered(client, "/shows/") == {
        "letter": {"ㄷ": 1, "ㄹ": 1, "E": 1, "R": 1},
        "genre": {"romance": 2, "sports": 1},
        "network": {"jtbc": 1, "tvn": 1},
        "platform": {"kocowa": 1, "viki": 1},
        "year": {"2020": 1, "2014": 1},
        "rating": {"4": 1, "3": 2, "2": 2, "1": 2},
        "kind": {"drama": 2, "film": 1},
        "country": {"JP": 1, "KR": 2},
    }


@pytest.mark.parametrize(
    "asked", [{"genre": "romance"}, {"letter": "ㄷ"}, {"platform": "viki", "year": "2020"}], ids=str
)
def test_few_rows_are_counted_as_many_are(client, shows, monkeypatch, asked):
    few = offered(client, "/shows/", **asked)
    monkeypatch.setattr("rows.browsing.LARGE", 0)
    assert offered(client, "/shows/", **asked) == few


def test_few_rows_are_looked_for_once(shows, django_assert_num_queries):
    browsing = Browsing("few", Show.objects.all(), FACETS, {"genre": "romance"})
    counted_apart = [facet for facet in FACETS if not facet.has_one_value]
    with django_assert_num_queries(2 + len(counted_apart)):
        assert browsing.chosen
    assert {facet.name for facet in counted_apart} == {"letter", "genre", "platform", "rating"}


@pytest.mark.parametrize("most", [1, 2, 500])
def test_values_counted_together_are_those_counted_one_by_one(
    shows, monkeypatch, django_assert_num_queries, most
):
    """Of years that as many shows have, the same ones are left out."""
    monkeypatch.setattr("rows.facets.MOST", most)
    make.ShowFactory(year=2014, aired_from=None, aired_to=None)
    for year in (2011, 2012, 2020):
        make.ShowFactory(year=year, original_network=None, aired_from=None, aired_to=None)
    together = [facet for facet in FACETS if facet.has_one_value]
    with django_assert_num_queries(1):
        offers = choices_of_each(Show.objects.all(), together)
    for facet in together:
        alone, offer = facet.choices(Show.objects.all()), offers[facet.name]
        assert (offer, offer.is_cut, offer.size) == (alone, alone.is_cut, alone.size)


def test_facets_count_beside_what_is_chosen(client, shows):
    assert offered(client, "/shows/", genre="sports", network="jtbc") == {
        "letter": {"ㄹ": 1, "R": 1},
        "genre": {"romance": 1, "sports": 1},
        "network": {"jtbc": 1},
        "platform": {"kocowa": 1, "viki": 1},
        "year": {"2020": 1},
        "rating": {"4": 1, "3": 1, "2": 1, "1": 1},
        "kind": {"drama": 1},
        "country": {"KR": 1},
    }


@pytest.mark.parametrize(
    "asked", [{}, {"rating": "3"}, {"genre": "romance", "platform": "viki"}, {"letter": "E"}]
)
def test_no_facet_promises_what_it_does_not_give(client, shows, asked):
    assert broken_promises(client, "/shows/", **asked) == []


def test_show_on_a_platform_in_two_regions_is_listed_once(client, shows):
    assert list(found(client, "/shows/", platform="viki")) == [shows[0]]


def test_rating_is_the_mean_of_what_is_published(client, shows):
    drama, film, _ = shows
    assert list(found(client, "/shows/", rating="4")) == [drama]
    assert set(found(client, "/shows/", rating="3")) == {drama, film}


def test_chosen_filters_are_named_and_taken_away_one_by_one(client, shows):
    make.ShowFactory.create_batch(120, year=2014, aired_from=None, aired_to=None)
    main = main_of(client, "/shows/", year="2014", kind="drama", page="2")
    assert " ".join(main.find(".//h1").text_content().split()) == "Shows: 2014, Drama"
    links = [link.get("href") for link in main.xpath(".//nav[@class='chosen']//a")]
    assert links == ["/shows/?kind=drama", "/shows/?year=2014", "/shows/"]
    pages = main.xpath(".//nav[@class='pager']//a/@href")
    assert pages[0] == "?year=2014&kind=drama&page=1"


def test_form_keeps_the_letter_that_a_link_chose(client, shows):
    main = main_of(client, "/shows/", letter="ㄹ")
    [kept] = main.xpath(".//form//input[@type='hidden']")
    assert (kept.get("name"), kept.get("value")) == ("letter", "ㄹ")
    [current] = main.xpath(".//nav[@class='index']//*[@aria-current]")
    assert current.text.strip() == "ㄹ"


def test_what_nothing_is_left_for_can_be_taken_away_by_its_name(client, shows):
    make.NetworkFactory(slug="sbs", name="SBS")
    main = main_of(client, "/shows/", network="tvn", year="2020")
    assert "No show matches." in main.text_content()
    assert main.xpath(".//option[@selected]/text()") == ["TVN (0)", "2020 (0)"]
    [word] = main.xpath(".//nav[@class='chosen']//a[@href='/shows/?year=2020']/span[1]/text()")
    assert word == "TVN"
    assert offered(client, "/shows/", network="tvn", year="2020")["year"] == {"2014": 1}


@pytest.mark.parametrize("asked", ["network=none", "genre=%EC%97%86%EC%9D%8C", "country=XX"])
def test_what_nobody_knows_finds_nothing(client, shows, asked):
    response = client.get(f"/shows/?{asked}")
    assert "No show matches." in response.text
    assert response.status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        *("year=soon", "year=99999", "year=٢٠٢٠", "network=a%00b", "network=a b", "rating=9"),
        *(
            "letter=ㄲ",
            "letter=x",
            "letter=ㄱㄴ",
            "country=kr",
            "platform=",
            "other=1",
            "genre[]=x",
        ),
    ],
)
def test_what_is_no_value_is_not_listened_to(client, shows, asked):
    response = client.get(f"/shows/?{asked}")
    assert len(response.context["page"]) == 3
    assert response.context["browsing"].asked == {}


def test_filtered_page_is_not_for_search_engines(client, shows):
    page = client.get("/shows/", {"year": "2020"}).text
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page
    assert "noindex" not in client.get("/shows/", {"year": "soon"}).text


def test_filters_cost_as_many_queries_however_many_are_chosen(
    client, shows, django_assert_num_queries
):
    budget = next(page.queries for page in PUBLIC_PAGES if page.name == "shows:show_list")
    asked = {"genre": "sports", "network": "jtbc", "platform": "viki", "year": "2020"}
    more = {"rating": "4", "kind": "drama", "country": "KR", "letter": "R"}
    with django_assert_num_queries(budget):
        response = client.get("/shows/", asked | more)
    assert list(response.context["page"]) == [shows[0]]


def test_names_are_in_the_language_of_the_page(client, shows):
    main = main_of(client, "/ko/shows/", network="jtbc", country="JP", kind="special")
    words = main.text_content()
    assert "방송사: 제이티비씨" in words
    assert "국가: 일본" in words
    assert "종류: 특집극" in words
    assert Show.Kind.SPECIAL.label == "Special"


def test_letter_of_the_other_script_is_not_offered(client, db):
    """Nothing is found by it, either: no title in Latin letters begins so, and none in Hangul."""
    make.ShowFactory(title="Pop Star", title_hangul="K팝 스타")
    make.ShowFactory(title="김과장", title_hangul="")
    assert broken_promises(client, "/shows/") == []
    assert offered(client, "/shows/")["letter"] == {"P": 1}
