"""The endpoint by the rules of oembed.com, and the pages that lead to it."""

import json
from xml.etree import ElementTree as ET

import lxml.html
import pytest
from django.urls import reverse

from reviews.cards.found import address_of, card_of
from tests import factories as make

HOST = "http://testserver"
REQUIRED = {"version", "type", "html", "width", "height"}


@pytest.fixture
def review(db):
    return make.ReviewFactory()


def ask(client, thing, **asked):
    url = thing if isinstance(thing, str) else HOST + thing.get_absolute_url()
    return client.get(reverse("cards:oembed"), {"url": url, **asked})


def test_review(client, review):
    response = ask(client, review)
    card = card_of("reviews", review.pk)
    answer = json.loads(response.content)
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=60"
    assert {name: answer[name] for name in answer if name != "html"} == {
        "version": "1.0",
        "type": "rich",
        "title": review.headline,
        "provider_name": "Daesa",
        "provider_url": f"{HOST}/",
        "cache_age": 3600,
        "width": 1200,
        "height": 630,
        "thumbnail_url": HOST + address_of(card),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def test_html_is_a_quotation_with_a_picture(client, review):
    html = json.loads(ask(client, review).content)["html"]
    [quotation] = lxml.html.fragments_fromstring(html)
    assert {one.tag for one in quotation.iter()} == {"blockquote", "p", "a", "img"}
    page = HOST + review.get_absolute_url()
    assert (quotation.get("cite"), quotation.find(".//a").get("href")) == (page, page)
    assert [one.text for one in quotation.findall("p")[:2]] == [review.headline, review.dek]
    assert quotation.find(".//img").get("alt") == card_of("reviews", review.pk).alt


def test_words_of_editors_are_escaped(client, review):
    review.headline = review.dek = "<script>alert(1)</script>\" onload='x'"
    review.save()
    answer = json.loads(ask(client, review).content)
    [quotation] = lxml.html.fragments_fromstring(answer["html"])
    assert {one.tag for one in quotation.iter()} == {"blockquote", "p", "a", "img"}
    assert {name for one in quotation.iter() for name in one.attrib} == {
        *("cite", "href", "src", "width", "height", "alt")
    }


def test_xml_says_the_same(client, review):
    review.headline = "Tom & <Jerry>"
    review.save()
    response = ask(client, review, format="xml")
    root = ET.fromstring(response.content)
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    answer = json.loads(ask(client, review, format="json").content)
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {
        name: str(value) for name, value in answer.items()
    }


def test_xml_holds_no_sign_that_it_forbids(client, review):
    review.headline = "a\x01b"
    review.save()
    root = ET.fromstring(ask(client, review, format="xml").content)
    assert root.findtext("title") == "ab"


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [
        ({"maxwidth": "600"}, 600, 315),
        ({"maxheight": "315"}, 600, 315),
        ({"maxwidth": "600", "maxheight": "100"}, 190, 100),
        ({"maxwidth": "5000"}, 1200, 630),
        ({"maxwidth": "0"}, 1200, 630),
        ({"maxwidth": "-5", "maxheight": "x"}, 1200, 630),
        ({"maxwidth": "٣"}, 1200, 630),
        ({"maxwidth": "9" * 500}, 1200, 630),
    ],
    ids=str,
)
def test_size_is_kept_to(client, review, asked, width, height):
    answer = json.loads(ask(client, review, **asked).content)
    assert (answer["width"], answer["height"]) == (width, height)
    assert f'width="{width}" height="{height}"' in answer["html"]
    assert ("thumbnail_url" in answer) == (width == 1200)
    assert answer.keys() >= REQUIRED


def test_each_kind_of_page_is_embedded_with_its_card(client, review):
    line = make.MemorableLineFactory(review=review, episode=None)
    ranked_list = make.RankedListFactory()
    of_line = HOST + reverse("reviews:line_detail", args=[line.pk])
    for kind, thing, page in [
        ("shows", review.show, review.show),
        ("lists", ranked_list, ranked_list),
        ("lines", line, of_line),
        ("lines", line, line),
    ]:
        answer = json.loads(ask(client, page).content)
        assert answer["thumbnail_url"] == HOST + address_of(card_of(kind, thing.pk))


