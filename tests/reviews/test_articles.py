"""An article about no show stands among the reviews, a page apart from them."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse
from lxml import html

from comments.models import Talk
from reviews.models import MemorableLine, Review, Tag
from tests import factories as make

pytestmark = pytest.mark.django_db
LISTS = ["/", "/reviews/", "/feed/", "/tags/news/", "/lines/"]


@pytest.fixture
def tag():
    return make.TagFactory(name="news", slug="news")


@pytest.fixture
def article(tag):
    review = make.ReviewFactory(
        article=True, slug="a-word", headline="A word before the season", tags=[tag]
    )
    make.MemorableLineFactory(review=review, episode=None, quote="A line of no show")
    return review


@pytest.fixture
def page(tag):
    review = make.ReviewFactory(page=True, slug="contact", headline="Where to write", tags=[tag])
    make.MemorableLineFactory(review=review, episode=None)
    return review


def data_of(client, review):
    tree = html.document_fromstring(client.get(review.get_absolute_url()).text)
    return json.loads(tree.xpath('//script[@type="application/ld+json"]')[0].text)["@graph"][0]


@pytest.mark.parametrize("path", LISTS)
def test_article_stands_in_the_lists(client, article, path):
    assert article.headline in client.get(path).text


@pytest.mark.parametrize("path", LISTS)
def test_page_stands_in_no_list(client, article, page, path):
    text = client.get(path).text.partition("<footer")[0]
    assert page.headline not in text
    assert page.slug not in text


def test_tags_are_counted_alike_from_either_side(article, page):
    """Of a text, of one that is not out, of none, and of a page alone."""
    draft, late = make.ReviewFactory(draft=True), make.ReviewFactory(scheduled=True)
    review = make.ReviewFactory()
    for text, tags in ((article, "ab"), (draft, "bc"), (late, "d"), (review, "bae"), (page, "af")):
        text.tags.set(tags)
    counts = {"a": 2, "b": 2, "e": 1}
    for found in (Tag.objects.in_use(), Tag.objects.all_in_use()):
        assert {tag.name: tag.review_count for tag in found} == counts
        assert [tag.name for tag in found.popular_first()] == ["a", "b", "e"]
    of_show = Tag.objects.all_in_use(review.show.slug)
    assert {tag.name: tag.review_count for tag in of_show} == {"a": 1, "b": 1, "e": 1}


def test_tag_of_pages_alone_is_none(client, page):
    assert not Tag.objects.in_use().exists()
    assert client.get("/tags/news/").status_code == 404
    assert "/tags/news/" not in client.get("/pages/contact/").text


def test_lines_of_a_page_are_in_no_collection(page):
    assert not MemorableLine.objects.published().exists()


def test_page_is_neighbour_and_relative_of_nobody(article, page, tag):
    other = make.ReviewFactory(tags=[tag])
    assert set(Review.objects.listed().neighbours(article)) == {None, other}
    assert list(Review.objects.listed().related_to(article)) == [other]


def test_articles_about_no_show_are_not_alike_for_that(article):
    make.ReviewFactory(article=True)
    make.ReviewFactory(show=make.ShowFactory(original_network=None))
    assert not Review.objects.related_to(article).exists()


@pytest.mark.parametrize("kind", ["article", "page"])
def test_each_has_one_address(client, kind):
    review = make.ReviewFactory(**{kind: True}, slug="here")
    wrong = {"article": "/pages/here/", "page": "/reviews/here/"}[kind]
    assert client.get(review.get_absolute_url()).status_code == 200
    assert client.get(wrong).status_code == 404


@pytest.mark.parametrize("kind", ["article", "page"])
def test_draft_is_shown_to_editors_alone(client, admin_client, kind):
    draft = make.ReviewFactory(**{kind: True}, draft=True)
    wrong = {"article": "/pages/", "page": "/reviews/"}[kind] + f"{draft.slug}/"
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert admin_client.get(draft.get_absolute_url()).status_code == 200
    assert admin_client.get(wrong).status_code == 404


@pytest.mark.parametrize("kind", ["article", "page"])
def test_search_finds_it_by_its_words(client, kind):
    review = make.ReviewFactory(**{kind: True}, body="<p>Everybody asks about subtitles.</p>")
    text = client.get(reverse("reviews:search"), {"q": "subtitles"}).text
    assert review.get_absolute_url() in text
    narrowed = client.get(reverse("reviews:search"), {"q": "subtitles", "year": "2020"})
    assert narrowed.status_code == 200


def test_article_has_no_shield_and_veils_that_know_no_show(client, article):
    article.body = '<div data-spoils-to="999"><p>They part.</p></div>'
    article.save()
    tree = html.document_fromstring(client.get(article.get_absolute_url()).text)
    (veil,) = tree.xpath('//details[@class="veil"]')
    assert (veil.get("data-show"), veil.get("open")) == (None, None)
    assert not tree.xpath("//*[@data-shield or @data-reading or @data-deciding]")


def test_article_about_a_show_has_what_a_review_has(client):
    article = make.ReviewFactory(kind="article", rating=None)
    tree = html.document_fromstring(client.get(article.get_absolute_url()).text)
    assert tree.xpath("//*[@data-shield]")
    assert article.show.title in tree.xpath("//title")[0].text
    data = data_of(client, article)
    assert (data["@type"], data["about"]["name"]) == ("Article", article.show.title)


def test_machines_are_told_what_it_is(client, article, page):
    told = {review: data_of(client, review) for review in (article, page)}
    assert [one["@type"] for one in told.values()] == ["Article", "WebPage"]
    assert [one["headline"] for one in told.values()] == [article.headline, page.headline]
    assert not any(one.keys() & {"itemReviewed", "about", "reviewRating"} for one in told.values())
    rated = data_of(client, make.ReviewFactory(kind="article", rating=Decimal("4.0")))
    assert rated["@type"] == "Review"


def test_list_names_an_article_and_hides_its_draft(client, article):
    ranked = make.ListEntryFactory(rank=1, show=None, review=article).ranked_list
    draft = make.ReviewFactory(article=True, draft=True, headline="Not yet")
    make.ListEntryFactory(ranked_list=ranked, rank=2, show=None, review=draft)
    text = client.get(ranked.get_absolute_url()).text
    assert article.get_absolute_url() in text
    assert "Not yet" not in text


def test_page_shows_a_talk_only_once_there_is_one(client, page):
    assert 'id="comments"' not in client.get(page.get_absolute_url()).text
    make.CommentFactory(review=page, body="Where is the form?")
    text = client.get(page.get_absolute_url()).text
    assert "Where is the form?" in text
    assert "Write a comment" not in text


def test_page_takes_no_comment_unless_its_talk_was_opened(client, page):
    url = reverse("comments:comment_new", args=[page.slug])
    assert "<textarea" not in client.get(url).text
    Talk.objects.of(page).reopen()
    assert "<textarea" in client.get(url).text
    assert 'id="comments"' in client.get(page.get_absolute_url()).text


def test_slow_mode_opens_no_talk(page):
    Talk.objects.of(page).slow_down(60)
    assert Talk.objects.of(page).is_closed


def test_reader_of_a_page_is_not_counted(client, settings, page, article):
    settings.COUNT_VIEWS = True
    assert client.post(reverse("reviews:seen", args=[page.slug])).status_code == 404
    assert client.post(reverse("reviews:seen", args=[article.slug])).status_code == 204


def test_comment_on_an_article_waits_in_the_queue(admin_client, article):
    make.CommentFactory(review=article, pending=True, body="The finale of which?")
    text = admin_client.get(reverse("admin:comments_comment_queue")).text
    assert "The finale of which?" in text
    assert "Article. The text itself tells" in text
