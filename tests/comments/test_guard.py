"""What the site knows of a comment when it comes, and what it keeps of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import guard, moderation as why
from comments.models import Block, Comment, LinkedSite, Ruling, Trace
from comments.moderation import Evidence
from comments.posting import post as post_comment
from comments.refusals import CommentRefused
from tests import factories as make

HERE = Evidence(address="a" * 64, network="n" * 64)
NEIGHBOUR = Evidence(address="b" * 64, network="n" * 64)
ELSEWHERE = Evidence(address="c" * 64, network="m" * 64)
LONG = "I did not expect the letter in the final scene to move me as much as it did, twice."


def post(review=None, body=LONG, evidence=HERE, **more):
    guest = {"author_name": "Ines", "author_email": "ines@mail.example"}
    review = review or make.ReviewFactory()
    return post_comment(review, body=body, evidence=evidence, **guest | more)


@pytest.fixture
def trusted(db):
    """Ines, whose comment from long ago stands."""
    return make.CommentFactory(
        author_name="Ines",
        commenter__email="ines@mail.example",
        body="Hello.",
        created_at=timezone.now() - timedelta(days=40),
    )


def why_held(comment):
    return comment.held_because if comment.state == "pending" else comment.state


def test_trace_and_linked_sites_are_kept(trusted):
    comment = post(body="See https://www.Viki.example/1, viki.example/2 and soompi . com")
    assert list(Trace.objects.values_list("comment", "address", "network")) == [
        (comment.pk, HERE.address, HERE.network)
    ]
    assert {site.host for site in comment.linked_sites.all()} == {"viki.example", "soompi.com"}


def test_nothing_is_kept_of_where_staff_write(db):
    post(user=make.UserFactory(staff=True), body="See https://viki.example/1")
    assert not Trace.objects.exists()
    assert LinkedSite.objects.count() == 1


def test_links_in_a_name_are_links(trusted):
    comment = post(author_name="cheap.shoes.com")
    assert [site.host for site in comment.linked_sites.all()] == ["cheap.shoes.com"]
    assert why_held(comment) == why.NEW_SITE


def test_listed_words_are_looked_for_in_one_skeleton(trusted, monkeypatch):
    made = []
    monkeypatch.setattr(guard, "skeleton", lambda text: made.append(text) or text)
    for word in ("casino", "roulette", "poker"):
        Block.objects.create(kind="words", value=word)
    post()
    assert sum(LONG in text for text in made) == 1


def test_same_words_moments_later_are_refused(trusted):
    review = make.ReviewFactory()
    post(review)
    with pytest.raises(CommentRefused, match="just posted this"):
        post(review)
    assert review.comments.count() == 1
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    assert why_held(post(review)) == why.REPEATED


def test_short_word_may_be_said_under_two_reviews_but_not_twice_under_one(trusted):
    review = make.ReviewFactory()
    assert why_held(post(review, body="So good!")) == "public"
    assert why_held(post(body="So good!")) == "public"
    assert why_held(post(review, body="so GOOD")) == why.REPEATED


def test_same_text_of_somebody_else_under_another_review_is_held(trusted):
    make.CommentFactory(body=LONG)
    assert why_held(post()) == why.REPEATED


@pytest.mark.parametrize("state", ["pending", "public", "spam"])
def test_text_that_is_much_like_another_is_held(trusted, state):
    make.CommentFactory(body=LONG.replace("twice", "three times"), state=state)
    assert why_held(post()) == why.LIKE_ANOTHER


def test_text_like_a_removed_one_is_not_held(trusted):
    make.CommentFactory(body=LONG, removed=True)
    assert why_held(post()) == "public"


def test_many_that_wait_from_one_address_or_network_hold_the_next(trusted):
    for number in range(why.MANY_WAITING):
        make.TraceFactory(
            comment=make.CommentFactory(pending=True, body=f"{number}", commenter=None),
            address=NEIGHBOUR.address,
            network=NEIGHBOUR.network,
        )
    assert why_held(post(evidence=ELSEWHERE)) == "public"
    assert why_held(post(evidence=HERE, body="Quite another thing.")) == "public"
    assert why_held(post(evidence=NEIGHBOUR, body="A third thing.")) == why.MANY_FROM_HERE


def test_site_is_known_by_what_moderators_made_of_it_and_undoing_mends_it(trusted):
    spam = make.CommentFactory(spam=True, commenter=None, body="Buy.")
    make.LinkedSiteFactory(comment=spam, host="shoes.example")
    assert why_held(post(body="See https://shoes.example/1")) == why.BAD_SITE
    spam.approve(by=None)
    assert why_held(post(body="Look here: https://shoes.example/2")) == "public"


def test_trust_ends_with_spam_and_comes_back_when_that_is_undone(trusted):
    trusted.mark_as_spam(by=None)
    assert why_held(post(body="One thing.")) == why.UNKNOWN
    Ruling.objects.undo(Ruling.objects.get().batch, by=None)
    assert why_held(post(body="Another thing.")) == "public"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("address", HERE.address),
        ("network", HERE.network),
        ("email", "ines@mail.example"),
        ("email", "@mail.example"),
        ("words", "Final   SCENE"),
        ("words", "ines"),
        ("host", "shoes.example"),
    ],
)
def test_block_holds_or_refuses_until_it_ends(trusted, kind, value):
    body = f"{LONG} https://eu.shoes.example/"
    ends = timezone.now() + timedelta(days=1)
    block = Block.objects.create(kind=kind, value=value, expires_at=ends)
    assert why_held(post(body=body)) == why.WATCHED
    Comment.objects.exclude(pk=trusted.pk).delete()
    Block.objects.update(effect="refuse")
    with pytest.raises(CommentRefused, match="not taken"):
        post(body=body)
    block.effect, block.expires_at = "refuse", timezone.now()
    block.save()
    assert why_held(post(body=body)) == "public"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("address", "x" * 64),
        ("email", "s@mail.example"),
        ("words", "casino"),
        ("host", "a.example"),
    ],
)
def test_block_of_something_else_does_nothing(trusted, kind, value):
    ends = timezone.now() + timedelta(days=1)
    Block.objects.create(kind=kind, value=value, effect="refuse", expires_at=ends)
    assert why_held(post()) == "public"


def test_closed_talk_and_closed_thread_take_nothing_but_from_staff(trusted):
    root = make.CommentFactory(closed_at=timezone.now())
    reply = make.CommentFactory(parent=root)
    with pytest.raises(CommentRefused, match="thread is closed"):
        post(root.review, parent=reply)
    talk = make.TalkFactory(review=root.review)
    talk.close()
    with pytest.raises(CommentRefused, match="talk under this review is closed"):
        post(root.review)
    editor = make.UserFactory(staff=True)
    assert why_held(post(root.review, parent=root, user=editor)) == "public"
    talk.reopen()
    assert why_held(post(root.review)) == "public"


@pytest.mark.parametrize(
    ("more", "most"),
    [({}, 13), ({"body": "a.com b.com c.com"}, 15), ({"is_reply": True}, 15)],
    ids=["plain", "with links", "reply to a reply"],
)
def test_post_asks_few_queries(trusted, more, most):
    root = make.CommentFactory(body="Root.", commenter=None)
    reply = make.CommentFactory(parent=root, body="Reply.", commenter=None)
    post(root.review, body="Before.")
    parent = Comment.objects.get(pk=reply.pk) if more.pop("is_reply", False) else None
    with CaptureQueriesContext(connection) as asked:
        post(root.review, parent=parent, sent_as="a-form", **more)
    queries = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(queries) <= most, queries
