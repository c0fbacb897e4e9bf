"""Sending what is owed: once, whoever sends, whatever the mail server says."""

from datetime import timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from comments.mail import outbox
from comments.models import Notice
from comments.models.notices import MOST_REFUSALS
from tests import factories as make
from tests.comments.at_once import at_once

TO = "ines@mail.example"
HOURS = timedelta(hours=5)


@pytest.fixture
def notice(db):
    return owed()


def owed(answered=None, **more):
    answered = answered or make.CommentFactory(
        wants_replies=True, commenter__confirmed=True, commenter__email=TO
    )
    reply = make.CommentFactory(parent=answered, commenter=None, body="I agree.")
    return make.NoticeFactory(commenter=answered.commenter, comment=reply, thread=answered, **more)


def failing(monkeypatch, error):
    tried = []

    def send(message, **options):
        tried.append(message.to[0])
        raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    return tried


def make_due():
    Notice.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def test_what_is_due_is_sent_once(notice):
    assert (outbox.send_due(), outbox.send_due()) == (1, 0)
    assert [message.to for message in mail.outbox] == [[TO]]


def test_what_is_not_due_stays(db):
    owed(due_at=timezone.now() + timedelta(minutes=1))
    assert outbox.send_due() == 0


def test_answers_of_one_thread_go_together(notice):
    second = owed(notice.thread)
    assert outbox.send_due() == 1
    assert mail.outbox[0].body.count("I agree.") == 2
    second.refresh_from_db()
    assert second.sent_at is not None


def test_threads_are_mailed_apart(notice):
    owed()
    assert outbox.send_due() == 2


def test_second_mail_from_a_thread_waits_for_an_hour(notice):
    outbox.send_due()
    late = owed(notice.thread)
    assert outbox.send_due() == 0
    late.refresh_from_db()
    notice.refresh_from_db()
    assert late.due_at == notice.sent_at + timedelta(hours=1)
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now() - timedelta(minutes=61))
    make_due()
    assert outbox.send_due() == 1


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError("no server"),
        TimeoutError(),
        SMTPServerDisconnected(),
        SMTPAuthenticationError(535, b"who are you"),
    ],
)
def test_server_that_is_down_loses_nothing_and_is_asked_once_a_pass(
    notice, monkeypatch, caplog, error
):
    owed()
    tried = failing(monkeypatch, error)
    assert outbox.send_due() == 0
    assert len(tried) == 1
    assert "mail is kept" in caplog.text
    monkeypatch.undo()
    make_due()
    assert outbox.send_due() == 2


def test_pauses_grow_and_end_at_six_hours(notice, monkeypatch):
    failing(monkeypatch, ConnectionRefusedError())
    pauses = []
    for minutes in (0, 10, 100, 10_000):
        created_at = timezone.now() - timedelta(minutes=minutes)
        Notice.objects.update(created_at=created_at, due_at=created_at)
        outbox.send_due()
        pauses.append(round((Notice.objects.get().due_at - timezone.now()).total_seconds() / 60))
    assert pauses == [1, 5, 50, 360]
    assert Notice.objects.get().attempts == 0


@pytest.mark.parametrize(
    "error",
    [SMTPRecipientsRefused({TO: (550, b"no such box")}), SMTPDataError(554, b"not taken")],
)
def test_address_that_is_refused_is_given_up_with_a_word_in_the_log(
    notice, monkeypatch, caplog, error
):
    tried = failing(monkeypatch, error)
    for _ in range(MOST_REFUSALS + 2):
        make_due()
        outbox.send_due()
    assert len(tried) == MOST_REFUSALS
    assert f"Notice {notice.pk} is given up" in caplog.text
    assert TO not in caplog.text


def test_refusal_for_now_is_not_counted_and_holds_up_nobody(notice, monkeypatch):
    owed()
    tried = failing(monkeypatch, SMTPRecipientsRefused({TO: (450, b"come back later")}))
    outbox.send_due()
    assert len(tried) == 2
    assert {one.attempts for one in Notice.objects.all()} == {0}


@pytest.mark.parametrize("error", [RuntimeError(TO), SMTPNotSupportedError(TO)])
def test_fault_in_one_mail_is_counted_and_holds_up_no_other(notice, monkeypatch, caplog, error):
    other = owed()
    tried = failing(monkeypatch, error)
    for _ in range(MOST_REFUSALS + 2):
        make_due()
        assert outbox.send_due() == 0
        assert Notice.objects.unsent().filter(due_at__lt=timezone.now() + HOURS).count() == 0
    assert len(tried) == 2 * MOST_REFUSALS
    for one in (notice, other):
        assert f"Notice {one.pk} cannot be sent: {type(error).__name__}" in caplog.text
        assert f"Notice {one.pk} is given up" in caplog.text
    assert TO not in caplog.text


@pytest.mark.parametrize("what", ["reply", "reader"])
def test_what_is_not_wanted_any_more_is_dropped(notice, what):
    if what == "reply":
        notice.comment.mark_as_spam(by=None)
    else:
        notice.commenter.is_stopped = True
        notice.commenter.save()
    assert outbox.send_due() == 0
    assert not Notice.objects.exists()


def test_sender_that_died_leaves_its_mail_to_the_next(notice):
    assert outbox._take(notice) == [notice]
    assert outbox.send_due() == 0
    make_due()
    assert outbox.send_due() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_senders_at_once_send_each_mail_once(monkeypatch, tmp_path):
    first = owed()
    for _ in range(3):
        owed(first.thread)
    for _ in range(5):
        owed()
    for number in range(6):
        make.NoticeFactory(kind="confirm", comment=None, commenter__email=f"c{number}@mail.example")
    sent = []

    def send(message, **options):
        sent.append((message.to[0], message.body.count("I agree.")))

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    at_once(8, outbox.send_due, tmp_path)
    assert sorted(sent) == sorted(
        [(TO, 4)] + [(TO, 1)] * 5 + [(f"c{number}@mail.example", 0) for number in range(6)]
    )
