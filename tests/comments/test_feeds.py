"""The feeds of the talk, and what the review's page says of it to machines."""

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

from django.urls import reverse
from django.utils import timezone
from lxml import html

from comments.feeds import LATEST
from comments.threads import THREADS_PER_PAGE
from tests import factories as make

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, address):
    feed = ET.fromstring(client.get(address).content)
    return [
        {name: entry.findtext(f"{ATOM}{name}") for name in ("title", "content")}
        | {"link": entry.find(f"{ATOM}link").get("href")}
        for entry in feed.iter(f"{ATOM}entry")
    ]


def feed_of(review):
    return reverse("review_comment_feed", args=[review.slug])


def data_of(client, review):
    page = html.document_fromstring(client.get(review.get_absolute_url()).text)
    [block] = page.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(block)["@graph"][0]


def test_feed_of_a_review_and_of_all(client, db):
    comment = make.CommentFactory(author_name="Sanna", body="One & two.\n\n<b>Three</b>")
    reply = make.CommentFactory(parent=comment, author_name="Ines", body="Yes.")
    other = make.CommentFactory(author_name="Dele")
    headline = comment.review.headline
    assert entries(client, feed_of(comment.review)) == [
        {
            "title": f"Ines {reply.mark} in reply to Sanna {comment.mark}, on “{headline}”",
            "content": "<p>Yes.</p>",
            "link": f"http://testserver{reply.get_absolute_url()}",
        },
        {
            "title": f"Sanna {comment.mark} on “{headline}”",
            "content": "<p>One &amp; two.</p><p>&lt;b&gt;Three&lt;/b&gt;</p>",
            "link": f"http://testserver{comment.get_absolute_url()}",
        },
    ]
    assert [one["title"] for one in entries(client, reverse("comment_feed"))] == [
        f"Dele {other.mark} on “{other.review.headline}”",
        f"Ines {reply.mark} in reply to Sanna {comment.mark}, on “{headline}”",
        f"Sanna {comment.mark} on “{headline}”",
    ]


def test_shielded_comment_gives_no_text(client, db):
    make.CommentFactory(body="He dies.", spoils_to=8)
    make.CommentFactory(body="All of them do.", spoils_to=999)
    found = entries(client, reverse("comment_feed"))
    assert [one["content"] for one in found] == [
        f'<p><a href="{found[0]["link"]}">The ending, veiled: read on the site</a></p>',
        f'<p><a href="{found[1]["link"]}">Episode 8, veiled: read on the site</a></p>',
    ]


def test_feed_holds_only_what_readers_see(client, db):
    comment = make.CommentFactory(author_name="Gone", removed=True)
    make.CommentFactory(parent=comment, author_name="Sanna", commenter=None)
    make.CommentFactory(review=comment.review, pending=True)
    make.CommentFactory(review=comment.review, spam=True)
    make.CommentFactory(review__draft=True)
    for address in (feed_of(comment.review), reverse("comment_feed")):
        titles = [one["title"] for one in entries(client, address)]
        assert titles == [f"Sanna on “{comment.review.headline}”"]


def test_feed_is_as_long_as_it_says_and_asks_no_more_for_it(client, db, django_assert_num_queries):
    root = make.CommentFactory()
    make.CommentFactory.create_batch(LATEST + 3, parent=root)
    with django_assert_num_queries(2):
        assert len(entries(client, feed_of(root.review))) == LATEST


def test_released_comment_is_the_latest_of_a_feed_that_is_full(client, db):
    held = make.CommentFactory(pending=True, created_at=timezone.now() - timedelta(days=2))
    make.CommentFactory.create_batch(LATEST, review=held.review)
    held.approve(None)
    address = f"http://testserver{held.get_absolute_url()}"
    assert entries(client, feed_of(held.review))[0]["link"] == address


def test_feed_reads_what_xml_cannot_hold(client, db):
    body = "one\x00\x0btwo \ufffe".replace("\x00", "")
    make.CommentFactory(author_name="A\x0bB", commenter=None, body=body)
    [entry] = entries(client, reverse("comment_feed"))
    assert (entry["title"].startswith("AB on"), entry["content"]) == (True, "<p>onetwo</p>")


def test_feeds_have_one_address_and_are_told_of(client, db):
    review = make.CommentFactory().review
    page = html.document_fromstring(client.get(review.get_absolute_url()).text)
    told = page.xpath("//head/link[@type='application/atom+xml']/@href")
    of_show = reverse("show_feed", args=[review.show.slug])
    of_author = reverse("author_feed", args=[review.author_id])
    assert told == ["/feed/", reverse("comment_feed"), feed_of(review), of_show, of_author]
    assert client.get(f"/ko{feed_of(review)}").status_code == 404
    assert client.get(feed_of(make.ReviewFactory(draft=True))).status_code == 404


def test_feed_moves_with_its_review(client, db):
    review = make.CommentFactory().review
    old = feed_of(review)
    review.move_to("elsewhere")
    assert client.get(old, follow=True).redirect_chain[-1][0].startswith("/reviews/elsewhere/")


def test_page_tells_machines_of_the_review_and_its_talk(client, db):
    comment = make.CommentFactory(author_name="</script><b>", body="Twice & </script>.")
    make.CommentFactory(parent=comment)
    data = data_of(client, comment.review)
    assert (data["@type"], data["name"], data["commentCount"]) == (
        "Review",
        comment.review.headline,
        2,
    )
    assert data["itemReviewed"]["name"] == comment.review.show.title
    [told] = data["comment"]
    assert (told["@type"], told["text"], told["author"]["name"], told["url"]) == (
        "Comment",
        "Twice & </script>.",
        "</script><b>",
        f"http://testserver{comment.get_absolute_url()}",
    )


def test_machines_are_told_no_veiled_text_and_no_address(client, db):
    comment = make.CommentFactory(body="He dies.", spoils_to=8, review__spoils_to=8)
    make.CommentFactory(review=comment.review, removed=True, body="Gone.")
    data = data_of(client, comment.review)
    assert "text" not in data["comment"][0]
    assert "He dies" not in json.dumps(data)
    assert "@mail.example" not in json.dumps(data)
    assert len(data["comment"]) == 1


def test_machines_are_told_of_one_page_of_threads(client, db):
    review = make.ReviewFactory()
    make.CommentFactory.create_batch(THREADS_PER_PAGE + 3, review=review)
    assert len(data_of(client, review)["comment"]) == THREADS_PER_PAGE


def test_draft_tells_machines_nothing(client, db):
    client.force_login(make.UserFactory(editor=True))
    page = client.get(make.ReviewFactory(draft=True).get_absolute_url()).text
    assert "ld+json" not in page
    assert "comments/feed/" not in page.replace('href="/comments/feed/"', "")
