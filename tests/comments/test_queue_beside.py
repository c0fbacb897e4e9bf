"""What is done from the queue beside ruling, and who may: replies, blocks, closed and slowed talks."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from comments.models import Block, Comment, Ruling, Talk
from tests import factories as make
from tests.queue_page import QUEUE, press, rows, seen, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    return sign_in(client, "Moderator")


# Beside


def test_reply_is_posted_and_approves_what_it_answers(client, moderator):
    comment = make.CommentFactory(pending=True, spoils_to=8)
    typed = {f"reply-{comment.pk}": " Thank you.\r\nReally. ", "opened": "a" * 32, "rest": "spam"}
    old = seen(comment)
    for _ in range(2):
        client.post(QUEUE, {"seen": [old], **typed})
    comment.refresh_from_db()
    reply = Comment.objects.get(parent=comment)
    assert comment.is_public
    assert (reply.body, reply.user, reply.spoils_to, reply.is_public) == (
        *("Thank you.\nReally.", moderator, 8, True),
    )


def test_reply_that_cannot_be_posted_comes_back(client, moderator):
    comment = make.CommentFactory(pending=True)
    key = comment.pk
    typed = {f"reply-{key}": "Dear <b>friend</b>", f"decide-{key}": "spam"}
    response = press(client, comment, **typed)
    assert response.status_code == 422
    assert "Dear &lt;b&gt;friend&lt;/b&gt;</textarea>" in response.text
    assert Comment.objects.get().state == "spam"


@pytest.mark.parametrize(
    ("chosen", "kind", "value", "effect", "days"),
    [
        ("email-refuse", "email", "minji@mail.example", "refuse", None),
        ("address-refuse-7", "address", "a" * 64, "refuse", 7),
        ("network-hold-30", "network", "b" * 64, "hold", 30),
    ],
)
def test_author_is_blocked(client, moderator, chosen, kind, value, effect, days):
    comment = make.TraceFactory(comment__pending=True).comment
    press(client, comment, **{f"block-{comment.pk}": chosen})
    block = Block.objects.get()
    assert (block.kind, block.value, block.effect, block.created_by) == (
        *(kind, value, effect, moderator),
    )
    lasts = block.expires_at and round((block.expires_at - timezone.now()).total_seconds() / 86400)
    assert lasts == days
    press(client, comment, **{f"block-{comment.pk}": f"{kind}-hold-30"})
    assert Block.objects.get().effect == "hold"


@pytest.mark.parametrize("kind", ["address", "network"])
def test_place_is_not_blocked_for_good(client, moderator, kind):
    comment = make.TraceFactory(comment__pending=True).comment
    assert f'value="{kind}-refuse"' not in client.get(QUEUE).text
    press(client, comment, **{f"block-{comment.pk}": f"{kind}-refuse"})
    assert not Block.objects.exists()


def test_who_left_no_trace_is_not_blocked(client, moderator):
    comment = make.CommentFactory(pending=True, commenter=None)
    page = client.get(QUEUE).text
    assert "email-refuse" not in page
    assert "address-refuse" not in page
    press(client, comment, **{f"block-{comment.pk}": "address-refuse-7"})
    assert not Block.objects.exists()


def test_talk_and_thread_are_closed_slowed_and_opened(client, moderator):
    root = make.CommentFactory()
    reply = make.CommentFactory(parent=root, state="pending")

    def steer(deed: str) -> tuple:
        press(client, reply, **{f"talk-{reply.pk}": deed})
        talk = Talk.objects.of(root.review)
        closed = Comment.objects.get(pk=root.pk).closed_at is not None
        return closed, talk.is_closed, talk.slow_seconds

    assert steer("close-thread") == (True, False, 0)
    assert steer("close") == (True, True, 0)
    assert steer("slow-600") == (True, True, 600)
    page = client.get(QUEUE).text
    assert "The thread is closed." in page
    assert "The talk is closed." in page
    assert steer("reopen-thread") == (False, True, 600)
    assert steer("reopen") == (False, False, 600)
    assert steer("slow-0") == (False, False, 0)


# Who may


@pytest.mark.parametrize(("role", "status"), [("Writer", 403), ("Editor", 200), ("Moderator", 200)])
def test_queue_is_for_moderators_and_editors(client, role, status):
    sign_in(client, role)
    comment = make.CommentFactory(pending=True)
    assert client.get(QUEUE).status_code == status
    assert press(client, comment, rest="approve").status_code == status
    batch = comment.approve(by=None).batch
    assert client.post(f"/admin/comments/comment/undo/{batch}/", follow=True).status_code == status
    first_page = client.get("/admin/").text
    assert (f'href="{QUEUE}"' in first_page) == (status == 200)


def test_moderator_sees_the_queue_and_nothing_of_drafts(client, moderator):
    draft = make.ReviewFactory(draft=True)
    comment = make.CommentFactory(pending=True)
    make.HighlightMomentFactory(
        review=draft, title="The landlady’s umbrella", last_episode=9, first_episode=9
    )
    Comment.objects.update(body="The landlady’s umbrella")
    assert rows(client)[0].flags == []
    assert comment.author_name in client.get(QUEUE).text


def test_who_may_only_look_is_sent_to_the_list(client):
    user = make.UserFactory(staff=True)

    user.user_permissions.add(Permission.objects.get(codename="view_comment"))
    client.force_login(user)
    assert client.get(QUEUE).status_code == 403
    assert QUEUE not in client.get("/admin/comments/comment/").text
    assert QUEUE not in client.get("/admin/").text


def test_who_may_rule_and_no_more_gets_no_blocks(client):

    user = make.UserFactory(staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["change_comment"]))
    client.force_login(user)
    comment = make.TraceFactory(comment__pending=True).comment
    key = comment.pk
    assert "Block <select" not in client.get(QUEUE).text
    press(client, comment, **{f"block-{key}": "email-refuse", f"talk-{key}": "close"})
    assert not Block.objects.exists()
    assert not Talk.objects.exists()


def test_undoing_in_the_list_comes_back_to_it(client, moderator):
    comment = make.CommentFactory(pending=True)
    address = "/admin/comments/comment/"
    data = {"action": "approve_all", "_selected_action": [comment.pk]}
    response = client.post(address, data, follow=True)
    batch = Ruling.objects.get().batch
    assert f"undo/{batch}/" in response.text
    undone = client.post(f"{address}undo/{batch}/", {"back": "changelist"})
    assert undone.url == address
    comment.refresh_from_db()
    assert comment.state == "pending"


def test_two_who_steer_one_talk_at_once_both_have_their_way(moderator):
    review = make.ReviewFactory()
    for _ in range(2):  # first where nothing was ever said of it
        closing, slowing = Talk.objects.of(review), Talk.objects.of(review)
        closing.close()
        slowing.slow_down(60)
        talk = Talk.objects.get()
        assert (talk.is_closed, talk.slow_seconds) == (True, 60)
        reopening, hurrying = Talk.objects.of(review), Talk.objects.of(review)
        reopening.reopen()
        hurrying.slow_down(0)
        talk = Talk.objects.get()
        assert (talk.is_closed, talk.slow_seconds) == (False, 0)
