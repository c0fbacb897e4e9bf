"""What the writer of a comment may make of it, once it stands."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from comments import moderation as why
from comments.limits import HOUR
from comments.models import Block, Comment, Ruling, Tally, Trace
from comments.moderation import Evidence
from comments.posting import edit, post
from comments.refusals import CommentRefused, CommentTooSoon
from comments.yours import links
from comments.yours.links import Door
from tests import factories as make

HERE = Evidence(address="a" * 64, network="n" * 64)
LINKS = " ".join(f"https://site{number}.example/" for number in range(4))
SENTENCE = "I did not expect the letter in the final scene to move me as much as it did, twice."


@pytest.fixture
def comment(db):
    """The first of its writer, who was approved a moment ago."""
    return make.CommentFactory(commenter__confirmed=True)


def change(comment, body="Better words.", spoils_to=0, evidence=HERE):
    edit(comment, body=body, spoils_to=spoils_to, evidence=evidence)
    comment.refresh_from_db()
    return comment.held_because or comment.state


def test_first_comment_is_no_reason_to_trust_its_own_change(comment):
    assert change(comment, "A comma, mended.") == "public"
    assert change(comment, LINKS) == why.MANY_LINKS


def test_change_by_somebody_trusted_may_hold_links(comment):
    make.CommentFactory(body="Another.")
    assert change(comment, LINKS) == "public"


def test_change_leaves_the_boundary_that_a_moderator_set(comment):
    comment.set_boundary(8, by=None)
    change(comment, spoils_to=0)
    assert comment.spoils_to == 8
    change(comment, spoils_to=12)
    assert comment.spoils_to == 12
    comment.set_boundary(4, by=None)
    change(comment, spoils_to=0)
    assert comment.spoils_to == 4


def test_boundary_that_was_undone_or_only_approved_binds_nobody(comment):
    comment.approve(by=None)
    Ruling.objects.undo(comment.set_boundary(8, by=None).batch, by=None)
    change(comment, spoils_to=0)
    assert comment.spoils_to == 0


def test_change_into_what_another_said_is_held(comment):
    make.CommentFactory(body=SENTENCE, commenter=None)
    assert change(comment, SENTENCE) == why.REPEATED


@pytest.mark.parametrize("kind", ["address", "network"])
def test_block_of_a_place_holds_a_change_from_there(comment, kind):
    Block.objects.create(
        kind=kind, value=getattr(HERE, kind), expires_at=timezone.now() + timedelta(days=1)
    )
    assert change(comment) == why.WATCHED


def test_closed_thread_and_talk_take_no_change(comment):
    comment.close_thread()
    with pytest.raises(CommentRefused, match="thread is closed"):
        change(comment)
    comment.reopen_thread()
    make.TalkFactory(review=comment.review).close()
    with pytest.raises(CommentRefused, match="talk under this review is closed"):
        change(Comment.objects.get())


def test_slow_talk_takes_a_change_at_once(comment):
    make.TalkFactory(review=comment.review, slow_seconds=120)
    make.TraceFactory(comment=comment, address=HERE.address)
    assert change(comment) == "public"


def test_changes_count_for_their_place_and_leave_the_trace_as_it_was(comment):
    make.TraceFactory(comment=comment, address="z" * 64)
    Tally.objects.add_to({f"address:{HERE.address}:hour": HOUR})
    Tally.objects.update(count=29)
    change(comment)
    with pytest.raises(CommentTooSoon):
        change(comment)
    assert Trace.objects.get().address == "z" * 64
    assert not Tally.objects.filter(key="guests").exists()


def test_too_many_changes_are_answered_with_the_time_to_wait(client, comment):
    args = [links.signed(Door.YOURS, comment.commenter), comment.pk]
    url = reverse("comments:edit", args=args)
    sent = ({"body": f"{number} times.", "spoils_to": "0"} for number in range(11))
    answers = [client.post(url, one) for one in sent]
    answer = next(one for one in answers if one.status_code != 302)
    assert (answer.status_code, " times." in answer.text) == (429, True)
    assert Tally.objects.filter(key__startswith="address:").exists()
    assert 0 < int(answer["Retry-After"]) <= 60 * 60


def test_confirmed_address_gets_what_its_owner_chose_and_not_what_is_typed(comment):
    commenter = comment.commenter
    typed = {"author_name": "Min-ji", "author_email": commenter.email}
    commenter.language = "ko"
    commenter.save()
    assert not post(comment.review, body="One.", wants_replies=True, **typed).wants_replies
    commenter.refresh_from_db()
    assert commenter.language == "ko"
    commenter.change_mail(is_wanted=True)
    assert post(comment.review, body="Two.", wants_replies=False, **typed).wants_replies
    assert commenter.language == "en"


def test_address_that_is_not_confirmed_gets_what_is_typed(db):
    typed = {"author_name": "Min-ji", "author_email": "minji@mail.example"}
    assert post(make.ReviewFactory(), body="One.", wants_replies=True, **typed).wants_replies
