"""What moderators decide: by whom, what it changes, and taking it back."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection
from django.utils import timezone

from comments.models import Comment, Ruling
from comments.models.decisions import Decision, Seen
from comments.posting import post
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hana():
    return make.UserFactory(staff=True)


def told(comment: Comment) -> list[tuple]:
    fields = ("by", "from_state", "to_state", "from_spoils_to", "to_spoils_to")
    return list(comment.rulings.order_by("pk").values_list(*fields))


def states() -> list[tuple[str, int]]:
    return list(Comment.objects.order_by("pk").values_list("state", "spoils_to"))


def test_each_verb_changes_the_state_and_is_told(hana):
    comment = make.CommentFactory(pending=True)
    comment.approve(hana)
    assert (comment.state, Comment.objects.get().state) == ("public", "public")
    comment.mark_as_spam(hana)
    comment.remove(by=None)
    kept = Comment.objects.get()
    assert (kept.state, kept.body) == ("removed", comment.body)
    assert told(comment) == [
        (hana.pk, "pending", "public", 0, 0),
        (hana.pk, "public", "spam", 0, 0),
        (None, "spam", "removed", 0, 0),
    ]


def test_boundary_is_raised_and_never_lowered_by_raising(hana):
    comment = make.CommentFactory(spoils_to=4)
    for episode in (12, 8):
        raised = Decision(comment.pk, spoils_to=episode, only_raises=True)
        Ruling.objects.carry_out([raised], hana)
    assert states() == [("public", 12)]
    comment.set_boundary(2, hana)
    assert states() == [("public", 2)]
    assert [row[3:] for row in told(comment)] == [(4, 12), (12, 12), (12, 2)]


@pytest.mark.parametrize(
    "rule",
    [
        lambda comment: comment.set_boundary(12, None),
        lambda comment: comment.approve(None),
        lambda comment: comment.remove(None),
    ],
    ids=["raised", "kept", "removed"],
)
def test_ruling_settles_reports_of_this_comment_and_undoing_opens_them(rule):
    settled_before = timezone.now()
    report = make.SpoilerReportFactory()
    old = make.SpoilerReportFactory(
        comment=report.comment, origin="d" * 64, settled_at=settled_before
    )
    other = make.SpoilerReportFactory()
    batch = rule(report.comment).batch
    for row in (report, other):
        row.refresh_from_db()
    assert (report.settled_at is None, other.settled_at) == (False, None)
    Ruling.objects.undo(batch, None)
    report.refresh_from_db()
    old.refresh_from_db()
    assert (report.settled_at, old.settled_at) == (None, settled_before)


def test_comment_is_published_once_whatever_is_ruled_later(hana):
    review = make.ReviewFactory()
    comment = post(review, author_name="Ines", author_email="", body="Well said.")
    assert (comment.state, comment.published_at) == ("pending", None)
    batch = comment.approve(hana).batch
    first = Ruling.objects.get().at
    assert comment.published_at == first > comment.created_at
    Ruling.objects.undo(batch, hana)
    comment.refresh_from_db()
    assert comment.published_at is None
    comment.approve(hana)
    again = comment.published_at
    comment.remove(hana)
    comment.approve(hana)
    assert comment.published_at == again > first


def test_comment_born_public_is_published_as_it_is_posted(hana):
    comment = post(make.ReviewFactory(), user=hana, body="Well said.")
    assert comment.published_at == comment.created_at


def test_one_press_is_undone_as_one(hana):
    comments = [make.CommentFactory(pending=True) for _ in range(3)]
    decisions = [
        Decision(comments[0].pk, "public"),
        Decision(comments[1].pk, "spam"),
        Decision(comments[2].pk, "public", 12),
    ]
    outcome = Ruling.objects.carry_out(decisions, hana)
    assert states() == [("public", 0), ("spam", 0), ("public", 12)]
    assert {ruling.batch for ruling in Ruling.objects.all()} == {outcome.batch}
    undone = Ruling.objects.undo(outcome.batch, hana)
    assert states() == [("pending", 0)] * 3
    assert undone.done == comments
    assert set(Ruling.objects.values_list("undone_by", flat=True)) == {hana.pk}
    again = Ruling.objects.undo(outcome.batch, hana)
    assert (again.done, again.overtaken) == ([], [])


def test_what_changed_since_is_not_undone_and_is_said(hana):
    ruled, changed, calm = (make.CommentFactory(pending=True) for _ in range(3))
    batch = Ruling.objects.carry_out(
        [Decision(one.pk, "public") for one in (ruled, changed, calm)], hana
    ).batch
    ruled.approve(by=None)
    Comment.objects.filter(pk=changed.pk).update(spoils_to=3)
    undone = Ruling.objects.undo(batch, hana)
    assert (undone.done, undone.overtaken) == ([calm], [ruled, changed])
    assert states() == [("public", 0), ("public", 3), ("pending", 0)]


def test_erased_text_is_never_made_public(hana):
    comment = make.CommentFactory()
    batch = comment.remove(hana).batch
    Comment.objects.update(body="")
    assert comment.approve(hana).empty == [comment]
    assert Ruling.objects.undo(batch, hana).empty == [comment]
    assert states() == [("removed", 0)]


@pytest.mark.parametrize(
    "meanwhile",
    [{"state": "spam"}, {"spoils_to": 3}, {"edited_at": timezone.now()}, {"body": "Buy."}],
    ids=["state", "boundary", "text", "nothing that is seen"],
)
def test_decision_holds_only_for_what_was_seen(hana, meanwhile):
    comment = make.CommentFactory(pending=True)
    seen = Seen.of(comment)
    Comment.objects.update(**meanwhile)
    outcome = Ruling.objects.carry_out([Decision(comment.pk, "public", seen=seen)], hana)
    is_overtaken = "body" not in meanwhile
    assert (outcome.overtaken == [comment], Ruling.objects.exists()) == (
        is_overtaken,
        not is_overtaken,
    )


def test_of_two_moderators_at_once_one_decides(database_of_threads):
    copy, connect = database_of_threads
    comments = [make.CommentFactory(pending=True) for _ in range(20)]
    seen = Seen.of(comments[0])
    copy()

    def decide(state: str) -> int:
        with closing(connection):
            asked = [Decision(comment.pk, state, seen=seen) for comment in comments]
            return len(Ruling.objects.carry_out(asked, None).done)

    def judged() -> list[tuple[str, int]]:
        with closing(connection):
            return [(c.state, c.rulings.count()) for c in Comment.objects.all()]

    with ThreadPoolExecutor(2, initializer=connect) as moderators:
        done = sorted(moderators.map(decide, ["public", "spam"]))
        rows = moderators.submit(judged).result()
    assert done == [0, 20]
    assert {count for _, count in rows} == {1}
    assert len({state for state, _ in rows}) == 1
