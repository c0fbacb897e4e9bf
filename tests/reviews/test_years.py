"""The best of each year, by the ratings, and by the list that has the last word."""

import json
from datetime import timedelta
from decimal import Decimal

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.cards.found import card_of
from reviews.models import OldPath, Review
from tests import factories as make

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def rate(title: str, *ratings: str, year: int | None = 2024, days: int = 30, **show):
    """A show with published ratings, the latest so many ``days`` ago."""
    shown = make.ShowFactory(title=title, year=year, aired_from=None, aired_to=None, **show)
    for rating in ratings:
        at = timezone.now() - timedelta(days=days)
        make.ReviewFactory(show=shown, rating=Decimal(rating), published_at=at)
    return shown


def page_of(client, path: str):
    return lxml.html.document_fromstring(client.get(path).text)


def of_class(page, name: str, below: str = "") -> list:
    """Elements of that class, or what is called so inside of each."""
    own = f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    return page.xpath(f".{own}{below}")


def texts(elements: list) -> list[str]:
    return [" ".join(one.text_content().split()) for one in elements]


def ranked(page) -> list[str]:
    return texts(of_class(page, "ranked", "//h2"))


def ratings(page) -> list[str]:
    return [one.split()[0] for one in texts(of_class(page, "ranked", "//*[@class='rating']"))]


def also(page) -> list[str]:
    return texts(of_class(page, "part", "/div/a"))


def told(page) -> list[dict]:
    return json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)["@graph"]


def test_shows_stand_in_the_order_of_their_mean_ratings(client):
    rate("Middle", "3.0", "5.0")
    rate("Low", "3.5")
    rate("High", "4.5")
    page = page_of(client, "/years/2024/")
    assert ranked(page) == ["High", "Middle", "Low"]
    assert texts(of_class(page, "rank-number")) == ["1", "2", "3"]
    assert ratings(page) == ["4.5", "4.0", "3.5"]


def test_of_one_mean_more_ratings_come_first_then_the_newer_then_the_later_added(client):
    rate("Added", "4.0", days=9)
    rate("Added later", "4.0", days=9)
    Review.objects.update(published_at=timezone.now() - timedelta(days=9))
    rate("Old", "4.0", days=20)
    rate("New", "4.0", days=1)
    rate("Twice", "3.5", "4.5", days=40)
    expected = ["Twice", "New", "Added later", "Added", "Old"]
    assert ranked(page_of(client, "/years/2024/")) == expected


def test_latest_verdict_and_latest_rating_are_those_that_count(client):
    show = rate("Followed", "2.0", days=20)
    review = show.reviews.get()
    make.VerdictFactory(review=review, rating=Decimal("5.0"))
    assert review.follow_verdicts()
    newest = make.ReviewFactory(show=show, rating=Decimal("4.0"), published_at=timezone.now())
    page = page_of(client, "/years/2024/")
    assert ratings(page) == ["4.5"]
    assert "average of 2 reviews" in page.text_content()
    link = of_class(page, "meta", "/a")
    assert [one.get("href") for one in link] == [newest.get_absolute_url()]


def test_only_what_readers_see_counts(client):
    show = rate("Seen", "2.0")
    for hidden in ({"draft": True}, {"scheduled": True}):
        make.ReviewFactory(show=show, rating=Decimal("5.0"), **hidden)
        rate("Of 2021", year=2021)
    unseen = rate("Unseen")
    make.ReviewFactory(show=unseen, draft=True)
    make.ReviewFactory(show=rate("Unrated"), rating=None)
    rate("Of another year", "5.0", year=2023)
    rate("Of no year", "5.0", year=None)
    page = page_of(client, "/years/2024/")
    assert ranked(page) == ["Seen"]
    assert ratings(page) == ["2.0"]
    assert client.get("/years/2021/").status_code == 404


def test_films_and_dramas_stand_together(client):
    rate("Film", "4.5", kind="film", episode_count=None)
    rate("Drama", "4.0")
    assert ranked(page_of(client, "/years/2024/")) == ["Film", "Drama"]


def test_ten_are_the_best_and_the_others_follow_in_pages(client, monkeypatch):
    monkeypatch.setattr("reviews.views.years.PER_PAGE", 2)
    for number in range(13):
        rate(f"Show {number:02}", "4.0", days=number + 1)
    first, second = (page_of(client, f"/years/2024/{query}") for query in ("", "?page=2"))
    assert ranked(first) == [f"Show {number:02}" for number in range(10)]
    assert also(first) == ["Show 10", "Show 11"]
    assert (ranked(second), also(second)) == ([], ["Show 12"])
    canonical = second.xpath("//link[@rel='canonical']/@href")
    assert canonical == [f"{HOST}/years/2024/?page=2"]
    assert [node["@type"] for node in told(second)] == ["BreadcrumbList"]


