"""Nothing is left of an address that asked to be forgotten."""

import importlib
import json

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.urls import reverse

from comments.models import Block, Comment, Commenter, Notice, SpoilerReport, Trace
from comments.yours import links
from comments.yours.links import Door
from tests import factories as make

SECRET = "Ines-canary"


@pytest.fixture
def commenter(db):
    """Wrote a thread with itself and an answer in another, one of which was answered by somebody."""
    ines = make.CommenterFactory(email=f"{SECRET}@mail.example", confirmed=True)
    mine = {"commenter": ines, "author_name": SECRET, "body": f"{SECRET} wrote this."}
    alone = make.CommentFactory(**mine)
    make.CommentFactory(**mine, parent=alone)
    answered = make.CommentFactory(**mine, held_because=SECRET, sent_as=SECRET)
    other = make.CommentFactory(parent=answered, commenter__email="other@mail.example")
    for comment in (alone, answered):
        make.TraceFactory(comment=comment, address=SECRET)
        make.SpoilerReportFactory(comment=comment)
        make.LinkedSiteFactory(comment=comment, host=f"{SECRET}.example")
        make.RulingFactory(comment=comment)
    make.NoticeFactory(commenter=ines, comment=other)
    return ines


@pytest.fixture
def logged(commenter, admin_user):
    """All that is kept of them, as Django's log names it."""
    rows = [commenter, *Comment.objects.all(), *Notice.objects.all(), *SpoilerReport.objects.all()]
    rows.append(make.BlockFactory(kind="email", value=commenter.email))
    for row in rows:
        LogEntry.objects.log_actions(admin_user.pk, [row], CHANGE, change_message=[])
    Block.objects.all().delete()


def everything_stored() -> str:
    rows = (row for model in apps.get_models() for row in model._base_manager.values())
    return "\n".join(map(str, rows))


def test_nothing_is_left_but_an_empty_place(client, commenter):
    assert SECRET in everything_stored()
    path = reverse("comments:forget", args=[links.signed(Door.YOURS, commenter)])
    assert client.get(path).status_code == 200
    assert SECRET in everything_stored()
    assert "Your address is forgotten" in client.post(path).text
    assert SECRET not in everything_stored()
    assert Comment.objects.filter(author_name="", body="", state="removed").count() == 1
    assert Comment.objects.filter(commenter__email="other@mail.example").count() == 1
    for model in (Trace, SpoilerReport, Notice):
        assert not model.objects.exists()
    assert client.post(path).status_code == 404


def test_nothing_is_left_in_the_log_of_the_desk(commenter, logged):
    commenter.forget()
    assert LogEntry.objects.count() > 5
    assert SECRET not in everything_stored()


def test_what_the_log_said_before_is_numbered(commenter, admin_user):
    entry = {"user": admin_user, "action_flag": CHANGE, "object_id": "34", "object_repr": SECRET}
    for model in (Comment, Commenter):
        LogEntry.objects.create(content_type=ContentType.objects.get_for_model(model), **entry)
    importlib.import_module("comments.migrations.0007_less_kept").number_the_log(apps, None)
    assert sorted(map(str, LogEntry.objects.values_list("object_repr", flat=True))) == [
        *("Comment 34", "Commenter 34")
    ]


def test_withdrawing_keeps_what_a_moderator_did_meanwhile(db):
    opened = make.CommentFactory()
    make.CommentFactory(parent=opened, commenter=None)
    Comment.objects.get(pk=opened.pk).set_boundary(9, by=None)
    opened.withdraw()
    stored = Comment.objects.get(pk=opened.pk)
    assert (stored.spoils_to, stored.body, stored.state) == (9, "", "removed")
    assert not stored.rulings.exists()


def test_withdrawn_twice_is_withdrawn(db):
    comment, again = make.CommentFactory(), Comment.objects.get()
    comment.withdraw()
    again.withdraw()
    assert not Comment.objects.exists()


def test_others_are_left_alone(commenter):
    kept = make.CommentFactory(commenter__email="other@mail.example")
    make.TraceFactory(comment=kept)
    commenter.forget()
    assert Trace.objects.get().comment == kept


def test_operator_erases_by_the_address_in_any_spelling(commenter, capsys):
    call_command("erase_commenter", commenter.email.upper())
    assert SECRET not in everything_stored()
    assert "3 comments" in capsys.readouterr().out


def test_operator_exports_what_the_commenter_would(commenter, capsys):
    call_command("export_commenter", commenter.email)
    found = json.loads(capsys.readouterr().out)
    assert (found["address"], len(found["comments"])) == (commenter.email, 3)


@pytest.mark.parametrize("command", ["erase_commenter", "export_commenter"])
def test_address_that_nobody_knows_is_told(commenter, command):
    with pytest.raises(CommandError, match="No comment was written with nobody@"):
        call_command(command, "nobody@mail.example")
    assert Commenter.objects.filter(pk=commenter.pk).exists()
