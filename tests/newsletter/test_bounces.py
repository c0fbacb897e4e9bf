"""Mail that comes back, and complaints: whom they concern is read from our own signed mark alone."""

import io
import mailbox
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from newsletter import bounces, links
from newsletter.bounces import take as taken
from newsletter.models import Subscriber
from tests import factories as make
from tests.newsletter.asked import ADDRESS, asked

DSN = """\
From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

I could not deliver it.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ines@mail.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 nobody here

--b
Content-Type: {inside}

Message-ID: {name}
Subject: A note

--b--
"""
ARF = """\
From: feedback@mx.example
To: desk@blog.example
Subject: complaint
Content-Type: multipart/report; report-type=feedback-report; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

A reader pressed “spam”.

--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: mx/1.0
Version: 1

--b
Content-Type: message/rfc822

Message-ID: {name}
Subject: A note

The text.
--b--
"""


def dsn(
    delivery,
    to="desk@blog.example",
    action="failed",
    status="5.1.1",
    inside="message/rfc822",
    name=None,
):
    name = links.message_id(delivery) if name is None else name
    return DSN.format(to=to, action=action, status=status, inside=inside, name=name).encode()


def arf(delivery, kind="abuse"):
    return ARF.format(kind=kind, name=links.message_id(delivery)).encode()


@pytest.fixture
def delivery(db):
    return delivered(make.SubscriberFactory(follows="all"))


def delivered(subscriber):
    now = timezone.now()
    return make.DeliveryFactory(
        subscriber=subscriber, mailing=make.MailingFactory(), begun_at=now, sent_at=now
    )


def state(delivery):
    delivery.refresh_from_db()
    return delivery.bounced_at is not None, delivery.subscriber.stopped_because


@pytest.mark.parametrize("inside", ["message/rfc822", "text/rfc822-headers"])
def test_bounce_is_known_by_the_name_of_the_mail(delivery, inside):
    assert taken(dsn(delivery, inside=inside)) == "bounce"
    assert state(delivery) == (True, "")


def test_bounce_is_known_by_the_address_it_came_back_to(delivery, settings):
    settings.NEWSLETTER_RETURN = "bounces@blog.example"
    raw = dsn(delivery, to=links.return_address(delivery), name="<other@mx.example>")
    assert taken(raw) == "bounce"
    assert state(delivery)[0]


def test_third_bounce_stops_the_subscription(delivery):
    subscriber = delivery.subscriber
    for one in (delivery, delivered(subscriber)):
        taken(dsn(one))
        taken(dsn(one))  # the same again counts once
    assert not Subscriber.objects.get().stopped_because
    taken(dsn(delivered(subscriber)))
    assert Subscriber.objects.get().stopped_because == "bounced"


def test_bounces_from_before_a_fresh_confirmation_count_no_more(delivery):
    subscriber = delivery.subscriber
    for one in (delivery, delivered(subscriber), delivered(subscriber)):
        taken(dsn(one))
    late = delivered(subscriber)
    subscriber.refresh_from_db()
    subscriber.confirm()
    for one in (late, delivered(subscriber), delivered(subscriber)):
        taken(dsn(one))
    assert Subscriber.objects.get().is_active
    taken(dsn(delivered(subscriber)))
    assert Subscriber.objects.get().stopped_because == "bounced"


@pytest.mark.parametrize("before", [{}, {"stopped": True, "stopped_because": "bounced"}])
def test_address_that_bounced_unconfirmed_is_not_barred(client, db, before):
    long_ago = timezone.now() - timedelta(days=40)
    one = make.SubscriberFactory(email=ADDRESS, unconfirmed=True, created_at=long_ago, **before)
    for _ in range(3):
        make.DeliveryFactory(subscriber=one, begun_at=long_ago, created_at=long_ago).bounce()
    asked(client)
    assert one.deliveries.waiting().count() == 1
    one.deliveries.waiting().delete()
    assert [one] == list(Subscriber.objects.outdated())


@pytest.mark.parametrize(
    "more",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"action": "delivered", "status": "2.0.0"},
        {"status": "4.2.2"},
        {"status": "5.7.1"},
        {"status": "5.4.4"},
    ],
    ids=["delayed", "delivered", "full", "policy", "route"],
)
def test_what_may_still_arrive_is_no_bounce(delivery, more):
    assert taken(dsn(delivery, **more)) == "other"
    assert not state(delivery)[0]


def test_complaint_stops_at_once_and_for_good(delivery):
    assert taken(arf(delivery)) == "complaint"
    subscriber = Subscriber.objects.get()
    assert (subscriber.stopped_because, subscriber.subscriptions.count()) == ("complained", 0)
    subscriber.stop()
    assert Subscriber.objects.get().stopped_because == "complained"


