"""`comments.posting` and the verbs of a comment."""

from itertools import count

import pytest

from comments.guard import is_staff_name
from comments.models import Comment, Commenter
from comments.posting import DEEPEST, post as post_comment
from comments.refusals import CommentRefused
from tests import factories as make

GUEST = {"author_name": "Min-ji", "author_email": "minji@mail.example"}
number = count(1)


def post(review, **more):
    return post_comment(review, **GUEST | {"body": f"Watched {next(number)} times."} | more)


def test_first_comment_of_a_guest_waits_with_a_reason(db):
    comment = post(make.ReviewFactory())
    assert (comment.state, comment.held_because) == (
        "pending",
        "No comment under this name and address is approved yet, so an editor reads it first.",
    )


def test_guest_who_was_approved_is_public_at_once(db):
    post(make.ReviewFactory()).approve(by=None)
    assert post(make.ReviewFactory()).state == "public"


@pytest.mark.parametrize("other", [{"author_name": "Min-jun"}, {"author_email": "m@mail.example"}])
def test_approval_holds_for_name_and_address_together(db, other):
    review = make.ReviewFactory()
    post(review).approve(by=None)
    assert post(review, **other).state == "pending"


def test_staff_comment_is_public_under_their_name_and_keeps_no_address(db):
    editor = make.UserFactory(staff=True, display_name="Hana Reyes")
    comment = post_comment(make.ReviewFactory(), body="Thank you.", user=editor)
    assert (comment.state, comment.author_name, comment.commenter) == (
        "public",
        "Hana Reyes",
        None,
    )


def test_reply_joins_the_thread_of_its_root(db):
    root = make.CommentFactory()
    reply = make.CommentFactory(parent=root)
    answer = post(root.review, parent=reply)
    assert (answer.parent, answer.thread) == (reply, root)


def test_reply_to_comment_of_another_review_is_refused(db):
    with pytest.raises(CommentRefused, match="another review"):
        post(make.ReviewFactory(), parent=make.CommentFactory())
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("state", ["pending", "removed", "spam"])
def test_reply_to_comment_readers_cannot_see_is_refused(db, state):
    parent = make.CommentFactory(state=state)
    with pytest.raises(CommentRefused, match="no longer there"):
        post(parent.review, parent=parent)


@pytest.mark.parametrize("kind", ["draft", "scheduled"])
def test_unpublished_review_takes_no_comment(db, kind):
    with pytest.raises(CommentRefused, match="not published"):
        post(make.ReviewFactory(**{kind: True}))


def test_badge_tells_the_author_from_other_staff(db):
    review = make.ReviewFactory()
    by_author = make.CommentFactory(review=review, user=review.author)
    by_editor = make.CommentFactory(review=review, user=make.UserFactory(staff=True))
    by_guest = make.CommentFactory(review=review)
    assert [by_author.badge, by_editor.badge, by_guest.badge] == ["Author", "Staff", ""]


def test_spam_in_the_past_ends_the_trust(db):
    review = make.ReviewFactory()
    post(review).approve(by=None)
    post(review).mark_as_spam(by=None)
    assert post(review).state == "pending"


@pytest.mark.parametrize("name", ["Hana Reyes", "hana reyes", "HANA"])
def test_guest_under_a_staff_name_waits(db, name):
    make.UserFactory(staff=True, display_name="Hana Reyes", username="hana")
    review = make.ReviewFactory()
    make.CommentFactory(author_name=name, commenter__email=GUEST["author_email"])
    comment = post(review, author_name=name)
    assert (comment.state, "has that name" in comment.held_because) == ("pending", True)


@pytest.mark.parametrize("name", ["\u0441\u043e\u0441\u043e", "CO\u200bCO", "Ｃｏｃｏ"])
def test_name_that_looks_like_one_of_staff_is_one(db, name):
    make.UserFactory(staff=True, display_name="Coco")
    assert is_staff_name(name)
    assert not is_staff_name("Cocoa")


def test_endless_talk_stays_deletable(db):
    editor = make.UserFactory(staff=True)
    root = reply = make.CommentFactory()
    for _ in range(DEEPEST + 20):
        reply = post(root.review, parent=reply, user=editor)
    depth, step = 0, reply
    while step.parent:
        depth, step = depth + 1, step.parent
    assert (depth, step, reply.thread) == (DEEPEST, root, root)


def test_form_that_is_sent_twice_is_posted_once(db):
    review = make.ReviewFactory()
    first, second = post(review, sent_as="a-form"), post(review, sent_as="a-form")
    assert (second, Comment.objects.count()) == (first, 1)


def test_addresses_that_differ_in_capitals_are_one_commenter(db):
    review = make.ReviewFactory()
    one = post(review, author_email="Minji@Mail.example")
    other = post(review, author_email=" minji@mail.example")
    assert (one.commenter, Commenter.objects.count()) == (other.commenter, 1)
    assert Commenter.objects.get().email == "Minji@Mail.example"


def test_comment_may_be_about_a_moment_or_a_line(db):
    moment = make.HighlightMomentFactory()
    line = make.MemorableLineFactory(review=moment.review)
    about_both = [post(moment.review, about=about) for about in (moment, line)]
    assert [(c.moment, c.line) for c in about_both] == [(moment, None), (None, line)]


def test_comment_about_a_moment_of_another_review_is_refused(db):
    with pytest.raises(CommentRefused, match="stands in another review"):
        post(make.ReviewFactory(), about=make.HighlightMomentFactory())
