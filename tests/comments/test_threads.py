"""Threads as readers see them."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from comments.asked import Asked
from comments.models import Comment
from comments.places import place_of
from comments.threads import (
    DEEPEST,
    SHOWN_REPLIES,
    THREADS_PER_PAGE,
    page_of_threads,
    with_talk,
)
from reviews.models import Review
from tests import factories as make


def shape(threads):
    """[(root body, [(reply body, depth), …]), …]"""
    return [
        (
            thread.comment.body,
            [(reply.comment.body, reply.depth) for reply in thread.replies],
        )
        for thread in threads
    ]


def page_of(review, query=""):
    counted = with_talk(Review.objects.filter(pk=review.pk)).get()
    return page_of_threads(counted, Asked.of(QueryDict(query)))


def threads_of(review):
    return shape(page_of(review)[1])


def say(body, **more):
    return make.CommentFactory(body=body, **more)


def test_replies_stand_under_what_they_answer(db):
    first = say("first")
    say("second", review=first.review)
    reply = say("reply", parent=first)
    say("another reply", parent=first)
    say("answer to the reply", parent=reply)
    assert threads_of(first.review) == [
        ("first", [("reply", 1), ("answer to the reply", 2), ("another reply", 1)]),
        ("second", []),
    ]


def test_deep_replies_flatten(db):
    root = comment = say("0")
    for depth in range(1, DEEPEST + 3):
        comment = say(str(depth), parent=comment)
    depths = [depth for body, depth in threads_of(root.review)[0][1]]
    assert depths == [1, 2, 3, 3, 3]


@pytest.mark.parametrize("state", ["removed", "spam"])
def test_withdrawn_comment_stays_only_where_a_public_one_hangs_under_it(db, state):
    root = say("root")
    say("gone, unanswered", parent=root, state=state)
    gone = say("gone, answered", parent=root, state=state)
    say("answer", parent=gone)
    bare = say("gone, its answer gone too", parent=root, state=state)
    say("gone as well", parent=bare, state=state)
    assert threads_of(root.review) == [("root", [("gone, answered", 1), ("answer", 2)])]


def test_withdrawn_root_stays_while_it_is_answered(db):
    lonely = say("lonely", removed=True)
    answered = say("answered", review=lonely.review, removed=True)
    say("answer", parent=answered)
    assert threads_of(lonely.review) == [("answered", [("answer", 1)])]


def test_pending_comments_are_not_seen(db):
    root = say("root")
    say("pending", review=root.review, pending=True)
    say("pending reply", parent=root, pending=True)
    assert threads_of(root.review) == [("root", [])]


@pytest.mark.parametrize(
    ("number", "page"), [("", 1), ("x", 1), ("-4", 2), ("0", 2), ("99", 2), ("2", 2)]
)
def test_any_page_number_gives_a_page(db, number, page):
    review = make.ReviewFactory()
    make.CommentFactory.create_batch(THREADS_PER_PAGE + 1, review=review)
    assert page_of(review, f"comments={number}")[0].number == page


def test_newest_threads_first_keep_their_replies_in_order(db):
    first = say("first")
    say("reply", parent=first)
    say("second reply", parent=first)
    say("second", review=first.review)
    assert shape(page_of(first.review, "order=newest")[1]) == [
        ("second", []),
        ("first", [("reply", 1), ("second reply", 1)]),
    ]


@pytest.mark.parametrize(
    ("replies", "hidden"), [(SHOWN_REPLIES, 0), (SHOWN_REPLIES + 1, 0), (SHOWN_REPLIES + 2, 2)]
)
def test_long_thread_hides_its_end_until_it_is_asked_for(db, replies, hidden):
    root = say("root")
    for number in range(replies):
        say(str(number), parent=root)
    _, [thread] = page_of(root.review)
    assert (len(thread.replies), len(thread.after)) == (replies - hidden, hidden)
    shown = [reply.comment.body for reply in thread.replies]
    later = Comment.objects.filter(pk__in=thread.after).oldest_first()
    assert shown + [comment.body for comment in later] == [str(one) for one in range(replies)]
    _, [whole] = page_of(root.review, f"thread={root.pk}")
    assert (len(whole.replies), whole.after) == (replies, [])


@pytest.mark.parametrize("thread", ["", "x", "-1", "1" * 19, "99999999"])
def test_thread_that_makes_no_sense_opens_none(db, thread):
    root = say("root")
    make.CommentFactory.create_batch(SHOWN_REPLIES + 2, parent=root)
    assert len(page_of(root.review, f"thread={thread}")[1][0].after) == 2


def test_hidden_reply_is_found_by_its_address(client, db):
    root = say("root")
    *_, last = [say(str(number), parent=root) for number in range(SHOWN_REPLIES + 2)]
    response = client.get(last.get_absolute_url(), follow=True)
    assert f'id="{last.anchor}"' in response.text
    assert f'id="{last.anchor}"' not in client.get(root.review.get_absolute_url()).text
    assert "Show 2 more replies" in client.get(root.review.get_absolute_url()).text


def test_place_finds_the_page_of_root_and_reply(db):
    review = make.ReviewFactory()
    start = timezone.now()
    roots = [
        make.CommentFactory(review=review, created_at=start + timedelta(minutes=minute))
        for minute in range(THREADS_PER_PAGE + 1)
    ]
    reply = make.CommentFactory(parent=roots[-1])
    assert [place_of(comment) for comment in (roots[0], roots[-2], roots[-1], reply)] == [
        f"#{roots[0].anchor}",
        f"#{roots[-2].anchor}",
        f"?comments=2#{roots[-1].anchor}",
        f"?comments=2#{reply.anchor}",
    ]


def test_thread_deeper_than_recursion_is_read(db):
    root = comment = make.CommentFactory()
    for _ in range(1_100):
        comment = make.CommentFactory.build(
            parent=comment, thread=root, review=root.review, commenter=None
        )
        comment.save()
    _, [thread] = page_of(root.review)
    assert thread.reply_count == 1_100


def test_counts_are_of_what_readers_see(db):
    root = say("root")
    say("reply", parent=root)
    say("pending", review=root.review, pending=True)
    say("spam", parent=root, spam=True)
    say("answer", parent=say("removed root", review=root.review, removed=True))
    say("elsewhere")
    counted = with_talk(Review.objects.all()).get(pk=root.review.pk)
    assert (counted.comment_count, counted.thread_count) == (3, 2)
    assert with_talk(Review.objects.all()).get(pk=make.ReviewFactory().pk).comment_count == 0
