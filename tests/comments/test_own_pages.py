"""What whoever holds the link to an address may do, without an account and without a cookie."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from comments import upkeep
from comments.models import Comment, Commenter
from comments.models.comment import CHANGED_FOR
from comments.yours import links
from comments.yours.links import Door
from tests import factories as make
from tests.comments.test_views import form_of
from tests.comments.typing import TYPED, typed
from tests.test_house_pages import page_faults
from tests.test_korean_pages import leftovers

ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
READ = ["confirm", "stop", "yours", "forget", "edit", "delete"]


@pytest.fixture
def comment(db):
    return make.CommentFactory(commenter__confirmed=True, commenter__email="ines@mail.example")


def address(name, comment, **more):
    door = Door(name) if name in list(Door) else Door.YOURS
    args = [links.signed(door, comment.commenter)]
    return reverse(f"comments:{name}", args=args + [comment.pk] * (name in ("edit", "delete")))


def late(comment, minutes=31):
    comment.created_at = timezone.now() - timedelta(minutes=minutes)
    comment.save()


def test_first_comment_brings_a_link_that_confirms_the_address(client, db):
    client.post(form_of(make.ReviewFactory()), typed())
    assert upkeep.once() == 1
    [message] = mail.outbox
    assert message.to == [TYPED["email"]]
    commenter = Commenter.objects.get()
    link = next(word for word in message.body.split() if "/comments/confirm/" in word)
    path = link.removeprefix("http://127.0.0.1:8000")
    page = client.get(path)
    assert page.status_code == 200
    commenter.refresh_from_db()
    assert not commenter.is_confirmed
    after = client.post(path, follow=True)
    commenter.refresh_from_db()
    assert commenter.is_confirmed
    assert after.redirect_chain[0][0].startswith("/comments/yours/")
    assert "an editor reads it first" in after.text
    assert "the same umbrella." in after.text


@pytest.mark.parametrize("door", list(Door))
def test_link_tells_nothing_of_the_address(comment, door):
    text = links.signed(door, comment.commenter)
    assert text.split(links.SEPARATOR)[0] == str(comment.commenter.pk)
    assert len(text) < 70


@pytest.mark.parametrize("name", [*READ, "export"])
def test_page_is_kept_by_nobody(client, comment, name):
    response = client.get(address(name, comment))
    assert response.status_code == 200
    assert response.cookies == {}
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("name", READ)
def test_page_keeps_the_rules_in_both_languages(client, comment, name):
    make.CommentFactory(commenter=comment.commenter, removed=True)
    make.CommentFactory(commenter=comment.commenter, pending=True, held_because="")
    Comment.objects.filter(pk=comment.pk).update(
        body="두 번 봤습니다."
    )  # it stands in a box to type in
    path = address(name, comment)
    assert page_faults(client.get(path).text) == []
    korean = client.get(f"/ko{path}").text.replace("ines@mail.example", "")
    assert page_faults(korean) == []
    assert leftovers(korean) == set()


@pytest.mark.parametrize("name", [*READ, "export", "replies"])
def test_wrong_link_says_so_and_offers_a_fresh_one(client, comment, name):
    for fault in ("x", ".", "9"):
        path = address(name, comment).replace(links.SEPARATOR, fault + links.SEPARATOR, 1)
        for method in (client.get, client.post):
            answer = method(path)
            if answer.status_code != 405:
                assert answer.status_code == 404
                assert "This link does not work" in answer.text
                assert 'name="email"' in answer.text
    assert Comment.objects.get() == comment


@pytest.mark.parametrize(("door", "days"), [(Door.CONFIRM, 8), (Door.YOURS, 31)])
def test_old_link_says_that_it_has_expired(client, comment, monkeypatch, door, days):
    path = links.path(door, comment.commenter)
    later = timezone.now().timestamp() + days * 86_400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    answer = client.get(path)
    assert answer.status_code == 410
    assert "This link has expired" in answer.text


def test_link_to_stop_mail_never_expires(client, comment, monkeypatch):
    path = links.path(Door.STOP, comment.commenter)
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() * 2)
    assert client.get(path).status_code == 200


def test_link_for_one_door_opens_no_other(client, comment):
    key = links.signed(Door.STOP, comment.commenter)
    assert client.get(reverse("comments:yours", args=[key])).status_code == 404


def test_page_shows_all_of_the_address_and_nothing_of_others(client, comment):
    held = make.CommentFactory(
        commenter=comment.commenter, pending=True, body="Waiting words.", held_because="Many links."
    )
    make.CommentFactory(commenter=comment.commenter, removed=True, body="Gone words.")
    make.CommentFactory(commenter__email="other@mail.example", body="Not mine.")
    page = client.get(address("yours", comment)).text
    for words in (comment.body, held.body, "Many links.", "Gone words.", "Removed", "Public"):
        assert words in page
    assert "Not mine." not in page


def test_page_of_many_comments_asks_few_queries(client, comment, django_assert_max_num_queries):
    make.CommentFactory.create_batch(60, commenter=comment.commenter)
    with django_assert_max_num_queries(5):
        page = client.get(address("yours", comment))
    assert page.text.count("<article") == 50


def test_change_is_stored_and_said(client, comment):
    typed = {"body": "Better words.", "spoils_to": "3"}
    after = client.post(address("edit", comment), typed, follow=True)
    comment.refresh_from_db()
    assert (comment.body, comment.spoils_to, comment.state) == ("Better words.", 3, "public")
    assert comment.edited_at is not None
    assert "edited" in after.text
    assert "edited" in client.get(comment.review.get_absolute_url()).text


def test_public_comment_is_held_for_what_its_change_brings(client, comment):
    make.BlockFactory(value="casino")
    client.post(address("edit", comment), {"body": "Come to the casino.", "spoils_to": "0"})
    comment.refresh_from_db()
    assert (comment.state, comment.held_because != "") == ("pending", True)


def test_change_counts_the_sites_that_the_new_text_leads_to(client, comment):
    for body in ("See https://a.example.", "See https://b.example."):
        client.post(address("edit", comment), {"body": body, "spoils_to": "0"})
    assert [site.host for site in comment.linked_sites.all()] == ["b.example"]


def test_held_comment_stays_held_whatever_it_says_now(client, comment):
    held = make.CommentFactory(commenter=comment.commenter, pending=True)
    client.post(address("edit", held), {"body": "Harmless.", "spoils_to": "0"})
    held.refresh_from_db()
    assert (held.body, held.state, held.held_because) == (
        "Harmless.",
        "pending",
        "A first comment.",
    )


def test_empty_change_is_refused_and_keeps_the_comment(client, comment):
    answer = client.post(address("edit", comment), {"body": " ", "spoils_to": "0"})
    assert answer.status_code == 422
    assert "Write something first." in answer.text
    assert Comment.objects.get().body == comment.body


def test_change_that_comes_too_late_loses_no_word(client, comment):
    late(comment)
    answer = client.post(address("edit", comment), {"body": "Late words.", "spoils_to": "0"})
    assert (answer.status_code, "Late words." in answer.text) == (409, True)
    assert Comment.objects.get().body == comment.body
    assert "/edit/" not in client.get(address("yours", comment)).text


def test_time_that_ends_while_the_form_is_sent_counts(client, comment, monkeypatch):
    monkeypatch.setattr(Comment, "is_open_to_change", True)
    path = address("edit", comment)
    opened = iter([True, False])
    monkeypatch.setattr(Comment, "is_open_to_change", property(lambda one: next(opened)))
    answer = client.post(path, {"body": "Late words.", "spoils_to": "0"})
    assert (answer.status_code, "Late words." in answer.text) == (422, True)


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_removed_comment_cannot_be_touched(client, comment, name):
    comment.remove(by=None)
    answer = client.post(address(name, comment), {"body": "Back again.", "spoils_to": "0"})
    assert answer.status_code == 409
    assert Comment.objects.get().state == "removed"


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_comment_of_another_address_is_a_404(client, comment, name):
    other = make.CommentFactory(commenter__email="other@mail.example")
    path = address(name, comment).replace(f"/{comment.pk}/", f"/{other.pk}/")
    assert client.post(path, {"body": "Mine now."}).status_code == 404
    other.refresh_from_db()
    assert other.state == "public"


def test_deleted_comment_is_gone(client, comment):
    client.post(address("delete", comment))
    assert not Comment.objects.exists()


def test_deleted_comment_that_was_answered_leaves_an_empty_place(client, comment):
    comment.author_name = "Ines Unwritten"
    comment.save()
    make.CommentFactory(parent=comment, commenter=None, body="I agree.")
    client.post(address("delete", comment))
    comment.refresh_from_db()
    assert (comment.body, comment.author_name, comment.commenter) == ("", "", None)
    page = client.get(comment.review.get_absolute_url()).text
    assert "took it back" in page
    assert "I agree." in page
    assert "Unwritten" not in page


def test_withdrawn_comment_cannot_be_approved(comment):
    make.CommentFactory(parent=comment)
    comment.withdraw()
    comment.approve(by=None)
    assert Comment.objects.get(pk=comment.pk).state == "removed"


def test_delete_comes_too_late_after_half_an_hour(client, comment):
    late(comment, CHANGED_FOR.total_seconds() / 60 + 1)
    assert client.post(address("delete", comment)).status_code == 409
    assert Comment.objects.exists()


@pytest.mark.parametrize("name", ["confirm", "forget", "delete", "edit", "replies"])
def test_other_site_changes_nothing(client, comment, name):
    answer = client.post(
        address(name, comment), {"body": "Theirs.", "wanted": "1"}, headers=ELSEWHERE
    )
    assert answer.status_code == 403
    assert page_faults(answer.text) == []
    assert Comment.objects.get().body == comment.body


def test_form_of_a_page_that_names_no_referrer_is_taken(client, comment):
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}
    client.post(address("delete", comment), headers=headers)
    assert not Comment.objects.exists()


def test_mail_program_stops_mail_with_one_request_from_anywhere(client, comment):
    path = address("stop", comment)
    client.get(path)
    comment.commenter.refresh_from_db()
    assert not comment.commenter.is_stopped
    typed = {"List-Unsubscribe": "One-Click"}
    answer = client.post(path, typed, headers=ELSEWHERE)
    comment.commenter.refresh_from_db()
    assert (answer.status_code, comment.commenter.is_stopped) == (200, True)
    assert answer.cookies == {}


def test_export_holds_all_that_was_written(client, comment):
    held = make.CommentFactory(commenter=comment.commenter, pending=True, body="비 오는 날.")
    response = client.get(address("export", comment))
    assert "attachment" in response["Content-Disposition"]
    found = json.loads(response.content)
    assert found["address"] == "ines@mail.example"
    assert [one["text"] for one in found["comments"]] == [comment.body, held.body]
    assert [one["state"] for one in found["comments"]] == ["public", "pending"]
    assert found["comments"][0]["review"].endswith(comment.review.get_absolute_url())
    assert found["comments"][0]["written_at"] == comment.created_at.isoformat()
