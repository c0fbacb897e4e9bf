"""Which mail is owed, to whom and when; nothing is sent here."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from comments.models import Comment, Commenter, Notice
from comments.posting import post as post_comment
from tests import factories as make
from tests.comments.at_once import at_once

HOUR = timedelta(hours=1)


@pytest.fixture
def asked(db):
    """A public comment whose writer asked for answers from a confirmed address."""
    return make.CommentFactory(
        wants_replies=True, commenter__confirmed=True, commenter__email="ines@mail.example"
    )


def post(review, name="Sanna", email="sanna@mail.example", body="I agree.", **more):
    return post_comment(review, author_name=name, author_email=email, body=body, **more)


def answer(comment, **more):
    """By somebody who is trusted, so that it is public at once."""
    if not Comment.objects.filter(author_name="Sanna").exists():
        make.CommentFactory(author_name="Sanna", commenter__email="sanna@mail.example")
    return post(comment.review, parent=comment, **more)


def replies():
    return Notice.objects.filter(kind="reply")


def test_public_answer_is_owed_at_once(asked):
    reply = answer(asked)
    notice = replies().get()
    assert (notice.commenter, notice.comment, notice.thread) == (asked.commenter, reply, asked)
    assert notice in Notice.objects.due()


def test_answer_that_waits_is_owed_once_when_it_is_approved(asked):
    reply = post(asked.review, parent=asked)
    assert not replies().exists()
    reply.approve(by=None)
    reply.remove(by=None)
    reply.approve(by=None)
    assert replies().count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"wants_replies": False},
        {"commenter__confirmed_at": None},
        {"commenter__is_stopped": True},
        {"commenter": None},
    ],
)
def test_who_did_not_ask_or_confirm_or_wants_none_is_owed_nothing(asked, change):
    for name, value in change.items():
        owner = asked.commenter if "__" in name else asked
        setattr(owner, name.rpartition("__")[2], value)
        owner.save()
    asked.refresh_from_db()
    answer(asked)
    assert not replies().exists()


def test_own_answer_is_no_news(asked):
    post_comment(
        asked.review,
        author_name=asked.author_name,
        author_email="INES@mail.example",
        body="And more.",
        parent=asked,
    )
    assert not replies().exists()


def test_answer_of_an_editor_is_owed(asked):
    editor = make.UserFactory(editor=True)
    post_comment(asked.review, body="Thank you.", user=editor, parent=asked)
    assert replies().count() == 1


def test_old_comment_that_becomes_public_is_no_news(asked):
    reply = make.CommentFactory(parent=asked, pending=True, commenter=None)
    reply.created_at = timezone.now() - timedelta(days=31)
    reply.save()
    reply.approve(by=None)
    assert not replies().exists()


def test_answer_soon_after_a_mail_waits_for_the_hour(asked):
    sent_at = timezone.now() - timedelta(minutes=20)
    make.NoticeFactory(commenter=asked.commenter, thread=asked, sent_at=sent_at)
    answer(asked)
    assert replies().get(sent_at=None).due_at == sent_at + HOUR


def test_answer_in_another_thread_does_not_wait(asked):
    other = make.CommentFactory(review=asked.review)
    make.NoticeFactory(commenter=asked.commenter, thread=other, sent_at=timezone.now())
    answer(asked)
    assert replies().get(sent_at=None) in Notice.objects.due()


def test_second_answer_goes_with_the_first_that_waits(asked):
    later = timezone.now() + timedelta(minutes=7)
    make.NoticeFactory(commenter=asked.commenter, thread=asked, due_at=later)
    answer(asked)
    assert {notice.due_at for notice in replies()} == {later}


def test_link_is_owed_with_the_first_comment_only(db):
    review = make.ReviewFactory()
    first, _second = post(review), post(review, body="And more.")
    assert [notice.comment for notice in Notice.objects.all()] == [first]


def test_link_is_owed_once_although_its_notice_is_forgotten(db):
    review = make.ReviewFactory()
    post(review)
    Notice.objects.all().delete()
    post(review, body="And more.")
    assert not Notice.objects.exists()


def test_commenter_of_another_blog_is_owed_a_link_with_the_first_comment_here(db):
    make.CommentFactory(commenter__email="sanna@mail.example", source="blogger", source_id="7")
    post(make.ReviewFactory())
    assert Notice.objects.count() == 1


def test_one_mailbox_is_owed_one_link_in_ten_minutes_and_three_a_day(db):
    review = make.ReviewFactory()
    for number, minutes in enumerate((0, 0, 0, 11, 22, 33, 44)):
        Notice.objects.update(created_at=F("created_at") - timedelta(minutes=minutes and 11))
        post(review, email=f"Sanna+{number}@mail.example", body=f"Number {number}.")
    assert Notice.objects.count() == 3
    post(review, email="sanna@elsewhere.example", body="Another box.")
    post(review, email="sannas@mail.example", body="One more box.")
    assert Notice.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_link_that_is_asked_for_at_once_is_owed_once(tmp_path):
    commenter, counts = make.CommenterFactory(), []

    def ask():
        Notice.objects.owe_link(commenter)
        counts.append(Notice.objects.count())

    at_once(6, ask, tmp_path)
    assert counts == [1] * 6


@pytest.mark.parametrize("known", [{"confirmed": True}, {"is_stopped": True}])
def test_confirmed_or_stopped_address_is_sent_no_link_unasked(db, known):
    make.CommenterFactory(email="sanna@mail.example", **known)
    post(make.ReviewFactory())
    assert not Notice.objects.exists()


def test_without_mail_server_nothing_is_owed(db, settings):
    settings.MAILERS = {}
    post(make.ReviewFactory())
    assert not Notice.objects.exists()


def test_language_is_that_of_the_page_written_on_last(db):
    review = make.ReviewFactory()
    for number, language in enumerate(["ko", "en", "ko"]):
        with override(language):
            post(review, body=f"{number} times {language}.")
        assert Commenter.objects.get().language == language


def test_refused_post_owes_nothing(db):
    with pytest.raises(ValueError, match="not published"):
        post(make.ReviewFactory(draft=True))
    assert not Notice.objects.exists()


def test_switching_mail_off_forgets_what_waits(asked):
    answer(asked)
    asked.commenter.change_mail(is_wanted=False)
    assert not replies().exists()


@pytest.mark.parametrize(
    ("row", "is_outdated"),
    [
        ({"sent_at": timezone.now(), "days": 31}, True),
        ({"sent_at": timezone.now(), "days": 29}, False),
        ({"attempts": 5, "days": 31}, True),
        ({"attempts": 4, "days": 31}, False),
    ],
)
def test_notice_is_forgotten_when_it_is_over_and_old(db, row, is_outdated):
    created_at = timezone.now() - timedelta(days=row.pop("days"))
    notice = make.NoticeFactory(created_at=created_at, **row)
    assert (notice in Notice.objects.outdated()) is is_outdated
