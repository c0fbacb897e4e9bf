"""An editor keeps order among the comments."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from lxml import html

from comments.models import Block, Comment, Commenter, Talk
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db

LIST = "/admin/comments/comment/"
VERBS = [("approve", "public"), ("remove", "removed"), ("mark_as_spam", "spam")]
ACTIONS = [("approve_all", "public"), ("remove_all", "removed"), ("mark_all_as_spam", "spam")]


def change(comment: Comment) -> str:
    return reverse("admin:comments_comment_change", args=[comment.pk])


@pytest.mark.parametrize(("button", "state"), VERBS)
def test_one_comment_is_judged_by_a_button(admin_client, button, state):
    comment = make.CommentFactory(pending=True)
    response = DeskForm(admin_client, change(comment)).press("_button", button)
    comment.refresh_from_db()
    assert (comment.state, response.url) == (state, change(comment))


@pytest.mark.parametrize(("action", "state"), ACTIONS)
def test_many_comments_are_judged_at_once(admin_client, action, state):
    comments = make.CommentFactory.create_batch(3, pending=True)
    data = {"action": action, "_selected_action": [comment.pk for comment in comments[:2]]}
    assert admin_client.post(LIST, data).status_code == 302
    assert list(Comment.objects.order_by("pk").values_list("state", flat=True)) == [
        *[state] * 2,
        "pending",
    ]


def test_removal_is_signed(admin_client, admin_user):
    comment = make.CommentFactory()
    DeskForm(admin_client, change(comment)).press("_button", "remove")
    assert comment.rulings.get().by == admin_user


def test_boundary_typed_in_the_form_is_a_ruling(admin_client, admin_user):
    comment = make.SpoilerReportFactory(comment__spoils_to=12).comment
    DeskForm(admin_client, change(comment)).type(spoils_to=8).press()
    comment.refresh_from_db()
    ruling = comment.rulings.get()
    assert (comment.spoils_to, comment.edited_at, ruling.by) == (8, None, admin_user)
    assert (ruling.from_spoils_to, ruling.to_spoils_to) == (12, 8)
    assert not comment.spoiler_reports.open().exists()


def test_saving_overrules_nobody_who_decided_meanwhile(admin_client):
    comment = make.CommentFactory(pending=True)
    form = DeskForm(admin_client, change(comment)).type(body="Mended.")
    Comment.objects.update(state="spam")
    form.press()
    comment.refresh_from_db()
    assert (comment.body, comment.state) == ("Mended.", "spam")


def test_thread_and_talk_are_closed_and_opened_by_buttons(admin_client):
    root = make.CommentFactory()
    reply = make.CommentFactory(parent=root)

    def press(button: str) -> tuple[bool, bool]:
        assert f'value="{button}"' in admin_client.get(change(reply)).text
        DeskForm(admin_client, change(reply)).press("_button", button)
        root.refresh_from_db()
        return root.takes_replies, Talk.objects.of(root.review).is_closed

    assert press("close_thread") == (False, False)
    assert press("close_talk") == (False, True)
    assert press("reopen_thread") == (True, True)
    assert press("reopen_talk") == (True, False)


def test_who_may_not_steer_the_talk_gets_no_such_buttons(client):
    comment = make.CommentFactory()
    user = make.UserFactory(staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_comment"))
    client.force_login(user)
    assert "close_talk" not in client.get(change(comment)).text
    assert client.post(change(comment), {"_button": "close_talk"}).status_code in {200, 403}
    assert not Talk.objects.exists()


def test_list_leads_to_the_queue(admin_client):
    assert 'href="/admin/comments/comment/queue/"' in admin_client.get(LIST).text


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("email", " Min-Ji@Mail.Example ", "min-ji@mail.example"),
        ("email", "@Shop.example", "@shop.example"),
        ("host", "https://WWW.Shop.example/free?x=1", "shop.example"),
        ("host", "shop.example:8080", "shop.example"),
        ("host", "카지노.example", "xn--o80bl47bgkd.example"),
        ("words", "  free \t casino ", "free casino"),
    ],
)
def test_block_is_kept_as_it_is_compared(admin_client, admin_user, kind, typed, kept):
    for _ in range(2):
        form = DeskForm(admin_client, "/admin/comments/block/add/")
        form.type(kind=kind, value=typed, effect="refuse").press()
    block = Block.objects.get()
    assert (block.value, block.effect, block.created_by) == (kept, "refuse", admin_user)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("email", "shop"),
        ("host", "shop"),
        ("host", "http://[x"),
        ("host", "."),
        ("host", "a..example"),
        ("words", " \t "),
        ("address", "a" * 64),
        ("network", "b" * 64),
    ],
)
def test_block_that_could_never_hold_is_refused(admin_client, kind, typed):
    form = DeskForm(admin_client, "/admin/comments/block/add/")
    assert form.type(kind=kind, value=typed, effect="hold").press().status_code == 200
    assert not Block.objects.exists()


def test_block_of_a_place_is_lifted_and_not_rewritten(admin_client):
    ends = timezone.now() + timedelta(days=9)
    block = make.BlockFactory(kind="address", value="a" * 64, expires_at=ends)
    form = DeskForm(admin_client, f"/admin/comments/block/{block.pk}/change/")
    assert "aaaaaaaa…" in admin_client.get("/admin/comments/block/").text
    form.type(kind="words", value="mine", reason="A flood.").press()
    block.refresh_from_db()
    assert (block.kind, block.value, block.reason) == ("address", "a" * 64, "A flood.")


@pytest.mark.parametrize(("done", "state"), VERBS)
def test_only_other_states_are_offered(admin_client, done, state):
    page = admin_client.get(change(make.CommentFactory(state=state))).content.decode()
    offered = [button for button, _ in VERBS if f'value="{button}"' in page]
    assert offered == [button for button, _ in VERBS if button != done]


def test_waiting_comments_stand_first(admin_client):
    old = make.CommentFactory(pending=True)
    new = make.CommentFactory()
    rows = admin_client.get(LIST).context_data["cl"].result_list
    assert list(rows) == [old, new]


def test_list_says_why_a_comment_waits(admin_client):
    make.CommentFactory(pending=True, held_because="It holds several links.")
    assert (
        "Awaiting approval</span> It holds several links."
        in admin_client.get(LIST).content.decode()
    )


def test_list_is_filtered_by_state(admin_client):
    pending = make.CommentFactory(pending=True)
    make.CommentFactory(spam=True)
    response = admin_client.get(LIST, {"state__exact": "pending"})
    assert list(response.context_data["cl"].result_list) == [pending]


def test_comments_are_not_written_here(admin_client):
    assert admin_client.get(f"{LIST}add/").status_code == 403


def test_mended_text_is_marked_as_edited(admin_client):
    comment = make.CommentFactory(body="I hate it, Kim.")
    DeskForm(admin_client, change(comment)).type(body="I hate it.").press()
    comment.refresh_from_db()
    assert (comment.body, comment.author_name) == ("I hate it.", "Min-ji")
    assert comment.edited_at is not None


def test_saving_without_a_change_keeps_everything(admin_client):
    comment = make.CommentFactory(parent=make.CommentFactory())
    before = list(Comment.objects.order_by("pk").values())
    DeskForm(admin_client, change(comment)).press()
    assert list(Comment.objects.order_by("pk").values()) == before


def test_who_may_only_look_judges_nothing(client):
    comment = make.CommentFactory(pending=True)
    reader = make.UserFactory(staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_comment"))
    client.force_login(reader)
    assert "_button" not in client.get(change(comment)).content.decode()
    client.post(change(comment), {"_button": "approve"})
    client.post(LIST, {"action": "approve_all", "_selected_action": [comment.pk]})
    comment.refresh_from_db()
    assert comment.state == Comment.State.PENDING


@pytest.mark.parametrize("ends", ["", 31])
def test_block_of_a_place_ends_within_thirty_days(admin_client, ends):
    kept = timezone.now() + timedelta(days=9)
    block = make.BlockFactory(kind="network", value="a" * 64, expires_at=kept)
    day = ends and f"{timezone.localdate() + timedelta(days=ends):%Y-%m-%d}"
    form = DeskForm(admin_client, f"/admin/comments/block/{block.pk}/change/")
    response = form.type(expires_at_0=day, expires_at_1=day and "12:00:00").press()
    assert "30 days at most" in response.text
    assert Block.objects.get().expires_at == kept


def test_nothing_is_deleted_that_others_answered_or_that_an_owner_may_erase(admin_client):
    comment = make.CommentFactory()
    for row in (comment, comment.commenter):
        address = f"/admin/comments/{row._meta.model_name}/{row.pk}/"
        assert "delete/" not in admin_client.get(f"{address}change/").text
        assert admin_client.post(f"{address}delete/", {"post": "yes"}).status_code == 403
    for name in ("comment", "commenter"):
        assert "delete_selected" not in admin_client.get(f"/admin/comments/{name}/").text
    assert Comment.objects.get() == comment


def test_comments_go_with_their_review(admin_client):
    comment = make.SpoilerReportFactory().comment
    address = f"/admin/reviews/review/{comment.review.pk}/delete/"
    assert admin_client.post(address, {"post": "yes"}).status_code == 302
    assert not Comment.objects.exists()


def test_address_is_forgotten_by_a_button_that_asks_first(admin_client):
    comment = make.CommentFactory(commenter__email="ines@mail.example")
    form = f"/admin/comments/commenter/{comment.commenter.pk}/change/"
    asked = DeskForm(admin_client, form).press("_button", "ask_to_forget")
    assert "Forget ines@mail.example?" in admin_client.get(asked.url).text
    assert Comment.objects.exists()
    assert admin_client.post(asked.url, follow=True).status_code == 200
    assert not Comment.objects.exists()
    assert not Commenter.objects.exists()
    assert (
        LogEntry.objects.get(action_flag=DELETION).object_repr
        == f"Commenter {comment.commenter.pk}"
    )


def test_who_may_not_erase_is_not_asked(client):
    commenter = make.CommenterFactory()
    user = make.UserFactory(staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_commenter"))
    client.force_login(user)
    form = f"/admin/comments/commenter/{commenter.pk}/"
    assert "ask_to_forget" not in client.get(f"{form}change/").text
    assert client.post(f"{form}forget/").status_code == 403
    assert Commenter.objects.exists()


def test_desk_names_comments_by_their_words_and_commenters_by_their_address(admin_client):
    parent = make.CommentFactory(author_name="Sanna", body="The bridge.")
    reply = make.CommentFactory(
        parent=parent, author_name="Ines", body="Me too.", commenter__email="ines@mail.example"
    )
    text = admin_client.get(change(reply)).text
    assert "<h2>Ines: Me too.</h2>" in text
    assert f'<a href="{change(parent)}">Sanna: The bridge.</a>' in text
    assert ">ines@mail.example</a>" in text
    form = reverse("admin:comments_commenter_change", args=[reply.commenter.pk])
    assert "<h2>ines@mail.example</h2>" in admin_client.get(form).text
    assert "ines@mail.example" in admin_client.get("/admin/comments/commenter/").text


def test_text_that_an_editor_signed_is_changed_by_nobody_else(admin_client):
    signed, guests = make.CommentFactory(user=make.UserFactory(staff=True)), make.CommentFactory()
    for comment in (signed, guests):
        url = f"/admin/comments/comment/{comment.pk}/change/"
        admin_client.post(url, {"body": "Rewritten.", "spoils_to": "0"})
        comment.refresh_from_db()
    assert signed.body != "Rewritten."
    assert (guests.body, guests.edited_at is not None) == ("Rewritten.", True)


def test_list_rules_on_nothing_that_changed_since_it_was_seen(admin_client):
    kept, swapped = make.CommentFactory.create_batch(2, pending=True)
    page = html.document_fromstring(admin_client.get(LIST).text)
    seen = page.xpath("//form[@id='changelist-form']//input[@name='seen']/@value")
    swapped.body, swapped.edited_at = "Another text.", timezone.now()
    swapped.save()
    data = {"action": "approve_all", "_selected_action": [kept.pk, swapped.pk], "seen": seen}
    answer = admin_client.post(LIST, data, follow=True)
    states = [Comment.objects.get(pk=one.pk).state for one in (kept, swapped)]
    assert states == ["public", "pending"]
    assert "Left as they are, for they changed meanwhile" in answer.text
