"""What the page of one's own comments says of each, and how mail about answers is switched."""

import pytest
from django.utils import timezone

from comments import upkeep
from comments.models import Comment
from tests import factories as make
from tests.comments.test_own_pages import address, comment

__all__ = ["comment"]


@pytest.mark.parametrize(
    ("wanted", "gets_replies", "is_stopped", "told"),
    [
        ("1", True, False, "Answers to what you wrote are mailed to you"),
        ("0", False, False, "Answers are not mailed to you at present."),
        ("nothing", False, True, "Nothing is mailed to you, unless you ask"),
    ],
)
def test_mail_is_switched_for_all_that_was_written(
    client, comment, wanted, gets_replies, is_stopped, told
):
    make.CommentFactory(commenter=comment.commenter, wants_replies=not gets_replies)
    page = client.post(address("replies", comment), {"wanted": wanted}, follow=True).text
    comment.commenter.refresh_from_db()
    assert comment.commenter.is_stopped is is_stopped
    assert {one.wants_replies for one in Comment.objects.all()} == {gets_replies}
    assert told in page


def test_answers_that_wait_are_not_mailed_once_they_are_switched_off(client, comment):
    comment.wants_replies = True
    comment.save()
    reply = make.CommentFactory(parent=comment, commenter=None)
    reply.notices.owe_for(reply)
    assert upkeep.once() == 1
    late = make.CommentFactory(parent=comment, commenter=None)
    late.notices.owe_for(late)
    client.post(address("replies", comment), {"wanted": "0"})
    assert list(comment.commenter.notices.filter(sent_at=None)) == []


def test_own_comment_shows_boundary_mark_and_until_when_it_may_be_changed(client, comment):
    comment.spoils_to = 7
    comment.save()
    page = client.get(address("yours", comment)).text
    assert "Talks about up to episode 7." in page
    assert comment.mark in page
    assert f"until {timezone.localtime(comment.open_until):%H:%M}" in page


def test_change_that_is_not_taken_speaks_of_a_change(client, comment):
    page = client.post(address("edit", comment), {"body": " "}).text
    assert "This change is not saved yet" in page
    assert "Nothing was changed." in page
    assert "post" not in page.partition('role="alert"')[2].partition("</div>")[0]
