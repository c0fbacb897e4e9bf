"""Feeds in two forms that programs can trust: valid, of what they say, sent when they have changed."""

from datetime import timedelta

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from lxml import html

from reviews.feeds.documents import LATEST
from reviews.models import Review
from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.reviews.feeds.checks import atom_faults, json_faults
from tests.reviews.feeds.reading import FEEDS, atom, faults, items
from tests.world import build_world

pytestmark = pytest.mark.django_db
ATOM_FEEDS = [page for page in FEEDS if not page.name.endswith("_json")]


@pytest.mark.parametrize("page", FEEDS, ids=str)
def test_feed_is_valid(client, settings, page):
    settings.WEBSUB_HUB = "https://hub.example/"
    world = build_world(2)
    Review.objects.filter(pk=world.review.pk).update(headline="<b>One</b> & “two”")
    response = client.get(page.url(world))
    assert faults(page, response) == []
    assert response.content.count(b"<entry>") + response.content.count(b"content_html") > 0


@pytest.mark.parametrize("name", ["feed", "feed_json", "line_feed", "line_feed_json"])
def test_feed_of_an_empty_site_is_valid(client, name):
    page = next(page for page in FEEDS if page.name == name)
    response = client.get(reverse(name))
    assert faults(page, response) == []
    assert response["ETag"] == client.get(reverse(name))["ETag"]


