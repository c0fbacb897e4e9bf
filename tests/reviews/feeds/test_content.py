"""Whole texts, in which what is veiled is a link, and nothing that breaks a form."""

import json

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from lxml import html

from reviews.models import Review
from tests import factories as make
from tests.reviews.feeds.reading import FEEDS, atom, faults, items, text_of

pytestmark = pytest.mark.django_db
EVERY_CONTROL = "".join(map(chr, [*range(1, 9), 11, 12, *range(14, 32), 127, 133, 0xFFFE, 0xFFFF]))


def test_whole_text_is_sent(client):
    review = make.ReviewFactory(
        body='<h2>Two people</h2><p>It <em>begins</em> with 총.</p><figure data-photo="1"></figure>',
        disclosure="The network sent a calendar.",
    )
    make.PhotoFactory(review=review, number=1, caption="Lane four")
    make.HighlightMomentFactory(review=review, spoils_to_override=0, title="The silence")
    credit = make.CreditFactory(show=review.show, character="Ki Seon-gyeom")
    make.MemorableLineFactory(review=review, credit=credit, episode=None, comment="Standing still.")
    text = html.fragment_fromstring(text_of(client))
    words = " ".join(text.text_content().split())
    for said in (
        *("4.5 out of 5", "Whole series", "The network sent a calendar.", "The talk is the plot."),
        *("Two people", "It begins with 총.", "Lane four", "The silence", "She asks for subtitles"),
        *("같이 달리고 싶어요.", "I want to run beside you.", "Ki Seon-gyeom", "Standing still."),
    ):
        assert said in words
    assert text.xpath("//h2/text()")[0] == "Two people"
    [picture] = text.xpath("//img/@src")
    assert picture.startswith("http://testserver/media/photos/")
    [item] = items(client)
    assert item["content_html"] == client.get("/feed.json").json()["items"][0]["content_html"]
    assert "It <em>begins</em> with" in item["content_html"]
    assert item["summary"] == review.dek


def test_veiled_passages_are_links_to_the_page(client):
    review = make.ReviewFactory(
        slug="run-on",
        body='<p>Open.</p><div data-spoils-to="8"><p>He falls.</p><figure data-photo="1"></figure></div>'
        '<figure data-photo="2"></figure>',
    )
    make.PhotoFactory(review=review, number=1).image.complete()
    photo = make.PhotoFactory(review=review, number=2, spoils_to=9, alt="He wakes.")
    photo.image.complete()
    moment = make.HighlightMomentFactory(
        review=review, first_episode=10, last_episode=11, title="He runs."
    )
    line = make.MemorableLineFactory(review=review, episode=12, quote="He wins.")
    text = html.fragment_fromstring(text_of(client))
    page = "http://testserver/reviews/run-on/"
    assert [(link.get("href"), link.text_content()) for link in text.xpath("//a")] == [
        (page, "Episode 8, veiled: read on the site"),
        (f"{page}#{photo.anchor}", "Episode 9, veiled: read on the site"),
        (f"{page}#{moment.anchor}", "Episode 11, veiled: read on the site"),
        (f"{page}#{line.anchor}", "Episode 12, veiled: read on the site"),
    ]
    assert "Open." in text.text_content()
    assert "He " not in client.get("/feed/").text + client.get("/feed.json").text
    assert "enclosure" not in client.get("/feed/").text
    assert "attachments" not in items(client)[0]


def test_recap_is_told_of_but_not_told(client):
    review = make.ReviewFactory(kind="recap", spoils_to=7, dek="", body="<p>He falls.</p>")
    make.PhotoFactory(review=review, number=1, alt="A track.")
    text = text_of(client)
    assert "Recap, episode 7, veiled: read on the site" in text
    assert "He falls" not in client.get("/feed/").text + client.get("/feed.json").text
    assert "A track." in text


