"""Nothing is left of an address that asked to be forgotten."""

import json

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import reverse

from comments.models import Comment, Commenter, Notice, SpoilerReport, Trace
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


def everything_stored() -> str:
    models = (model for model in apps.get_models() if model._meta.app_label == "comments")
    return "\n".join(str(row) for model in models for row in model.objects.values())


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