@pytest.mark.parametrize("page", ATOM_FEEDS, ids=str)
def test_feed_parser_has_nothing_to_complain_of(client, page):
    feed = feedparser.parse(client.get(page.url(build_world(2))).content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    for entry in feed.entries:
        assert entry.title
        assert entry.author
        assert entry.id.startswith("tag:127.0.0.1,2026:")
        assert entry.link.startswith("http://testserver/")
        assert entry.published_parsed <= entry.updated_parsed
        assert entry.content[0].value
    assert feed.feed.language == "en"


def test_planted_faults_are_found(client):
    make.ReviewFactory()
    atom_text = client.get("/feed/").content
    assert atom_faults(atom_text) == []
    for old, new in [
        (b"<updated>", b"<updated>on "),
        (b'<content type="html">', b'<content type="page">'),
        (b"http://testserver/reviews/", b"/reviews/"),
        (b"name>", b"nom>"),
        (b'rel="self"', b'rel="other"'),
        (b"<entry>", b"<id>a:b</id><entry>"),
    ]:
        assert atom_faults(atom_text.replace(old, new)) != [], old
    data = client.get("/feed.json").content
    assert json_faults(data) == []
    for old, new in [
        (b"version/1.1", b"version/1"),
        (b'"id"', b'"guid"'),
        (b'"content_html"', b'"content"'),
        (b'"date_published": "', b'"date_published": "on '),
        (b"http://testserver/reviews/", b"/reviews/"),
    ]:
        try:
            found = json_faults(data.replace(old, new))
        except KeyError:
            found = ["no key"]
        assert found != [], old


def test_id_stays_when_the_address_changes(client):
    review = make.ReviewFactory(slug="run-on")
    before = [atom(client), items(client), atom(client, "show_feed", review.show.slug)]
    review.move_to("run-on-again")
    review.show.move_to("run-on-the-show")
    after = [atom(client), items(client), atom(client, "show_feed", review.show.slug)]
    assert after[0].entries[0].link != before[0].entries[0].link
    assert (
        after[0].entries[0].id
        == before[0].entries[0].id
        == f"tag:127.0.0.1,2026:review/{review.pk}"
    )
    assert after[1][0]["id"] == before[1][0]["id"]
    assert after[2].feed.id == before[2].feed.id == f"tag:127.0.0.1,2026:feed/show/{review.show.pk}"


def test_feed_of_a_show_that_moved_is_found(client):
    show = make.ReviewFactory().show
    old = reverse("show_feed", args=[show.slug])
    show.move_to("run-on-the-show")
    for form in ("feed/", "feed.json"):
        response = client.get(old.replace("feed/", form), follow=True)
        assert response.redirect_chain == [(f"/shows/run-on-the-show/{form}", 301)]
        assert response.status_code == 200


def test_updated_is_true(client):
    now = timezone.now().replace(microsecond=0)
    appeared = make.ReviewFactory(published_at=now)
    changed = make.ReviewFactory(published_at=now - timedelta(days=2))
    Review.objects.filter(pk=appeared.pk).update(updated_at=now - timedelta(days=9))
    Review.objects.filter(pk=changed.pk).update(updated_at=now - timedelta(days=1))
    first, second = items(client)
    assert first["date_published"] == first["date_modified"] == now.isoformat()
    assert second["date_published"] == (now - timedelta(days=2)).isoformat()
    assert second["date_modified"] == (now - timedelta(days=1)).isoformat()
    assert atom(client).feed.updated == now.isoformat()


def test_who_asks_by_date_is_told_of_a_text_that_was_taken_back(client):
    make.ReviewFactory(headline="It stays")
    gone = make.ReviewFactory(headline="It goes", published_at=timezone.now() - timedelta(days=9))
    assert "It goes" in client.get("/feed/").text
    now = http_date(timezone.now().timestamp())
    gone.published_at = None
    gone.save()
    told = client.get("/feed/", headers={"If-Modified-Since": now})
    assert (told.status_code, "It stays" in told.text, "It goes" in told.text) == (200, True, False)


@pytest.mark.parametrize("page", FEEDS, ids=str)
def test_unchanged_feed_is_not_sent_again(client, page):
    world = build_world(1)
    url = page.url(world)
    first = client.get(url)
    assert first["Cache-Control"] == "max-age=60"
    by_tag = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert by_tag["ETag"] == first["ETag"]
    compressed = client.get(url, headers={"Accept-Encoding": "gzip"})
    again = {"Accept-Encoding": "gzip", "If-None-Match": compressed["ETag"]}
    assert client.get(url, headers=again).status_code == 304


def test_changed_feed_is_sent(client):
    review = make.ReviewFactory()
    known = {"If-None-Match": client.get("/feed/")["ETag"]}
    assert client.get("/feed/", headers=known).status_code == 304
    make.MemorableLineFactory(review=review)
    assert client.get("/feed/", headers=known).status_code == 200


def test_feed_ends_somewhere(client):
    make.ReviewFactory.create_batch(LATEST + 3)
    newest = Review.objects.order_by("-published_at").first()
    assert len(atom(client).entries) == len(items(client)) == LATEST
    assert atom(client).entries[0].title == newest.headline


def test_each_feed_has_what_it_is_of(client):
    mine, other = make.ReviewFactory(tags=[make.TagFactory(name="slow burn")]), make.ReviewFactory()
    credit = make.CreditFactory(show=mine.show)
    make.ReviewFactory(scheduled=True, author=mine.author, show=mine.show)
    of_mine = {
        "show_feed": mine.show.slug,
        "person_feed": credit.person.slug,
        "tag_feed": "slow-burn",
        "author_feed": mine.author_id,
    }
    for name, key in of_mine.items():
        assert [entry.title for entry in atom(client, name, key).entries] == [mine.headline], name
    assert {item["title"] for item in items(client)} == {mine.headline, other.headline}


def test_who_wrote_nothing_that_is_public_has_no_feed(client):
    for author in (make.UserFactory(), make.ReviewFactory(draft=True).author):
        assert client.get(reverse("author_feed", args=[author.pk])).status_code == 404
    assert client.get(reverse("author_feed", args=[10**30])).status_code == 404
    assert client.get("/tags/none/feed/").status_code == 404
    assert client.get("/shows/none/feed.json").status_code == 404


def test_feed_does_not_tell_a_login(client):
    author = make.UserFactory(username="secret-login", display_name="Hana Reyes")
    make.ReviewFactory(author=author)
    feed = client.get(reverse("author_feed", args=[author.pk])).text
    assert "secret-login" not in feed
    assert "Hana Reyes · Daesa" in feed


def test_hub_is_told_of_in_feeds_that_it_is_told_of(client, settings):
    make.CommentFactory()
    assert "hub" not in client.get("/feed/").text + client.get("/feed.json").text
    settings.WEBSUB_HUB = "https://hub.example/"
    feed = atom(client)
    assert [one.href for one in feed.feed.links if one.rel == "hub"] == ["https://hub.example/"]
    data = client.get("/feed.json")
    assert data.json()["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert data["Link"] == (
        '<https://hub.example/>; rel="hub", <http://testserver/feed.json>; rel="self"'
    )
    assert "hub.example" not in client.get(reverse("comment_feed")).text


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("shows:show_detail", "show_feed"),
        ("people:person_detail", "person_feed"),
        ("reviews:tag_detail", "tag_feed"),
        ("reviews:line_list", "line_feed"),
        ("reviews:home", "feed"),
        ("reviews:review_detail", "review_comment_feed"),
    ],
)
def test_pages_lead_to_their_feeds(client, name, of):
    world = build_world(1)
    page, feed, in_json = (
        next(one for one in PUBLIC_PAGES if one.name == wanted)
        for wanted in (name, of, f"{of}_json")
    )
    head = html.document_fromstring(client.get(page.url(world)).text).find("head")
    told = {link.get("href"): link.get("type") for link in head.findall("link[@rel='alternate']")}
    assert told[feed.url(world)] == "application/atom+xml"
    assert told[in_json.url(world)] == "application/feed+json"