def test_moment_in_the_open_keeps_its_late_photo_to_itself(client):
    review = make.ReviewFactory(body="<p>Open.</p>")
    photo = make.PhotoFactory(review=review, number=1, spoils_to=16, alt="He wins.")
    make.HighlightMomentFactory(
        review=review, photo=photo, spoils_to_override=0, title="The silence"
    )
    text = text_of(client)
    assert "The silence" in text
    assert "Episode 16, veiled: read on the site" in text
    assert "He wins." not in client.get("/feed/").text


def test_addresses_in_a_text_are_absolute(client):
    make.ReviewFactory(
        slug="run-on",
        body='<p><a href="/shows/run-on/">a</a> <a href="#top">b</a> <a href="../x/">c</a> '
        '<a href="https://else.example/">d</a> <a href="mailto:a@b.example">e</a> '
        '<a href="http://[broken">f</a></p>',
    )
    assert html.fragment_fromstring(text_of(client)).xpath("//p//a/@href") == [
        "http://testserver/shows/run-on/",
        "http://testserver/reviews/run-on/#top",
        "http://testserver/reviews/x/",
        "https://else.example/",
        "mailto:a@b.example",
    ]


def test_photos_are_enclosed_as_they_lie_there(client):
    review = make.ReviewFactory(body='<figure data-photo="2"></figure>')
    first, second = (make.PhotoFactory(review=review, number=number) for number in (1, 2))
    for photo in (first, second):
        photo.image.complete()
    [entry] = atom(client).entries
    [item] = items(client)
    told = [(one.href, one.type, int(one.length)) for one in entry.enclosures]
    attached = [(one["url"], one["mime_type"], one["size_in_bytes"]) for one in item["attachments"]]
    assert told == attached
    assert len(told) == 2
    assert told[0][0].endswith(second.image.largest_url)
    for address, kind, size in told:
        name = address.removeprefix("http://testserver/media/")
        assert (kind, size) == ("image/jpeg", default_storage.size(name))


def test_photo_without_its_file_is_not_enclosed(client):
    photo = make.PhotoFactory()
    photo.image.complete()
    assert len(atom(client).entries[0].enclosures) == 1
    for rendition in photo.image.every_rendition:
        default_storage.delete(rendition.name)
    assert atom(client).entries[0].enclosures == []


def test_lines_say_who_speaks_where_nothing_is_veiled(client):
    review = make.ReviewFactory()
    credit = make.CreditFactory(show=review.show, character="Oh Mi-joo")
    make.MemorableLineFactory(review=review, credit=credit, quote="Open.", episode=None)
    make.MemorableLineFactory(review=review, credit=credit, quote="He wins.", episode=12)
    veiled, in_the_open = items(client, "line_feed_json")
    assert veiled["title"] == f"A line from {review.show.title}"
    assert "Episode 12, veiled: read on the site" in veiled["content_html"]
    assert "Oh Mi-joo" not in json.dumps(veiled)
    assert in_the_open["title"] == f"{review.show.title}: Open."
    assert "Oh Mi-joo" in in_the_open["content_html"]


def test_what_xml_cannot_hold_breaks_no_feed(client):
    tag = make.TagFactory(name=f"tag{EVERY_CONTROL}", slug="tag")
    review = make.ReviewFactory(headline=f"A{EVERY_CONTROL}B", body="<p>x</p>", tags=[tag])
    bad = f"one{EVERY_CONTROL}two &#1; &#xFFFE; \u0338three"
    Review.objects.filter(pk=review.pk).update(body=f"<p>{bad}</p>", in_brief=bad, dek=bad)
    make.MemorableLineFactory(review=review, quote=bad, comment=bad, episode=None)
    make.PhotoFactory(review=review, number=1, caption=bad, alt=bad)
    for page in FEEDS:
        if page.name in {"feed", "feed_json", "line_feed", "line_feed_json"}:
            response = client.get(reverse(page.name))
            assert faults(page, response) == []
            assert not set(EVERY_CONTROL) & set(response.text)
    assert atom(client).bozo is False
    assert atom(client).entries[0].title == "AB"
