"""No veiled text reaches a page outside its veil, nor a machine-readable face, a title or a description.

The plants are made first and shown to be on the review's page, shut; then every public address is read.
"""

from datetime import timedelta

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.cards.found import card_of
from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.sitemaps import every_entry
from tests.world import World, build_world

CANARY = "Songhwa-canary"
SHIELD = 12


@pytest.fixture
def world(db) -> World:
    """A world whose first review gives something away in every place that can be veiled, and so do the
    article and the page.
    """
    found = build_world(1)
    for text in (found.article, found.page, found.review):
        found.comment = _plant(text)
    return found


def _plant(review):
    review.body = (
        '<h2>Open</h2><p>Open words.</p><figure data-photo="1"></figure>'
        f'<div data-spoils-to="{SHIELD}"><h2>{CANARY} heading</h2><p>{CANARY} passage</p>'
        '<figure data-photo="9"></figure></div>'
        '<figure data-photo="7"></figure>'
    )
    review.featured_at = review.published_at = timezone.now() - timedelta(hours=1)
    review.save()
    veiled = {"review": review, "first_episode": SHIELD, "last_episode": SHIELD}
    moment = make.HighlightMomentFactory(
        **veiled, title=f"{CANARY} moment", text=f"{CANARY} moment text"
    )
    make.VerdictFactory(**veiled, text=f"{CANARY} verdict")
    make.CorrectionFactory(review=review, text=f"{CANARY} correction", spoils_to_override=SHIELD)
    line = make.MemorableLineFactory(
        review=review,
        credit=review.lines.first().credit,
        quote=f"{CANARY} line",
        quote_hangul="카나리아",
        comment=f"{CANARY} line comment",
        episode=SHIELD,
    )
    photo = {"alt": f"{CANARY} alt", "caption": f"{CANARY} caption", "spoils_to": SHIELD}
    make.PhotoFactory(review=review, number=7, **photo)
    make.PhotoFactory(review=review, number=8, **photo)
    make.PhotoFactory(review=review, number=9, alt=f"{CANARY} alt in a veil")
    root = make.CommentFactory(review=review, body=f"{CANARY} comment", spoils_to=SHIELD)
    make.CommentFactory(parent=root, body=f"{CANARY} reply", spoils_to=SHIELD)
    for about in ({"moment": moment}, {"line": line}):
        make.CommentFactory(review=review, body="Said in the open.", **about)
    return root


def outside_veils(text: str) -> str:
    """The page with every shut veil's inside taken out; attributes and head are kept."""
    page = lxml.html.document_fromstring(text)
    for inside in page.xpath('//details[@class="veil"][not(@open)]/div[@data-nosnippet]'):
        inside.drop_tree()
    return lxml.html.tostring(page, encoding="unicode")


EVERYWHERE = ("passage", "caption", "correction", "comment", "reply")


@pytest.mark.parametrize(
    ("text", "plants"),
    [
        ("review", (*EVERYWHERE, "moment text", "line", "verdict")),
        ("article", (*EVERYWHERE, "moment text", "line")),
        ("page", EVERYWHERE),
    ],
)
def test_the_plants_are_on_the_page_and_shut(client, world, text, plants):
    page = client.get(getattr(world, text).get_absolute_url()).text
    for plant in plants:
        assert f"{CANARY} {plant}" in page
    assert CANARY not in outside_veils(page)
    assert "카나리아" not in outside_veils(page)


def read(response) -> str:
    """Of a picture, the words that were drawn."""
    if response["Content-Type"] != "image/png":
        return response.text
    card = card_of(
        response.resolver_match.kwargs["kind"], int(response.resolver_match.kwargs["pk"])
    )
    return " ".join(card.words)


@pytest.mark.parametrize("page", PUBLIC_PAGES, ids=str)
def test_nothing_veiled_leaks(client, world, page):
    response = client.get(page.url(world), follow=True)
    open_text = outside_veils(response.text) if page.is_html else read(response)
    assert CANARY not in open_text
    assert "카나리아" not in open_text


