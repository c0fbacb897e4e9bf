"""What every public page has, and what none has."""

from collections import Counter

import pytest
from lxml import html

from tests.pages import PUBLIC_PAGES
from tests.world import build_world

HTML_PAGES = [page for page in PUBLIC_PAGES if page.is_html and page.status in (200, 404)]


def page_faults(text: str) -> list[str]:
    """What the page lacks or must not have, by the rules that hold for all."""
    tree = html.document_fromstring(text)
    ids = Counter(tree.xpath("//@id"))
    checks = {
        "one h1": len(tree.xpath("//h1")) == 1,
        "one title": len(tree.xpath("//head/title[normalize-space()]")) == 1,
        "a description": len(tree.xpath("//head/meta[@name='description'][string(@content)]")) == 1,
        "a language": tree.get("lang") is not None,
        "a skip link to its main part": _skip_target(tree) in tree.xpath("//main/@id"),
        "alternatives for all pictures": not tree.xpath("//img[not(@alt)]"),
        "ids that occur once": max(ids.values(), default=1) == 1,
        "no inline style": not tree.xpath("//@style | //style"),
        "no inline handler": not tree.xpath("//@*[starts-with(name(), 'on')]"),
        "no inline script": not tree.xpath("//script[not(@src)][not(@type='application/ld+json')]"),
        "links with text": not _silent_links(tree),
    }
    return [what for what, holds in checks.items() if not holds]


def _skip_target(tree) -> str | None:
    """The fragment of the first link of the page."""
    return next((href.removeprefix("#") for href in tree.xpath("//body//a[1]/@href")), None)


def _silent_links(tree) -> list:
    return [
        link
        for link in tree.xpath("//a[@href][not(@aria-label)]")
        if not link.text_content().strip() and not link.xpath(".//img[string(@alt)]")
    ]


def _is_about_a_row(page) -> bool:
    try:
        page.arguments(None)
    except AttributeError:
        return True
    return False


@pytest.fixture
def world(db):
    return build_world(2)


@pytest.mark.parametrize("page", HTML_PAGES, ids=str)
def test_page_keeps_the_rules(client, world, page):
    response = client.get(page.url(world))
    assert page_faults(response.text) == []


@pytest.mark.parametrize(
    "page", [page for page in HTML_PAGES if not _is_about_a_row(page)], ids=str
)
def test_page_of_an_empty_site_keeps_the_rules(client, db, page):
    assert page_faults(client.get(page.url(None)).text) == []


@pytest.mark.parametrize("page", PUBLIC_PAGES, ids=str)
def test_page_sets_no_cookie(client, world, page):
    response = client.get(page.url(world))
    assert response.cookies == {}
    may_be_stored = "no-store" not in response.get("Cache-Control", "")
    assert not (may_be_stored and "Cookie" in response.get("Vary", ""))


@pytest.mark.parametrize("page", [page for page in HTML_PAGES if page.status == 200], ids=str)
def test_page_tells_its_canonical_address(client, world, page):
    url = page.url(world)
    tree = html.document_fromstring(client.get(url).text)
    bare = url.partition("?")[0]
    assert tree.xpath("//head/link[@rel='canonical']/@href") == [f"http://testserver{bare}"]


@pytest.mark.parametrize("path", ["/none/", "/shows/none/"])
def test_missing_page_claims_no_address(client, db, path):
    assert 'rel="canonical"' not in client.get(path).text


def test_titles_differ(client, world):
    titles = [
        html.document_fromstring(client.get(page.url(world)).text).findtext("head/title")
        for page in HTML_PAGES
    ]
    assert [title for title, count in Counter(titles).items() if count > 1] == []


GOOD = """<html lang="en"><head><title>A</title><meta name="description" content="b"></head>
<body><a href="#main">Skip</a><main id="main"><h1>A</h1></main></body></html>"""


def test_good_page_has_no_fault():
    assert page_faults(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</h1>", "</h1><h1>B</h1>", "one h1"),
        ("<title>A</title>", "<title> </title>", "one title"),
        ('content="b"', 'content=""', "a description"),
        (' lang="en"', "", "a language"),
        ('href="#main"', 'href="#other"', "a skip link to its main part"),
        ("</h1>", '</h1><img src="a.png">', "alternatives for all pictures"),
        ("<h1>", '<h1 id="main">', "ids that occur once"),
        ("<h1>", '<h1 style="color: red">', "no inline style"),
        ("<h1>", '<h1 onclick="go()">', "no inline handler"),
        ("</h1>", "</h1><script>go()</script>", "no inline script"),
        ("</h1>", '</h1><a href="/"></a>', "links with text"),
    ],
)
def test_planted_page_fault_is_found(old, new, fault):
    assert page_faults(GOOD.replace(old, new, 1)) == [fault]
