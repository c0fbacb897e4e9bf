"""The export holds all that is kept of an address."""

import pytest
from django.utils import timezone

from comments.models import Comment, Commenter, Notice
from comments.yours.export import everything_of
from tests import factories as make

OF_COMMENTER = {"comments": "comments", "notices": "mails"}
OF_COMMENT = {
    "trace": "came_from",
    "linked_sites": "links_to",
    "spoiler_reports": "spoiler_reports",
    "rulings": "rulings",
}
NOT_THEIRS = {"replies", "in_thread", "notices"}
"""What others wrote, and the mail that goes to others about it; their own mail is told by the address."""
COLUMNS = {
    "id": "number",
    "review": "review",
    "parent": "answers",
    "thread": "thread",
    "moment": "about_moment",
    "line": "about_line",
    "author_name": "name",
    "body": "text",
    "created_at": "written_at",
    "closed_at": "thread_closed_at",
    "sent_as": "form",
    "source": "imported_from",
    "source_id": "imported_as",
}


@pytest.fixture
def told(db):
    ines = make.CommenterFactory(email="ines@mail.example")
    moment = make.HighlightMomentFactory(title="The bridge")
    comment = make.CommentFactory(commenter=ines, moment=moment, review=moment.review)
    make.TraceFactory(comment=comment)
    make.LinkedSiteFactory(comment=comment, host="shop.example")
    make.SpoilerReportFactory(comment=comment, spoils_to=9)
    make.RulingFactory(comment=comment, undone_at=timezone.now())
    make.NoticeFactory(commenter=ines, comment=comment)
    make.TallyFactory(key=f"commenter:{ines.pk}:hour", count=3)
    make.TallyFactory(key=f"commenter:{ines.pk}0:hour")
    line = make.MemorableLineFactory(review=moment.review, quote="Take it.")
    make.CommentFactory(commenter=ines, line=line, review=moment.review)
    return everything_of(ines)


def test_everything_kept_is_in_it(told):
    first, second = told["comments"]
    assert (first["about_moment"], second["about_line"]) == ("The bridge", "Take it.")
    assert first["came_from"]["address_digest"] == "a" * 64
    assert (first["links_to"], second["links_to"]) == (["shop.example"], [])
    assert [report["spoils_to"] for report in first["spoiler_reports"]] == [9]
    assert [ruling["state"] for ruling in first["rulings"]] == [["pending", "public"]]
    assert [mail["comment"] for mail in told["mails"]] == [first["number"]]
    assert [count["comments"] for count in told["counted"]] == [3]
    assert second["came_from"] is None


def test_nobody_else_is_in_it(told):
    assert "c" * 64 not in str(told)


@pytest.mark.parametrize(
    ("model", "known"), [(Commenter, OF_COMMENTER), (Comment, OF_COMMENT)], ids=str
)
def test_no_model_that_leads_here_is_left_out(told, model, known):
    leading = {relation.get_accessor_name() for relation in model._meta.related_objects}
    leading -= NOT_THEIRS if model is Comment else set()
    assert leading == set(known)
    assert set(known.values()) <= set(told if model is Commenter else told["comments"][0])
    hidden = {r.related_model for r in model._meta.get_fields(include_hidden=True) if r.is_relation}
    visible = {r.related_model for r in model._meta.get_fields() if r.is_relation}
    assert hidden - visible <= {Notice}


def test_no_column_of_a_comment_is_left_out(told):
    columns = {field.name for field in Comment._meta.concrete_fields} - {"user", "commenter"}
    assert {COLUMNS.get(column, column) for column in columns} <= set(told["comments"][0])