def test_nothing_veiled_leaks_where_a_veiled_line_is_posted(client, world):
    """Its page, its card and what a site is told that embeds it."""
    line = world.review.lines.filter(spoils_to=SHIELD)[0]
    address = reverse("reviews:line_detail", args=[line.pk])
    page = client.get(address).text
    assert f"{CANARY} line" in page
    assert CANARY not in outside_veils(page)
    embedded = client.get(reverse("cards:oembed"), {"url": f"http://testserver{address}"}).text
    picture = client.get(reverse("cards:card", args=["lines", line.pk, "0"]), follow=True)
    assert CANARY not in embedded + read(picture)
    assert "카나리아" not in embedded + read(picture)


@pytest.mark.parametrize("query", ["order=newest", "order=liveliest", "about={}", "thread={}"])
def test_nothing_veiled_leaks_in_any_part_of_the_talk(client, world, query):
    moment, root = world.review.moments.last(), world.comment
    asked = query.format(moment.anchor if "about" in query else root.pk)
    page = client.get(f"{world.review.get_absolute_url()}?{asked}").text
    assert "About a moment, episode 12, veiled" in page
    assert CANARY not in outside_veils(page)


def test_machines_are_told_of_the_veiled_comments(client, world):
    feed = client.get(reverse("review_comment_feed", args=[world.review.slug])).text
    page = client.get(world.review.get_absolute_url()).text
    address = f"http://testserver{world.comment.get_absolute_url()}"
    assert "Episode 12, veiled: read on the site" in feed
    assert f'<link href="{address}"' in feed
    assert f'"url":"{address}"' in page.partition("ld+json")[2]


def test_search_engines_are_told_of_no_veiled_photo(client, world):
    told = str(every_entry(client))
    for text in (world.article, world.page, world.review):
        data = client.get(text.get_absolute_url()).text.partition("ld+json")[2].partition("<")[0]
        seen = [photo.number for photo in text.photos.all() if photo.image.largest_url in data]
        assert seen == [1]
        listed = [photo.number for photo in text.photos.all() if photo.image.largest_url in told]
        assert listed == seen


@pytest.mark.parametrize("name", ["reviews:home", "reviews:review_detail", "reviews:line_list"])
def test_nothing_veiled_leaks_in_korean(client, world, name):
    page = next(page for page in PUBLIC_PAGES if page.name == name)
    text = outside_veils(client.get(page.korean_url(world)).text)
    assert "내용 가림" in text or name == "reviews:home"
    assert CANARY not in text
    assert "카나리아" not in text


@pytest.mark.parametrize("asked", ["passage", "comment", "caption", "heading"])
def test_search_finds_nothing_by_veiled_words(client, world, asked):
    response = client.get(reverse("reviews:search"), {"q": f"{CANARY} {asked}"})
    assert response.context["total"] == 0


@pytest.mark.parametrize("kind", ["", "reviews", "lines", "shows", "people", "tags"])
@pytest.mark.parametrize(
    "query", ["open words", "dropped gun", "run", "canary", "카나리", "ㅋㄴㄹㅇ"]
)
def test_search_quotes_nothing_veiled(client, world, query, kind):
    """Every snippet, title and count; a veiled line that has the words stands in its veil."""
    page = client.get(reverse("reviews:search"), {"q": query, "type": kind}).text
    assert CANARY not in outside_veils(page)
    assert "카나리아" not in outside_veils(page)


def test_search_quotes_what_stands_beside_a_veil(client, world):
    page = client.get(reverse("reviews:search"), {"q": "open words"}).text
    assert "<mark>Open words</mark>." in page


def test_text_that_gives_something_away_is_not_quoted(client, world):
    world.review.body = f"<p>{CANARY} words in a recap.</p>"
    world.review.spoils_to = SHIELD
    world.review.save()
    response = client.get(reverse("reviews:search"), {"q": "words recap"})
    assert response.context["total"] == 1
    assert CANARY not in response.text


def test_reply_page_veils_what_it_answers(client, world):
    url = reverse("comments:comment_new", args=[world.review.slug])
    page = client.get(url, {"parent": world.comment.pk}).text
    assert CANARY not in outside_veils(page)


def test_a_leak_would_be_seen(client, world):
    world.review.dek = f"{CANARY} in the open"
    world.review.save()
    assert CANARY in outside_veils(client.get("/").text)
