"""Which language a page is in: its address tells, and nothing else does."""

import pytest
from django.urls import clear_url_caches
from django.utils.translation import get_language, override
from lxml import html

from tests import factories as make
from tests.world import build_world


@pytest.fixture
def korean_site(settings):
    """A site whose own language is Korean."""
    settings.LANGUAGE_CODE = "ko"
    clear_url_caches()
    yield
    clear_url_caches()


def language(response) -> str:
    """As the page says it twice."""
    said = html.document_fromstring(response.text).get("lang")
    assert response.headers["Content-Language"] == said
    return said


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/about/", "en"),
        ("/ko/about/", "ko"),
        ("/ko/", "ko"),
        ("/none/", "en"),
        ("/ko/none/", "ko"),
        ("/kong/", "en"),
        ("/en/about/", "en"),
    ],
)
def test_address_tells_the_language(client, db, path, expected):
    assert language(client.get(path)) == expected


def test_browser_and_cookie_tell_nothing(client, db):
    client.cookies["django_language"] = "ko"
    response = client.get("/about/", headers={"Accept-Language": "ko"})
    assert language(response) == "en"
    assert "Accept-Language" not in response.get("Vary", "")


def test_language_ends_with_the_request(client, db):
    client.get("/ko/about/")
    assert get_language() == "en"


def test_korean_site_has_no_prefix_and_its_english_pages_have(client, korean_site, db):
    assert language(client.get("/about/")) == "ko"
    assert language(client.get("/en/about/")) == "en"
    assert client.get("/ko/about/").status_code == 404


def test_korean_site_marks_its_texts_on_english_pages_alone(client, korean_site, db):
    review = make.ReviewFactory(slug="beside", headline="곁에서 달리기")
    for path, expected in (("/reviews/beside/", [None, None]), ("/en/reviews/beside/", ["ko"] * 2)):
        page = html.document_fromstring(client.get(path).text)
        headline, card = page.xpath("//h1")[0], page.find_class("prose")[0]
        assert [headline.get("lang"), card.get("lang")] == expected
        assert headline.text_content() == review.headline
    home = html.document_fromstring(client.get("/").text)
    assert "추천 리뷰" in home.text_content()
    assert "Featured review" in html.document_fromstring(client.get("/en/").text).text_content()


def test_links_stay_in_the_language(client, db):
    world = build_world(1)
    for path in ("/ko/", f"/ko{world.review.get_absolute_url()}"):
        page = html.document_fromstring(client.get(path).text)
        away = [
            href
            for href in page.xpath("//a[not(@hreflang)]/@href | //form/@action")
            if href.startswith("/") and not href.startswith("/ko/") and "/feed/" not in href
        ]
        assert away == []


@pytest.mark.parametrize(
    "path", ["%5Cevil.example/x", "%09/evil.example/x", "/evil.example", "a%25b", "%3Fq%3D1"]
)
def test_language_link_leads_to_the_same_path_on_this_site(client, db, path):
    page = html.document_fromstring(client.get(f"/ko/{path}").text)
    [link] = page.xpath("//footer//a[@hreflang]/@href")
    assert link == f"/{path.lstrip('/')}"


def test_canonical_page_names_its_translations(client, db):
    make.ReviewFactory.create_batch(25, show=make.ShowFactory())
    addresses = [f"http://testserver{prefix}/reviews/?page=2" for prefix in ("", "/ko")]
    for address in addresses:
        page = html.document_fromstring(client.get(f"{address}&utm=x").text)
        alternates = page.xpath("//head/link[@hreflang]")
        assert page.xpath("//head/link[@rel='canonical']/@href") == [address]
        assert {link.get("hreflang"): link.get("href") for link in alternates} == {
            "en": addresses[0],
            "ko": addresses[1],
            "x-default": addresses[0],
        }


@pytest.mark.parametrize(
    ("path", "words", "other"),
    [
        ("/search/?q=Run&page=2", "한국어", "/ko/search/?q=Run&page=2"),
        ("/ko/search/?q=%EB%9F%B0", "English", "/search/?q=%EB%9F%B0"),
        ("/ko/none/", "English", "/none/"),
        ("/ko//other.example/", "English", "/other.example/"),
    ],
)
def test_foot_leads_to_the_same_page_in_the_other_language(client, db, path, words, other):
    page = html.document_fromstring(client.get(path).text)
    [link] = page.xpath("//footer//a[@hreflang]")
    assert (link.text, link.get("href")) == (words, other)
    assert link.get("lang") == link.get("hreflang") != page.get("lang")


def test_forgotten_slash_is_added_in_the_language(client, db):
    assert client.get("/ko/about?a=b").headers["Location"] == "/ko/about/?a=b"
    assert client.get("/ko").headers["Location"] == "/ko/"
    assert client.post("/ko").status_code == 405


def test_old_address_leads_to_the_review_in_the_language(client, db):
    review = make.OldPathFactory(path="/2021/run-on.html").review
    make.OldPathFactory(path="/ko/2019/run-on.html", review=review)
    for path in ("/ko/2021/run-on.html", "/ko/2019/run-on.html"):
        assert client.get(path).headers["Location"] == f"/ko{review.get_absolute_url()}"


def test_moved_review_keeps_its_old_address_whatever_the_desk_speaks(client, korean_site, db):
    client.force_login(make.UserFactory(editor=True))
    review = make.ReviewFactory(slug="old")
    assert language(client.get("/admin/")) == "en"
    with override("en"):
        review.move_to("new")
    assert client.get("/reviews/old/").headers["Location"] == "/reviews/new/"
    assert client.get("/en/reviews/old/").headers["Location"] == "/en/reviews/new/"


def test_machines_have_one_address(client, db):
    assert client.get("/healthz").status_code == 200
    assert client.get("/ko/healthz").status_code == 404