def test_sixty_shows_stand_on_the_first_page(client):
    shows = [rate(f"Show {number:02}", "4.0", days=number + 1) for number in range(61)]
    page = page_of(client, "/years/2024/")
    assert ranked(page) + also(page) == [show.title for show in shows[:60]]


@pytest.mark.parametrize(
    "year", ["0", "1999", "99999", "02024", "2024x", "x", "-2024", "٢٠٢٤", "9" * 40, "1900", "9999"]
)
def test_there_is_no_other_year(client, year):
    rate("Rated", "4.0")
    assert client.get(f"/years/{year}/").status_code == 404


@pytest.fixture
def ranked_list():
    """A list of 2024 that puts the second before the first and leaves the third out."""
    shows = [rate(f"Show {number}", f"{5 - number}.0") for number in range(3)]
    found = make.RankedListFactory(year=2024, title="My 2024", intro="Not by the ratings.")
    review = shows[1].reviews.get()
    make.ListEntryFactory(ranked_list=found, rank=1, show=None, review=review, note="Mine.")
    make.ListEntryFactory(ranked_list=found, rank=2, show=shows[0], note="Yours.")
    return found


def test_list_has_the_last_word(client, ranked_list):
    page = page_of(client, "/years/2024/")
    text = page.text_content()
    assert texts(page.xpath("//h1")) == ["My 2024"]
    assert ranked(page) == ["Show 1", "Show 0"]
    for said in ("Not by the ratings.", f"By {ranked_list.author}", "Mine.", "Yours."):
        assert said in text
    assert texts(page.xpath("//*[@id='also']")) == ["Also rated in 2024"]
    assert also(page) == ["Show 2"]
    assert [node["@type"] for node in told(page)] == ["Article", "BreadcrumbList"]


def test_later_page_of_a_list_holds_what_else_is_rated(client, ranked_list, monkeypatch):
    monkeypatch.setattr("reviews.views.years.PER_PAGE", 1)
    rate("Show 3", "1.0")
    page = page_of(client, "/years/2024/?page=2")
    assert (ranked(page), also(page)) == ([], ["Show 3"])
    assert not page.xpath("//meta[@name='robots']")


def test_list_of_a_year_is_found_at_the_page_of_the_year(client, ranked_list):
    own = reverse("reviews:ranked_list_detail", args=[ranked_list.slug])
    assert ranked_list.get_absolute_url() == "/years/2024/"
    for language in ("", "/ko"):
        answer = client.get(language + own)
        assert (answer.status_code, answer["Location"]) == (301, f"{language}/years/2024/")
    assert 'href="/years/2024/"' in client.get("/lists/").text


@pytest.mark.parametrize("hidden", [{"draft": True}, {"published_at": "2990-01-01T00:00Z"}])
def test_list_that_is_not_out_yet_is_seen_by_editors_alone(client, admin_client, hidden):
    rate("Rated", "4.0")
    unseen = make.RankedListFactory(year=2024, title="Mine", **hidden)
    unseen.refresh_from_db()
    assert unseen.get_absolute_url() == f"/lists/{unseen.slug}/"
    assert ranked(page_of(client, "/years/2024/")) == ["Rated"]
    assert client.get(unseen.get_absolute_url()).status_code == 404
    assert "Mine" in admin_client.get(unseen.get_absolute_url()).text


def test_address_that_a_list_of_a_year_had_leads_to_the_year(client, ranked_list):
    old = ranked_list.slug
    ranked_list.move_to("another")
    assert [row.path for row in OldPath.objects.all()] == [f"/lists/{old}/"]
    for slug in (old, "another"):
        assert client.get(f"/lists/{slug}/")["Location"] == "/years/2024/"


def test_list_of_a_year_without_ratings_has_a_page(client):
    entry = make.ListEntryFactory(ranked_list__year=1987)
    assert ranked(page_of(client, "/years/1987/")) == [entry.show.title]


def test_empty_list_of_a_year_is_closed_and_told_to_nobody(client):
    make.RankedListFactory(year=1987)
    assert "noindex" in client.get("/years/1987/").text
    assert "/years/1987/" not in client.get("/years/").text


