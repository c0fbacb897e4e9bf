"""Which pages are for search engines, under which address, and in which languages."""

import pytest
from django.urls import reverse
from lxml import html

from comments.yours.held import path as held_path
from reviews.guests import guest_address
from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.sitemaps import HOST
from tests.world import build_world

pytestmark = pytest.mark.django_db
FORMS = {
    "comments:comment_new",
    "comments:ask",
    "comments:comment_report",
    "comments:comment_reported",
}
CLOSED = {"reviews:line_detail", *FORMS, "reviews:search", "fallback"}
HTML_PAGES = [page for page in PUBLIC_PAGES if page.is_html and page.status != 302]


def head_of(response):
    return html.document_fromstring(response.text).find("head")


def is_closed(response) -> bool:
    said = head_of(response).xpath("meta[@name='robots']/@content")
    assert said in ([], ["noindex"])
    return bool(said)


def canonical(response) -> list[str]:
    return head_of(response).xpath("link[@rel='canonical']/@href")


def alternates(response) -> dict[str, str]:
    links = head_of(response).xpath("link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


@pytest.mark.parametrize("language", ["", "/ko"])
@pytest.mark.parametrize("page", HTML_PAGES, ids=str)
def test_page_is_open_or_closed_and_says_where_it_is(client, page, language):
    path = page.url(build_world(1))
    response = client.get(language + path)
    assert is_closed(response) == (page.name in CLOSED)
    if page.status == 404:
        assert (canonical(response), alternates(response)) == ([], {})
        return
    bare = path.partition("?")[0]
    own, korean = f"{HOST}{bare}", f"{HOST}/ko{bare}"
    assert canonical(response) == [korean if language else own]
    assert alternates(response) == {"en": own, "ko": korean, "x-default": own}


LISTS = [
    ("/reviews/", "reviews.in_order", {}),
    ("/lines/", "reviews.in_order", {"spoilers": "none"}),
    ("/lists/", "reviews.views.collections", {}),
    ("/tags/office/", "reviews.in_order", {"show": "one"}),
    ("/shows/", "shows.views", {"kind": "drama"}),
    ("/people/", "people.views", {"role": "lead"}),
]
ALWAYS_THERE = [one[0] for one in LISTS if one[0] != "/tags/office/"]
"""A tag without a review has no page."""


@pytest.fixture
def filled():
    """Two of everything that is listed."""
    tag, show = make.TagFactory(name="office", slug="office"), make.ShowFactory(slug="one")
    for _ in range(2):
        review = make.ReviewFactory(show=show, tags=[tag])
        make.MemorableLineFactory(review=review, episode=None)
        make.ListEntryFactory(show=show)
        make.CreditFactory()


@pytest.mark.parametrize(("path", "module", "choice"), LISTS)
def test_later_page_of_a_list_is_itself_and_a_page_there_is_not_is_the_last(
    client, filled, monkeypatch, path, module, choice
):
    monkeypatch.setattr(f"{module}.PER_PAGE", 1)
    for asked, number in (("1", ""), ("2", "?page=2"), ("x", "")):
        response = client.get(path, {"page": asked, "utm_source": "mail"})
        assert canonical(response) == [f"{HOST}{path}{number}"]
        assert alternates(response)["ko"] == f"{HOST}/ko{path}{number}"
        assert not is_closed(response)
    beyond = client.get(path, {"page": "99"})
    last = beyond.context["page"].paginator.num_pages
    assert canonical(beyond) == [f"{HOST}{path}?page={last}"]


@pytest.mark.parametrize(("path", "module", "choice"), [one for one in LISTS if one[2]])
def test_narrowed_list_is_closed(client, filled, path, module, choice):
    response = client.get(path, choice)
    assert response.context["page"].object_list
    assert is_closed(response)
    assert (canonical(response), alternates(response)) == ([], {})


@pytest.mark.parametrize("name", ["reviews:home", "reviews:tag_list", *ALWAYS_THERE])
def test_list_is_closed_while_it_is_empty(client, request, name):
    path = reverse(name) if ":" in name else name
    assert is_closed(client.get(path))
    request.getfixturevalue("filled")
    assert not is_closed(client.get(path))


def test_ranked_list_is_closed_while_it_is_empty(client):
    ranked = make.RankedListFactory()
    assert is_closed(client.get(ranked.get_absolute_url()))
    make.ListEntryFactory(ranked_list=ranked)
    assert not is_closed(client.get(ranked.get_absolute_url()))


@pytest.mark.parametrize("query", ["page=2", "order=newest", "about=moment-1", "thread=1", "a=b"])
def test_parameters_are_not_of_the_address(client, query):
    world = build_world(1)
    for row in (world.review, world.page, world.show, world.person, world.ranked_list):
        response = client.get(f"{row.get_absolute_url()}?{query}")
        assert canonical(response) == [HOST + row.get_absolute_url()]


def test_draft_is_closed_to_whoever_sees_it(client):
    review, ranked = make.ReviewFactory(draft=True), make.RankedListFactory(draft=True)
    assert is_closed(client.get(guest_address(review)))
    client.force_login(make.UserFactory(editor=True))
    for row in (review, ranked):
        response = client.get(row.get_absolute_url())
        assert is_closed(response)
        assert "no-store" in response["Cache-Control"]


def test_comment_that_waits_is_closed(client):
    held = make.CommentFactory(pending=True)
    assert is_closed(client.get(held_path(held)))
