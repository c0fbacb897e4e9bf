"""What pages say to machines: all that is known, in their words, and nothing that gives anything away."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from shows.models import Credit
from tests import factories as make
from tests.pictures import FACE, POSTER
from tests.schema import faults, nodes_of
from tests.sitemaps import HOST

pytestmark = pytest.mark.django_db
Role = Credit.Role


def told(client, path: str) -> dict:
    """What the page is about."""
    nodes = nodes_of(client.get(path).text)
    assert [fault for node in nodes for fault in faults(node)] == []
    return nodes[0]


@pytest.fixture
def show():
    """Of which everything is known."""
    show = make.ShowFactory(
        slug="run-on",
        title="Run On",
        title_hangul="런 온",
        title_romanized="Reon On",
        aliases="Leon On\nRun On",
        year=2020,
        aired_from=date(2020, 12, 16),
        aired_to=date(2021, 2, 4),
        episode_count=16,
        synopsis="A runner meets a translator.",
        original_network=make.NetworkFactory(name="JTBC"),
        poster=POSTER,
        poster_credit="JTBC",
    )
    lead = make.PersonFactory(name="Im Si-wan", name_hangul="임시완", slug="im-si-wan")
    names = {"character": "Ki Seon-gyeom", "character_hangul": "기선겸"}
    make.CreditFactory(show=show, person=lead, billing=1, **names)
    for billing, role in enumerate((Role.DIRECTOR, Role.WRITER, Role.MUSIC), 2):
        person = make.PersonFactory(slug=role.value, name=str(role.label), name_hangul="")
        make.CreditFactory(show=show, person=person, role=role, character="", billing=billing)
    return show


def test_show_says_all_that_is_known(client, show):
    review = make.ReviewFactory(show=show, rating=Decimal("4.5"), headline="Two people")
    data = told(client, show.get_absolute_url())
    assert data["review"][0]["url"] == HOST + review.get_absolute_url()
    assert data | {"review": [], "actor": [], "director": [], "author": [], "musicBy": []} == {
        "@type": "TVSeries",
        "@id": f"{HOST}/shows/run-on/",
        "url": f"{HOST}/shows/run-on/",
        "name": "Run On",
        "alternateName": ["런 온", "Reon On", "Leon On"],
        "description": "A runner meets a translator.",
        "countryOfOrigin": {"@type": "Country", "name": "KR"},
        "publisher": {"@type": "Organization", "name": "JTBC"},
        "image": data["image"],
        "startDate": "2020-12-16",
        "endDate": "2021-02-04",
        "numberOfEpisodes": 16,
        **{name: [] for name in ("review", "actor", "director", "author", "musicBy")},
    }


def test_show_has_its_poster_with_its_credit(client, show):
    assert told(client, show.get_absolute_url())["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": HOST + show.poster.largest_url,
            "width": 100,
            "height": 150,
            "creditText": "JTBC",
        }
    ]


def test_show_names_its_cast_and_its_makers(client, show):
    data = told(client, show.get_absolute_url())
    actor = {
        "@type": "Person",
        "name": "Im Si-wan",
        "alternateName": ["임시완"],
        "url": f"{HOST}/people/im-si-wan/",
    }
    names = ["Ki Seon-gyeom", "기선겸"]
    assert data["actor"] == [{"@type": "PerformanceRole", "actor": actor, "characterName": names}]
    for name, who in (("director", "Director"), ("author", "Writer"), ("musicBy", "Music")):
        address = f"{HOST}/people/{who.lower()}/"
        assert data[name] == [{"@type": "Person", "name": who, "url": address}]


def test_korean_page_is_told_in_hangul(client, show):
    data = told(client, f"/ko{show.get_absolute_url()}")
    assert data["url"] == f"{HOST}/ko/shows/run-on/"
    assert (data["name"], data["alternateName"]) == ("런 온", ["Run On", "Reon On", "Leon On"])
    assert data["actor"][0]["actor"]["name"] == "임시완"


def test_film_has_its_release_and_length(client):
    film = make.ShowFactory(
        kind="film",
        episode_count=None,
        year=2019,
        aired_from=None,
        aired_to=None,
        runtime_min=132,
        runtime_max=None,
    )
    writer = make.CreditFactory(show=film, role=Role.ORIGINAL_AUTHOR, character="")
    data = told(client, film.get_absolute_url())
    days = {"dateCreated": "2019", "datePublished": "2019", "duration": "PT132M"}
    assert data["@type"] == "Movie"
    assert days.items() <= data.items()
    assert data["isBasedOn"]["author"][0]["name"] == str(writer.person)
    assert not data.keys() & {"startDate", "numberOfEpisodes", "author", "director"}


def test_bare_show_says_no_more_than_its_name(client):
    show = make.ShowFactory(bare=True)
    address = HOST + show.get_absolute_url()
    country = {"@type": "Country", "name": "KR"}
    expected = {"@type": "TVSeries", "name": show.title, "url": address, "@id": address}
    assert told(client, show.get_absolute_url()) == expected | {"countryOfOrigin": country}


def test_review_tells_its_rating_and_what_it_rates(client, show):
    review = make.ReviewFactory(show=show, rating=Decimal("4.5"))
    make.HouseFactory(name="Nunchi", social_links="https://social.example/@nunchi")
    data = told(client, review.get_absolute_url())
    assert data["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 4.5,
        "bestRating": 5,
        "worstRating": 0.5,
        "reviewAspect": "Whole series",
    }
    assert data["author"]["name"] == str(review.author)
    assert data["publisher"]["name"] == "Nunchi"
    assert data["publisher"]["sameAs"] == ["https://social.example/@nunchi"]
    whole = told(client, show.get_absolute_url())
    assert data["itemReviewed"].items() <= whole.items()
    assert data["itemReviewed"]["numberOfEpisodes"] == 16


def test_nothing_rates_what_has_no_rating(client, show):
    first, second = (make.ReviewFactory(show=show, rating=rating) for rating in (None, Decimal(3)))
    make.ReviewFactory(show=show, kind="article", rating=None)
    assert "reviewRating" not in told(client, first.get_absolute_url())
    data = told(client, show.get_absolute_url())
    assert "aggregateRating" not in json.dumps(data)
    rated = {one["url"].removeprefix(HOST): "reviewRating" in one for one in data["review"]}
    assert rated == {first.get_absolute_url(): False, second.get_absolute_url(): True}


def test_text_that_gives_something_away_is_not_described(client):
    review = make.ReviewFactory(dek="", body="<p>She leaves.</p>", spoils_to=16)
    assert "description" not in told(client, review.get_absolute_url())
    review.spoils_to = 0
    review.save()
    assert told(client, review.get_absolute_url())["description"] == "She leaves."


@pytest.mark.parametrize("where", ["review", "lines"])
def test_lines_in_the_open_are_quotations(client, show, where):
    review = make.ReviewFactory(show=show)
    credit = show.credits.first()
    line = {"review": review, "episode": None}
    said = make.MemorableLineFactory(**line, credit=credit, quote="Run.", quote_hangul="뛰어.")
    make.MemorableLineFactory(
        **line, credit=None, speaker="Poster copy", quote="Go.", quote_hangul=""
    )
    make.MemorableLineFactory(review=review, episode=8, quote="Gone.", quote_hangul="갔어.")
    path = review.get_absolute_url() if where == "review" else reverse("reviews:line_list")
    nodes = nodes_of(client.get(path).text)
    found = {one["text"]: one for one in nodes if one["@type"] == "Quotation"}
    assert found.keys() == {"뛰어.", "Go."}
    assert found["뛰어."] == {
        "@type": "Quotation",
        "text": "뛰어.",
        "inLanguage": "ko",
        "workTranslation": {"@type": "Quotation", "text": "Run.", "inLanguage": "en"},
        "url": HOST + said.get_absolute_url(),
        "spokenByCharacter": {
            "@type": "Person",
            "name": "Ki Seon-gyeom",
            "alternateName": ["기선겸"],
        },
        "isPartOf": {
            "@type": "TVSeries",
            "name": "Run On",
            "alternateName": ["런 온"],
            "url": f"{HOST}/shows/run-on/",
        },
    }
    assert "spokenByCharacter" not in found["Go."]


def test_person_has_every_name(client):
    person = make.PersonFactory(
        name="Im Si-wan",
        name_hangul="임시완",
        aliases="Yim Si-wan",
        groups="ZE:A",
        born_on=date(1988, 12, 1),
        photo=FACE,
        photo_credit="JTBC",
    )
    data = told(client, person.get_absolute_url())
    assert (data["name"], data["alternateName"]) == ("Im Si-wan", ["임시완", "Yim Si-wan"])
    assert (data["birthDate"], data["memberOf"]["name"]) == ("1988-12-01", "ZE:A")
    assert data["image"][0]["contentUrl"] == HOST + person.photo.largest_url


def test_ranked_list_has_its_places_in_order(client):
    ranked = make.RankedListFactory(title="The best", intro="Of all.")
    shows = [make.ListEntryFactory(ranked_list=ranked, rank=rank).show for rank in (2, 1)]
    article = make.ReviewFactory(article=True)
    make.ListEntryFactory(ranked_list=ranked, rank=3, show=None, review=article)
    draft = make.ReviewFactory(article=True, draft=True)
    make.ListEntryFactory(ranked_list=ranked, rank=4, show=None, review=draft)
    data = told(client, ranked.get_absolute_url())
    places = data["mainEntity"]["itemListElement"]
    expected = [shows[1], shows[0], article]
    assert [place["url"] for place in places] == [HOST + row.get_absolute_url() for row in expected]
    assert [place["position"] for place in places] == [1, 2, 3]
    assert data["mainEntity"]["itemListOrder"] == "https://schema.org/ItemListOrderAscending"
    assert (data["headline"], data["description"]) == ("The best", "Of all.")


def test_front_page_tells_of_the_site_and_its_search(client):
    make.ReviewFactory()
    data = told(client, "/ko/")
    assert (data["@type"], data["url"], data["inLanguage"]) == (
        "WebSite",
        f"{HOST}/ko/",
        ["en", "ko"],
    )
    target = data["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{HOST}/ko/search/?q={{search_term_string}}"


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/reviews/", ["Daesa", "Reviews"]),
        ("/ko/reviews/", ["Daesa", "리뷰"]),
        ("/shows/run-on/", ["Daesa", "Shows", "Run On"]),
        ("/ko/people/im-si-wan/", ["Daesa", "인물", "임시완"]),
        ("/reviews/a-run/", ["Daesa", "Reviews", "A run"]),
        ("/pages/contact/", ["Daesa", "Where to write"]),
        ("/about/", ["Daesa", "About"]),
        ("/lines/", ["Daesa", "Lines worth keeping"]),
    ],
)
def test_page_says_where_it_stands(client, show, path, names):
    make.ReviewFactory(show=show, slug="a-run", headline="A run")
    make.ReviewFactory(page=True, slug="contact", headline="Where to write")
    [trail] = [one for one in nodes_of(client.get(path).text) if one["@type"] == "BreadcrumbList"]
    steps = trail["itemListElement"]
    assert [step["name"] for step in steps] == names
    assert steps[-1]["item"] == HOST + path
    for step in steps:
        assert client.get(step["item"].removeprefix(HOST)).status_code == 200
