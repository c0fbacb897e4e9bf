"""Every page of the demonstration that a sitemap names, as a search engine meets it."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from lxml import html

from reviews.models import MemorableLine, RankedList, Review
from shows.models import Show
from tests.schema import every_node, faults, nodes_of, unsaid
from tests.sitemaps import HOST, every_entry

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told(demonstration):
    """Address → its entry."""
    return {entry.address: entry for entry in every_entry(Client())}


@pytest.fixture(scope="module")
def pages(told):
    """Address → the answer of its page."""
    client = Client()
    return {address: client.get(address.removeprefix(HOST)) for address in told}


@pytest.fixture(scope="module")
def own(pages):
    """The nodes of each page in the site's own language, by its path."""
    paths = {address.removeprefix(HOST): page for address, page in pages.items()}
    return {
        path: nodes_of(page.text) for path, page in paths.items() if not path.startswith("/ko/")
    }


def test_every_page_is_told_once_and_answers(told, pages):
    assert len(told) == len(every_entry(Client()))
    assert {address for address, page in pages.items() if page.status_code != 200} == set()
    rows = Review.objects.published().count() + Show.objects.count()
    assert len(told) > 2 * rows


def test_each_is_its_own_canonical_address_and_open_to_search(told, pages):
    for address, page in pages.items():
        head = html.document_fromstring(page.text).find("head")
        assert head.xpath("link[@rel='canonical']/@href") == [address]
        assert head.xpath("meta[@name='robots']") == []
        assert "X-Robots-Tag" not in page
        links = head.xpath("link[@rel='alternate'][@hreflang]")
        assert {link.get("hreflang"): link.get("href") for link in links} == told[
            address
        ].alternates


def test_languages_name_each_other(told):
    for address, entry in told.items():
        assert entry.alternates.keys() == {"en", "ko", "x-default"}
        assert entry.alternates["x-default"] == entry.alternates["en"]
        assert address in (entry.alternates["en"], entry.alternates["ko"])
        assert all(
            told[other].alternates == entry.alternates for other in entry.alternates.values()
        )


def test_pictures_are_those_that_the_pages_tell_of(told, pages):
    assert any(entry.pictures for entry in told.values())
    for address, page in pages.items():
        about = nodes_of(page.text)[0]
        assert told[address].pictures == [one["contentUrl"] for one in about.get("image", [])]


def test_what_pages_say_to_machines_has_no_fault(pages, record_property):
    found = {address: nodes_of(page.text) for address, page in pages.items()}
    wrong = [
        (address, fault)
        for address, nodes in found.items()
        for node in nodes
        for fault in faults(node)
    ]
    count = Counter(
        one["@type"] for nodes in found.values() for node in nodes for one in every_node(node)
    )
    record_property(
        "told",
        f"JSON-LD: {len(found)} pages, {count.total()} nodes, {len(wrong)} faults; {dict(count)}",
    )
    assert wrong == []
    assert [address for address, nodes in found.items() if not nodes] == []


def test_only_what_is_unknown_is_left_unsaid(own):
    for show in Show.objects.all():
        node = own[show.get_absolute_url()][0]
        assert node["@type"] == ("Movie" if show.is_film else "TVSeries")
        known = {"image": show.poster, "numberOfEpisodes": show.episode_count}
        allowed = {name for name, value in known.items() if not value}
        assert {name.partition(".")[2] for name in unsaid(node)} <= allowed


def test_reviews_say_all_that_a_snippet_shows(own):
    for review in Review.objects.listed().exclude(kind="article"):
        node = own[review.get_absolute_url()][0]
        missing = {name for one in every_node(node) for name in unsaid(one)}
        assert ("reviewRating" in node) == (review.rating is not None)
        assert {name for name in missing if name.startswith(("Review", "Rating"))} == (
            set() if review.rating else {"Review.reviewRating"}
        )


def test_articles_say_all_but_a_picture_that_there_is_not(own):
    for article in Review.objects.listed().filter(kind="article", rating=None):
        assert unsaid(own[article.get_absolute_url()][0]) <= {"Article.image"}


def test_no_figure_is_made_of_several_ratings(pages):
    assert [address for address, page in pages.items() if "aggregateRating" in page.text] == []


def test_every_inner_page_has_its_trail(own):
    for path, nodes in own.items():
        trails = [node for node in nodes if node["@type"] == "BreadcrumbList"]
        assert len(trails) == (path != "/")
        if trails:
            ends = [step["item"] for step in trails[0]["itemListElement"]]
            assert (ends[0], ends[-1]) == (f"{HOST}/", f"{HOST}{path}")


def test_lines_are_quoted_where_they_stand(own):
    spoken = {one["text"] for one in own["/lines/"] if one["@type"] == "Quotation"}
    for line in MemorableLine.objects.published().select_related("review"):
        nodes = own[line.review.get_absolute_url()]
        quoted = [one["text"] for one in nodes if one["@type"] == "Quotation"]
        words = line.quote_hangul or line.quote
        assert (words in quoted) == (line.spoils_to == 0)
        assert line.spoils_to == 0 or words not in spoken


def test_lists_have_their_places(own):
    for ranked in RankedList.objects.published():
        [article, _trail] = own[ranked.get_absolute_url()]
        assert article["mainEntity"]["numberOfItems"] == ranked.entries.count()
