"""What a reader sees of the talk under a review."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import factories as make


def talk_of(client, review, query=""):
    page = html.document_fromstring(client.get(review.get_absolute_url() + query).text)
    return page.find_class("talk")[0]


def words(element):
    return " ".join(element.text_content().split())


def comment_in(talk, comment):
    return talk.get_element_by_id(comment.anchor)


def test_reply_says_what_it_answers_unless_that_stands_right_above(client, db):
    root = make.CommentFactory(author_name="Sanna")
    right_below = make.CommentFactory(parent=root)
    later = make.CommentFactory(parent=root)
    talk = talk_of(client, root.review)
    assert "in reply to" not in words(comment_in(talk, right_below))
    assert "in reply to Sanna" in words(comment_in(talk, later))
    [link] = comment_in(talk, later).xpath(".//a[.='Sanna']/@href")
    assert link == f"#{root.anchor}"


def test_flattened_reply_says_what_it_answers(client, db):
    comment = make.CommentFactory(author_name="0")
    chain = [comment]
    for depth in range(1, 6):
        chain.append(make.CommentFactory(parent=chain[-1], author_name=f"Reader {depth}"))
    talk = talk_of(client, comment.review)
    said = ["in reply to" in words(comment_in(talk, one)) for one in chain]
    assert said == [False, False, False, False, True, True]


def test_reply_to_a_removed_comment_names_nobody(client, db):
    root = make.CommentFactory()
    gone = make.CommentFactory(parent=root, author_name="Cheap pills", removed=True)
    for _ in range(2):
        reply = make.CommentFactory(parent=gone)
    talk = talk_of(client, root.review)
    assert "in reply to a removed comment" in words(comment_in(talk, reply))
    assert "Cheap pills" not in words(talk)


def test_replies_fold(client, db):
    root = make.CommentFactory()
    make.CommentFactory.create_batch(2, parent=root)
    [fold] = talk_of(client, root.review).find_class("replies")
    assert (fold.tag, fold.get("open"), words(fold.find("summary"))) == ("details", "", "2 replies")


def test_edited_comment_says_so_with_the_time(client, db):
    edited = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    comment = make.CommentFactory(edited_at=edited)
    talk = talk_of(client, comment.review)
    assert "edited 1 March 2026, 21:30" in words(comment_in(talk, comment))
    unedited = make.CommentFactory()
    assert "edited" not in words(talk_of(client, unedited.review))


def test_closed_talk_says_so_and_takes_nothing(client, db):
    comment = make.CommentFactory()
    make.HighlightMomentFactory(review=comment.review)
    make.TalkFactory(review=comment.review, closed_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    page = client.get(comment.review.get_absolute_url()).text
    talk = talk_of(client, comment.review)
    assert "The talk was closed on 1 March 2026." in words(talk)
    assert comment.body in words(talk)
    assert reverse("comments:comment_new", args=[comment.review.slug]) not in page


def test_open_talk_offers_to_answer(client, db):
    comment = make.CommentFactory()
    address = reverse("comments:comment_new", args=[comment.review.slug])
    hrefs = talk_of(client, comment.review).xpath(".//a/@href")
    assert {address, f"{address}?parent={comment.pk}"} <= set(hrefs)


def test_closed_thread_says_so_and_takes_no_reply(client, db):
    root = make.CommentFactory(closed_at=timezone.now())
    reply = make.CommentFactory(parent=root)
    other = make.CommentFactory(review=root.review)
    talk = talk_of(client, root.review)
    assert "This thread is closed" in words(talk)
    offers = [
        "Reply" in words(comment_in(talk, one).find_class("comment-acts")[0])
        for one in (root, reply, other)
    ]
    assert offers == [False, False, True]


@pytest.mark.parametrize(
    ("seconds", "said"), [(30, "30 seconds"), (60, "1 minute"), (90, "90 seconds"), (301, "6 min")]
)
def test_slow_mode_is_mentioned(client, db, seconds, said):
    talk = make.TalkFactory(slow_seconds=seconds)
    assert f"slow mode: {said}" in words(talk_of(client, talk.review))


@pytest.fixture
def scene(db):
    """A moment and a line of one review, each talked about once in the open."""
    review = make.ReviewFactory()
    moment = make.HighlightMomentFactory(review=review, title="The letter burns")
    line = make.MemorableLineFactory(review=review, quote="I run.", episode=None)
    about_moment = make.CommentFactory(review=review, moment=moment)
    make.CommentFactory(review=review, moment=moment, pending=True)
    about_line = make.CommentFactory(review=review, line=line)
    make.CommentFactory(review=review, body="Of the whole.")
    return review, moment, line, about_moment, about_line


def test_moment_and_line_can_be_talked_about(client, scene):
    review, moment, line, *_ = scene
    page = html.document_fromstring(client.get(review.get_absolute_url()).text)
    form = reverse("comments:comment_new", args=[review.slug])
    for thing in (moment, line):
        place = page.get_element_by_id(thing.anchor)
        veil = place.getparent() if place.tag == "summary" else place
        [about] = veil.find_class("talk-about")
        hrefs = about.xpath("./a/@href")
        assert hrefs == [
            f"{form}?about={thing.anchor}",
            f"{review.get_absolute_url()}?about={thing.anchor}#comments",
            *([reverse("reviews:line_detail", args=[line.pk])] if thing is line else []),
        ]
        assert "1 comment" in words(about)
    assert len(page.find_class("talk-about")) == 2


def test_nothing_elsewhere_can_be_talked_about(client, scene):
    assert "about=" not in client.get(reverse("reviews:line_list")).text


def test_only_threads_about_it_are_shown_when_asked(client, scene):
    review, moment, line, about_moment, about_line = scene
    reply = make.CommentFactory(parent=about_line, moment=moment)
    for thing, ids in (
        (moment, {about_moment.anchor, about_line.anchor, reply.anchor}),
        (line, {about_line.anchor, reply.anchor}),
    ):
        talk = talk_of(client, review, f"?about={thing.anchor}")
        assert {one.get("id") for one in talk.find_class("comment")} == ids
        assert "Only threads about" in words(talk)


@pytest.mark.parametrize("about", ["moment-0", "line-99999999999", "review-1", "moment-x", "-"])
def test_about_nothing_that_is_there_is_no_error(client, scene, about):
    assert talk_of(client, scene[0], f"?about={about}") is not None


def test_comment_shows_what_it_is_about_behind_the_veil_of_that(client, scene):
    review, moment, line, about_moment, about_line = scene
    talk = talk_of(client, review)
    [about] = comment_in(talk, about_line).find_class("comment-about")
    assert (words(about), about.xpath(".//a/@href")) == (
        "About the line I run.",
        [f"#{line.anchor}"],
    )
    [about] = comment_in(talk, about_moment).find_class("comment-about")
    veil = about.find("details")
    assert (veil.get("data-spoils-to"), veil.get("open")) == ("7", None)
    assert words(veil.find("summary")).startswith("About a moment, episode 7, veiled")
    assert about.xpath(".//div//a/@href") == [f"#{moment.anchor}"]
    assert "The letter burns" not in words(veil.find("summary"))


@pytest.mark.parametrize(
    ("review_to", "comment_to", "veil"),
    [
        (0, 0, None),
        (0, 1, "shut"),
        (8, 8, "open"),
        (8, 9, "shut"),
        (8, 3, "open"),
        (0, 999, "shut"),
    ],
)
def test_veil_of_a_comment(client, db, review_to, comment_to, veil):
    comment = make.CommentFactory(review__spoils_to=review_to, spoils_to=comment_to)
    veils = comment_in(talk_of(client, comment.review), comment).find_class("veil")
    assert [("open" if one.get("open") is not None else "shut") for one in veils] == (
        [veil] if veil else []
    )


@pytest.mark.parametrize("count", [0, 1])
def test_lonely_talk_has_no_orders(client, db, count):
    review = make.ReviewFactory()
    make.CommentFactory.create_batch(count, review=review)
    assert talk_of(client, review).find_class("orders") == []
