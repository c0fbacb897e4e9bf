"""Sending what is due to a mail server that refuses, is busy, goes away or says nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from newsletter import outbox
from newsletter.models import Delivery, Subscriber
from newsletter.owing import owe
from tests import factories as make
from tests.comments.at_once import at_once
from tests.newsletter.smtp import mail_server, mailers

LATER = timedelta(days=3)


@pytest.fixture
def note(db):
    return make.MailingFactory(due_at=timezone.now())


def listed(note, *names):
    """Their deliveries by name, in this order."""
    for name in names:
        make.SubscriberFactory(email=f"{name}@mail.example")
    owe()
    return [Delivery.objects.get(subscriber__email=f"{name}@mail.example") for name in names]


def make_due():
    Delivery.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def behaving(settings, **first):
    """A server at which the first mail to each of these goes wrong."""
    return mail_server(
        lambda to, time: first.get(to.partition("@")[0], "accept") if time == 1 else "accept"
    )


def round_at(settings, server):
    settings.MAILERS = mailers(server)
    return outbox.send_due()


def state(delivery):
    delivery.refresh_from_db()
    return bool(delivery.begun_at), bool(delivery.sent_at), delivery.attempts


def test_each_is_sent_once(settings, note):
    listed(note, "ines", "mina")
    with behaving(settings) as server:
        first, second = round_at(settings, server), round_at(settings, server)
    assert (first.sent, second.sent) == (2, 0)
    assert dict(server.taken) == {"ines@mail.example": 1, "mina@mail.example": 1}


def test_server_that_is_busy_gets_it_again(settings, note):
    one, other = listed(note, "ines", "mina")
    with behaving(settings, ines="busy") as server:
        assert round_at(settings, server).sent == 1
        assert (state(one), state(other)) == ((False, False, 1), (True, True, 0))
        make_due()
        assert round_at(settings, server).sent == 1
    assert set(server.taken.values()) == {1}


def test_text_that_is_refused_is_tried_five_times(settings, note):
    [one] = listed(note, "ines")
    with mail_server(lambda to, time: "spam") as server:
        for _ in range(7):
            make_due()
            round_at(settings, server)
    assert (server.came["ines@mail.example"], state(one)) == (5, (False, False, 5))


def test_address_that_is_refused_is_not_tried_again(settings, note):
    [one] = listed(note, "ines")
    with mail_server(lambda to, time: "refuse") as server:
        for _ in range(2):
            make_due()
            round_at(settings, server)
    one.refresh_from_db()
    assert (server.came["ines@mail.example"], one.bounced_at is None) == (1, False)
    assert one.subscriber.stopped_at is None


def test_third_mail_that_is_refused_stops_the_subscription(settings, note):
    subscriber = make.SubscriberFactory(email="ines@mail.example")
    with mail_server(lambda to, time: "refuse") as server:
        for _ in range(4):
            make.MailingFactory(due_at=timezone.now())
            owe()
            round_at(settings, server)
    subscriber.refresh_from_db()
    assert subscriber.stopped_because == Subscriber.Stopped.BOUNCED
    assert server.came["ines@mail.example"] < 6
    assert not Delivery.objects.waiting().exists()


def test_mail_that_is_refused_for_policy_says_nothing_of_the_address(settings, note):
    [one] = listed(note, "ines")
    with mail_server(lambda to, time: "policy") as server:
        for _ in range(7):
            make_due()
            round_at(settings, server)
    one.refresh_from_db()
    assert (server.came["ines@mail.example"], one.bounced_at) == (5, None)


@pytest.mark.parametrize("fault", ["drop", "stall", "lose"])
def test_server_that_goes_away_with_the_text_gets_it_never_again(settings, note, fault):
    one, other = listed(note, "ines", "mina")
    with behaving(settings, ines=fault) as server:
        assert round_at(settings, server).is_down
        assert (state(one), state(other)) == ((True, False, 0), (False, False, 0))
        make_due()
        assert round_at(settings, server).sent == 1
    assert server.came["ines@mail.example"] == 1
    assert server.taken["mina@mail.example"] == 1


def test_server_that_goes_away_before_the_text_gets_it_again(settings, note):
    one, _other = listed(note, "ines", "mina")
    with behaving(settings, ines="leave") as server:
        assert round_at(settings, server).is_down
        assert state(one) == (False, False, 0)
        assert round_at(settings, server).sent == 1, "the other is tried first"
        make_due()
        assert round_at(settings, server).sent == 1
    assert set(server.taken.values()) == {1}


def test_server_that_is_not_there_costs_no_attempt(settings, note):
    [one] = listed(note, "ines")
    with behaving(settings) as server:
        pass
    assert round_at(settings, server).is_down
    assert state(one) == (False, False, 0)


def test_what_is_stopped_while_it_is_queued_is_not_sent(settings, note):
    one, _other = listed(note, "ines", "mina")
    one.subscriber.stop()
    with behaving(settings) as server:
        assert round_at(settings, server).sent == 1
    assert dict(server.taken) == {"mina@mail.example": 1}


def test_stop_between_looking_and_sending_counts(settings, note, monkeypatch):
    """The last question is asked after the server has said yes to the recipient."""
    [_one] = listed(note, "ines")

    def stopping(delivery):
        Subscriber.objects.update(stopped_at=timezone.now(), stopped_because="asked")
        return begin(delivery)

    begin = Delivery.begin
    monkeypatch.setattr(Delivery, "begin", stopping)
    with behaving(settings) as server:
        assert round_at(settings, server).sent == 0
    assert (server.came.total(), server.taken.total()) == (1, 0)


def test_only_so_many_go_out_in_a_minute(settings, note):
    settings.NEWSLETTER_PER_MINUTE = 2
    listed(note, "ines", "mina", "sora")
    assert (outbox.send_due().sent, outbox.send_due().sent) == (2, 0)
    Delivery.objects.filter(sent_at__isnull=False).update(
        begun_at=timezone.now() - timedelta(minutes=2)
    )
    assert outbox.send_due().sent == 1


def test_fault_in_one_holds_up_no_other(note, monkeypatch, caplog):
    one, other = listed(note, "ines", "mina")
    letter = outbox.letter

    def failing(delivery):
        if delivery.pk == one.pk:
            raise ValueError("ines@mail.example")
        return letter(delivery)

    monkeypatch.setattr(outbox, "letter", failing)
    assert outbox.send_due().sent == 1
    assert (state(one), state(other)) == ((False, False, 1), (True, True, 0))
    assert "ines@" not in caplog.text


def test_nothing_is_sent_without_a_mailer(settings, note):
    settings.MAILERS = {}
    listed(note, "ines")
    assert outbox.send_due().sent == 0
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_each_once(settings, tmp_path):
    note = make.MailingFactory(due_at=timezone.now())
    listed(note, *(f"r{number}" for number in range(40)))
    with mail_server() as server:
        settings.MAILERS = mailers(server, patience=5)
        at_once(4, outbox.send_due, tmp_path)
    assert (len(server.taken), max(server.taken.values())) == (40, 1)


def test_name_of_a_mail_is_the_same_at_every_attempt(settings, note):
    settings.NEWSLETTER_RETURN = "bounces@blog.example"
    settings.DEFAULT_FROM_EMAIL = "Daesa <desk@blog.example>"
    [_one] = listed(note, "ines")
    with behaving(settings, ines="lose") as server:
        round_at(settings, server)
        Delivery.objects.update(begun_at=None)
        round_at(settings, server)
    names = {line for text in server.texts for line in text.split(b"\r\n") if b"Message-ID" in line}
    assert (len(server.texts), len(names)) == (2, 1)
    assert set(server.senders) == {
        f"bounces+{names.pop()[13:].decode().partition('@')[0]}@blog.example"
    }
    assert b"From: Daesa <desk@blog.example>" in server.texts[0]