def test_anchor_of_a_veiled_line_is_only_its_review(client, review):
    line = make.MemorableLineFactory(review=review, quote="Secret", quote_hangul="비밀")
    response = ask(client, line)
    assert json.loads(response.content)["title"] == review.headline
    assert "Secret" not in response.text
    assert "비밀" not in response.text


@pytest.mark.parametrize(
    "anchor", ["line-", "line-x", "line-٣", "line-" + "9" * 30, "line-1e3", "headline"]
)
def test_other_anchors_say_nothing(client, review, anchor):
    answer = json.loads(ask(client, f"{HOST}{review.get_absolute_url()}#{anchor}").content)
    assert answer["title"] == review.headline


def test_both_languages_are_embedded(client, review):
    answer = json.loads(ask(client, f"{HOST}/ko{review.get_absolute_url()}").content)
    assert f'href="{HOST}/ko{review.get_absolute_url()}"' in answer["html"]
    assert answer["title"] == review.headline


def test_query_and_scheme_of_the_address_do_not_matter(client, review):
    url = f"https://testserver{review.get_absolute_url()}?utm_source=x"
    assert ask(client, url).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "http://testserver",
        "http://testserver/",
        "http://testserver/lists/",
        "http://testserver/admin/",
        "http://testserver/reviews/none/",
        "http://testserver/ko/ko/reviews/none/",
        "http://elsewhere.example/reviews/{slug}/",
        "http://testserver.elsewhere.example/reviews/{slug}/",
        "http://testserver@elsewhere.example/reviews/{slug}/",
        "http://user@testserver/reviews/{slug}/",
        "http://testserver:99999/reviews/{slug}/",
        "ftp://testserver/reviews/{slug}/",
        "javascript://testserver/reviews/{slug}/",
        "//testserver/reviews/{slug}/",
        "/reviews/{slug}/",
        "http://[/reviews/{slug}/",
        "http://testserver/lines/999/",
        "http://testserver/lines/" + "9" * 30 + "/",
    ],
)
def test_address_of_nothing_to_embed(client, review, url):
    assert ask(client, url.format(slug=review.slug)).status_code == 404


@pytest.mark.parametrize("state", [{"draft": True}, {"scheduled": True}, {"page": True}], ids=str)
def test_what_is_not_among_the_published_is_not_there(client, db, state):
    assert ask(client, make.ReviewFactory(**state)).status_code == 404


def test_no_address_at_all(client, db):
    assert client.get(reverse("cards:oembed")).status_code == 404


@pytest.mark.parametrize("form", ["", "yaml", "JSON", "html"])
def test_other_formats_are_a_mistake_that_is_named(client, review, form):
    response = ask(client, review, format=form)
    assert (response.status_code, response.text) == (400, "format is json or xml")


def test_only_reading_is_allowed(client, db):
    assert client.post(reverse("cards:oembed")).status_code == 405


def test_pages_lead_to_it(client, review):
    """The links in the head of a review, a show, a line and a list are those that answer."""
    line = make.MemorableLineFactory(review=review, episode=None)
    pages = [review, review.show, make.RankedListFactory()]
    paths = [one.get_absolute_url() for one in pages]
    paths += [reverse("reviews:line_detail", args=[line.pk]), "/ko" + review.get_absolute_url()]
    for path in paths:
        page = lxml.html.document_fromstring(client.get(path).text)
        links = {one.get("type"): one for one in page.xpath("//link[contains(@type, '+oembed')]")}
        assert links.keys() == {"application/json+oembed", "text/xml+oembed"}
        for link in links.values():
            assert link.get("title")
            response = client.get(link.get("href").removeprefix(HOST))
            assert response.status_code == 200
            assert response["Content-Type"].split(";")[0] == link.get("type").replace("+oembed", "")


@pytest.mark.parametrize("name", ["reviews:home", "reviews:line_list", "people:person_list"])
def test_other_pages_do_not(client, review, name):
    assert "oembed" not in client.get(reverse(name)).text


def test_few_queries(client, review, django_assert_num_queries):
    line = make.MemorableLineFactory(review=review, episode=None)
    for thing, queries in ((review, 2), (review.show, 2), (line, 3)):
        with django_assert_num_queries(queries):
            assert ask(client, thing).status_code == 200
