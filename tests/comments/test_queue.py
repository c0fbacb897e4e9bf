"""The queue at the desk: what waits, and one press that carries out all that was chosen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment, Ruling
from comments.queue import MOST
from house.models import House
from tests import factories as make
from tests.config.test_admin_lists import queries_of
from tests.queue_page import QUEUE, press, rows, said, seen, sign_in, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    return sign_in(client, "Moderator")


def flagged_comment(**facts) -> Comment:
    """A public one that names a moment of episode 12."""
    comment = make.CommentFactory(body="The traffic light!", spoils_to=4, **facts)
    make.HighlightMomentFactory(
        review=comment.review, title="The traffic light", first_episode=12, last_episode=12
    )
    return comment


# What waits


def test_held_reported_and_flagged_comments_wait_until_somebody_rules(client, moderator):
    held = make.CommentFactory(pending=True)
    reported = make.SpoilerReportFactory().comment
    flagged = flagged_comment()
    make.CommentFactory()
    make.SpoilerReportFactory(settled_at=timezone.now())
    make.SpoilerReportFactory(comment__spam=True)
    assert waiting(client) == [held, reported, flagged]
    counts = client.get(QUEUE).context["queue"].counts
    assert (counts.waiting, counts.reported, counts.flagged) == (1, 1, 1)
    press(client, held, reported, flagged, rest="approve")
    assert waiting(client) == []
    assert Comment.objects.public().count() == 5
    counts = client.get(QUEUE).context["queue"].counts
    assert (counts.approved, counts.removed, counts.spam) == (1, 0, 0)


def test_change_after_a_ruling_is_looked_at_again(client, moderator):
    flagged = flagged_comment()
    flagged.approve(by=None)
    assert waiting(client) == []
    Comment.objects.filter(pk=flagged.pk).update(edited_at=timezone.now())
    assert waiting(client) == [flagged]
    flagged.approve(by=None)
    assert waiting(client) == []


def test_flag_of_last_week_is_forgotten(client, moderator):
    flagged_comment(created_at=timezone.now() - timedelta(days=8))
    assert waiting(client) == []


def test_flag_behind_the_boundary_of_its_review_is_none(client, moderator):
    comment = flagged_comment()
    comment.review.spoils_to = 12
    comment.review.save()
    assert waiting(client) == []


def test_one_press_raises_to_what_is_named(client, moderator):
    comment = flagged_comment()
    page = client.get(QUEUE).text
    assert (
        "Names the moment “The traffic light” of episode 12; this comment says episode 4." in page
    )
    assert f'name="raise" value="{comment.pk}:12"' in page
    press(client, comment, **{"raise": f"{comment.pk}:12"})
    comment.refresh_from_db()
    assert (comment.state, comment.spoils_to, waiting(client)) == ("public", 12, [])


@pytest.mark.parametrize(("meanwhile", "after"), [(2, 12), (8, 12), (14, 14)])
def test_press_that_raises_holds_whatever_another_moderator_did(
    client, moderator, meanwhile, after
):
    comment = flagged_comment()
    old = seen(comment)
    comment.set_boundary(meanwhile, None)
    client.post(QUEUE, {"seen": [old], "raise": f"{comment.pk}:12"})
    comment.refresh_from_db()
    assert comment.spoils_to == after


def test_boundary_is_lowered_only_from_what_was_seen(client, moderator):
    comment = flagged_comment()
    old = seen(comment)
    comment.set_boundary(8, None)
    client.post(QUEUE, {"seen": [old], f"boundary-{comment.pk}": "2"})
    comment.refresh_from_db()
    assert comment.spoils_to == 8


def test_context_is_there(client, moderator):
    make.CommentFactory(spam=True)
    make.CommentFactory(removed=True)
    parent = make.CommentFactory(spoils_to=8, author_name="Ruth", body="It was the gardener.")
    held = make.CommentFactory(
        parent=parent, state="pending", held_because="It holds several links."
    )
    for comment in (parent, held):
        make.TraceFactory(comment=comment)
    make.TraceFactory(address="e" * 64)
    make.LinkedSiteFactory(comment=held, host="shop.example")
    make.LinkedSiteFactory(comment__spam=True, host="shop.example")
    (row,) = rows(client)
    assert row.history[:3] == (2, 2, 1)
    assert (row.from_address, row.from_network) == (2, 3)
    assert row.sites == [("shop.example", 1, 0)]
    page = client.get(QUEUE).text
    for words in (
        "Held. It holds several links.",
        "Answers Ruth, who tells episode 8: “It was the gardener.”",
        "minji@mail.example, not confirmed",
        "From this network address 2 in a month, from its network 3.",
        "shop.example</b>: 1 spam, 0 public.",
    ):
        assert words in page


def test_oldest_are_shown_where_more_wait_than_fit(client, moderator):
    old = make.CommentFactory(pending=True, created_at=timezone.now() - timedelta(days=1))
    Comment.objects.bulk_create(
        Comment(review=old.review, author_name="Bot", body="Buy.") for _ in range(MOST)
    )
    page = client.get(QUEUE)
    assert (page.context["queue"].size, page.context["queue"].shown) == (MOST + 1, MOST)
    assert waiting(client)[0] == old
    assert f"These are the {MOST} that wait longest, of {MOST + 1}." in page.text


def test_queue_asks_as_often_for_many_as_for_one(client, moderator):
    def fill(size: int) -> None:
        author = make.UserFactory()
        for number in range(size):
            reply = make.CommentFactory(parent=make.CommentFactory(), state="pending")
            make.TraceFactory(comment=reply, address=f"{number}{size}")
            make.LinkedSiteFactory(comment=reply)
            make.SpoilerReportFactory(comment=flagged_comment())
            make.CommentFactory(pending=True, user=author)

    def asked() -> int:
        House.objects.keep(House())  # it is looked up every ten seconds
        return queries_of(client, QUEUE)

    found = []
    for size in (1, 2, MOST // 3):
        fill(size)
        found.append(asked())
    assert found == [QUERIES] * 3


QUERIES = 24


# One press


def test_each_choice_is_carried_out_in_one_batch(client, moderator):
    approved, spam, removed, left, raised = comments = [
        make.CommentFactory(pending=True) for _ in range(5)
    ]
    response = press(
        client,
        *comments,
        **{
            f"decide-{approved.pk}": "approve",
            f"decide-{spam.pk}": "spam",
            f"decide-{removed.pk}": "remove",
            f"decide-{left.pk}": "",
            f"boundary-{raised.pk}": "12",
        },
    )
    rows = Comment.objects.order_by("pk").values_list("state", "spoils_to")
    assert list(rows) == [
        *[("public", 0), ("spam", 0), ("removed", 0)],
        *[("pending", 0), ("pending", 12)],
    ]
    assert set(Ruling.objects.values_list("by", flat=True)) == {moderator.pk}
    (batch,) = set(Ruling.objects.values_list("batch", flat=True))
    assert f'action="/admin/comments/comment/undo/{batch}/"' in response.text
    undone = client.post(f"/admin/comments/comment/undo/{batch}/", follow=True)
    assert said(undone) == ["As they were before: 4."]
    assert set(Comment.objects.values_list("state", "spoils_to")) == {("pending", 0)}
    again = client.post(f"/admin/comments/comment/undo/{batch}/", follow=True)
    assert said(again) == ["There is nothing left to undo."]


def test_the_rest_is_what_is_left_on_the_page(client, moderator):
    kept, spam = make.CommentFactory(pending=True), make.CommentFactory(pending=True)
    unseen = make.CommentFactory(pending=True)
    press(client, kept, spam, rest="spam", **{f"decide-{kept.pk}": "approve"})
    states = {one.pk: one.state for one in Comment.objects.all()}
    assert states == {kept.pk: "public", spam.pk: "spam", unseen.pk: "pending"}


def test_what_changed_while_one_looked_is_left_and_said(client, moderator):
    comment = make.CommentFactory(pending=True, author_name="Ruth")
    old = seen(comment)
    Comment.objects.update(body="Buy!", edited_at=timezone.now())
    response = client.post(QUEUE, {"seen": [old], "rest": "approve"}, follow=True)
    assert said(response) == ["Left as they are, for they changed meanwhile: Ruth."]
    assert waiting(client) == [comment]


@pytest.mark.parametrize("typed", ["x", "-1", "1000", "²", "9" * 5000, "\0"])
def test_boundary_that_is_none_is_refused_in_words(client, moderator, typed):
    comment = make.CommentFactory(pending=True)
    key = comment.pk
    response = press(client, comment, **{f"boundary-{key}": typed, f"decide-{key}": "approve"})
    assert said(response)[0].endswith("Nothing was decided for: 1.")
    assert waiting(client) == [comment]


@pytest.mark.parametrize(
    "junk",
    ["", "x", "1", ":::", "\0:\0", "9" * 30 + ":pending:0:", "1:pending:x:", "1:" + "x" * 9999],
)
def test_nonsense_is_passed_over(client, moderator, junk):
    data = {"seen": [junk], "rest": "approve", "raise": junk, "opened": junk}
    assert client.post(QUEUE, data).status_code == 302
    assert client.post("/admin/comments/comment/undo/x/").status_code < 500