def test_each_year_leads_to_its_neighbours(client):
    for year in (2019, 2022, 2024):
        rate(str(year), "4.0", year=year)
    make.ListEntryFactory(ranked_list__year=2023)
    make.RankedListFactory(year=2021, draft=True)
    page = page_of(client, "/years/2022/")
    links = {one.get("rel"): one.get("href") for one in of_class(page, "after", "/a")}
    assert links == {"prev": "/years/2019/", "next": "/years/2023/"}
    newest = of_class(page_of(client, "/years/2024/"), "after", "/a")
    assert [one.get("rel") for one in newest] == ["prev"]


def test_every_year_with_its_first_place(client, ranked_list):
    rate("Older", "3.0", year=2020)
    rate("Better", "3.5", "4.5", year=2020)
    make.ListEntryFactory(ranked_list__year=2001, ranked_list__title="No places", rank=None)
    cards = of_class(page_of(client, "/years/"), "card")
    addresses = [f"/years/{year}/" for year in (2024, 2020, 2001)]
    assert [card.xpath(".//h3/a/@href")[0] for card in cards] == addresses
    said = [texts(card.xpath("div"))[0] for card in cards]
    hangul = make.ShowFactory.title_hangul
    assert said == [
        f"2024 My 2024 {hangul} Show 1 3 rated shows",
        f"2020 {hangul} Better 2 rated shows",
        "2001 No places",
    ]


def test_no_year_yet(client):
    page = client.get("/years/").text
    assert "No show is rated yet." in page
    assert "noindex" in page


def test_pages_lead_there(client):
    show = rate("Rated", "4.0")
    assert 'href="/years/2024/"' in client.get(show.get_absolute_url()).text
    assert 'href="/years/"' in client.get("/lists/").text
    assert 'href="/years/' not in client.get(rate("Unrated").get_absolute_url()).text
    undated = rate("Of a year that is none", "4.0", year=12)
    assert client.get(undated.get_absolute_url()).status_code == 200


def test_machines_are_told(client, ranked_list):
    best = [rate("First", "4.5", year=2020), rate("Second", "4.0", year=2020)]
    data = told(page_of(client, "/years/2020/"))
    assert [node["@type"] for node in data] == ["ItemList", "BreadcrumbList"]
    assert [one["url"] for one in data[0]["itemListElement"]] == [
        HOST + show.get_absolute_url() for show in best
    ]
    trail = [step["name"] for step in data[1]["itemListElement"]]
    assert trail[1:] == ["Years", "The best of 2020"]
    sitemap = client.get("/sitemap-years-1.xml").text
    assert [year in sitemap for year in ("/years/2020/", "/years/2024/", "/ko/years/2024/")] == [
        True
    ] * 3
    assert ranked_list.slug not in client.get("/sitemap-index.xml").text
    assert client.get("/sitemap-ranked-lists-1.xml").status_code == 404


def test_card_of_a_year_names_its_first_shows(client):
    for number in range(4):
        rate(f"Show {number}", "4.0", days=number + 1)
    card = card_of("years", 2024)
    assert (card.headline, card.dek) == ("The best of 2024", "Show 0, Show 1, Show 2")
    assert card_of("years", 2023) is None
    for path in ("/years/2024/", "/ko/years/2024/"):
        assert card.digest in client.get(path).text
        answer = client.get(reverse("cards:oembed"), {"url": HOST + path})
        assert answer.json()["title"] == "The best of 2024"
    assert client.get(reverse("cards:card", args=["years", 2024, card.digest])).status_code == 200


def test_card_of_a_year_with_a_list_is_the_list_s(client, ranked_list):
    card = card_of("years", 2024)
    assert (card.kind, card.pk, card.headline) == ("lists", ranked_list.pk, "My 2024")
    answer = client.get(reverse("cards:oembed"), {"url": f"{HOST}/years/2024/"})
    assert answer.json()["title"] == "My 2024"
    assert card.digest in client.get("/years/2024/").text


@pytest.mark.parametrize("size", [1, 30])
def test_queries_do_not_grow(client, django_assert_num_queries, size):
    for number in range(size):
        rate(f"Show {number}", "4.0", year=2024)
        rate(f"Show {number}", "4.0", year=1990 + number)
    for path, queries in (("/years/", 3), ("/years/2024/", 5)):
        with django_assert_num_queries(queries):
            assert client.get(path).status_code == 200