def test_complaint_that_is_taken_back_stops_nothing(delivery):
    assert taken(arf(delivery, kind="not-spam")) == "other"
    assert state(delivery)[1] == ""


def test_nobody_stops_the_mail_of_others(delivery):
    """Who makes up a mark, or names an address, is not listened to."""
    forged = links.message_id(delivery).replace(f"n{delivery.pk}-", f"n{delivery.pk}-0")[:-1] + ">"
    for name in ("", "<x@y>", forged, f"<n{delivery.pk}-{'0' * 20}@blog.example>"):
        assert taken(dsn(delivery, name=name)) == "other"
    assert state(delivery) == (False, "")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"Subject: hello\n\nAn answer of a person.",
        b"Content-Type: multipart/report; report-type=delivery-status\n\nno parts",
        b"Content-Type: message/delivery-status\n\nnot fields at all",
        b'Content-Type: multipart/report; boundary="b"\n\n--b\nContent-Type: message/feedback-report\n\n',
        b"To: =?utf-8?q?=ff=fe?= <n1-x@y>\nContent-Type: message/delivery-status\n\n"
        b"Action: failed\nStatus: 5.1.1\n\n",
    ],
    ids=range(7),
)
def test_nonsense_is_passed_over(delivery, raw):
    assert taken(raw) == "other"


def test_command_reads_a_maildir_and_removes_what_it_understood(delivery, tmp_path, capsys):
    box = mailbox.Maildir(tmp_path / "mail")
    for raw in (dsn(delivery), arf(delivery), b"Subject: hello\n\nHello."):
        box.add(raw)
    call_command("read_bounces", str(tmp_path / "mail"), remove=True)
    assert capsys.readouterr().out == "1 bounces, 1 complaints, 1 others, 0 unreadable.\n"
    assert len(mailbox.Maildir(tmp_path / "mail")) == 1


NESTED = b"Content-Type: message/rfc822\n\n" * 400 + b"\n"
HEADERS = {
    "quote": b'To: "\n',
    "bracket": b"To: a@[\n",
    "group": b"To: a:b;c\n",
    "encoded": b"To: =?utf-8?q?=00=0d=0aBcc:x?= <a@b.example>\n",
    "comments": b"To: " + b"(" * 5000 + b"\n",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_address_against_all_grammar_hides_no_bounce(delivery, header):
    assert taken(dsn(delivery).replace(b"To: desk@blog.example\n", header)) == "bounce"


def test_unknown_charset_hides_no_bounce(delivery):
    inside = "text/rfc822-headers; charset=bogus\nContent-Transfer-Encoding: 8bit"
    raw = dsn(delivery, inside=inside).replace(b"A note", "A n\u00f6te".encode())
    assert taken(raw) == "bounce"


def test_unreadable_message_holds_up_no_other(delivery, tmp_path, capsys):
    box = mailbox.mbox(tmp_path / "mbox")
    for raw in (dsn(delivery).replace(b"Message-ID", NESTED + b"Message-ID"), dsn(delivery)):
        box.add(raw)
    box.close()
    call_command("read_bounces", str(tmp_path / "mbox"), remove=True)
    assert capsys.readouterr().out == "1 bounces, 0 complaints, 0 others, 1 unreadable.\n"
    assert (tmp_path / "mbox").read_bytes() == b""


def test_message_is_kept_where_the_database_is_at_fault(delivery, tmp_path, monkeypatch):
    def locked(text):
        raise OperationalError("database is locked")

    box = mailbox.Maildir(tmp_path / "mail")
    box.add(dsn(delivery))
    monkeypatch.setattr(bounces.links, "marked", locked)
    with pytest.raises(OperationalError):
        call_command("read_bounces", str(tmp_path / "mail"), remove=True)
    assert len(mailbox.Maildir(tmp_path / "mail")) == 1


def test_command_reads_an_mbox_and_leaves_it_alone(delivery, tmp_path, capsys):
    box = mailbox.mbox(tmp_path / "mbox")
    box.add(dsn(delivery))
    box.close()
    before = (tmp_path / "mbox").read_bytes()
    call_command("read_bounces", str(tmp_path / "mbox"))
    assert capsys.readouterr().out.startswith("1 bounces")
    assert (tmp_path / "mbox").read_bytes() == before


def test_command_reads_one_message_from_standard_input(delivery, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(arf(delivery))))
    call_command("read_bounces")
    assert capsys.readouterr().out == "0 bounces, 1 complaints, 0 others, 0 unreadable.\n"


def test_command_says_that_there_is_no_such_place(tmp_path):
    with pytest.raises(CommandError):
        call_command("read_bounces", str(tmp_path / "none"))
