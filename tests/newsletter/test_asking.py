"""Who asks for the newsletter may be anybody: what is mailed, how often, and what is told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from newsletter import asking, links, outbox
from newsletter.links import Door
from newsletter.models import Delivery, Subscriber
from newsletter.owing import owe
from tests import factories as make
from tests.newsletter.asked import ADDRESS, asked, keys, sent

INJECTED = [
    "ines@mail.example\r\nBcc: all@mail.example",
    "ines@mail.example\nBcc: all@mail.example",
    "ines@mail.example%0aBcc:all@mail.example",
    "ines@mail.example, all@mail.example",
    "ines@mail.example;all@mail.example",
    "<ines@mail.example> all@mail.example",
    '"a\r\nBcc: all"@mail.example',
    "ines@mail.example\x00",
    "ines@mail.example\u2028Bcc: all@mail.example",
    "ines@[127.0.0.1]",
    "ines@localhost",
]


@pytest.mark.parametrize("known", ["active", "stopped", "unconfirmed", "complained"])
def test_answer_tells_nothing_of_who_is_known(client, db, known):
    unknown = asked(client, "nobody@mail.example").text
    more = {
        "active": {},
        "stopped": {"stopped": True},
        "unconfirmed": {"unconfirmed": True},
        "complained": {"stopped": True, "stopped_because": "complained"},
    }[known]
    make.SubscriberFactory(email=ADDRESS, **more)
    assert asked(client).text == unknown
    assert Delivery.objects.count() == (1 if known == "complained" else 2)


def test_asking_changes_nothing_of_another_until_the_link_is_used(client, db):
    other = make.SubscriberFactory(email=ADDRESS, follows="week")
    asked(client, what="all")
    other.refresh_from_db()
    assert (keys(other), other.is_active) == (["week"], True)


def test_flood_from_one_place_mails_few(client, db, record_property):
    answers = [asked(client, f"reader{number}@mail.example").status_code for number in range(200)]
    count = len(sent())
    assert (set(answers), count) == ({200}, asking.PER_PLACE)
    record_property("told", f"newsletter: a flood of 200 requests from one place, {count} mails")


def test_flood_from_everywhere_mails_so_many(client, db, monkeypatch):
    monkeypatch.setattr(asking, "FROM_EVERYWHERE", 7)
    for number in range(20):
        asked(client, f"r{number}@mail.example", REMOTE_ADDR=f"10.{number}.0.1")
    assert Delivery.objects.count() == 7


@pytest.mark.parametrize("email", INJECTED, ids=range(len(INJECTED)))
def test_no_header_gets_in_by_the_address(client, db, email):
    answer = asked(client, email)
    assert (answer.status_code, Subscriber.objects.count()) == (422, 0)


def test_no_header_gets_in_by_a_name(client, db):
    """What an editor pasted with a line break in it stands in the subject of a mail."""
    show = make.ShowFactory(title="Run On\r\nBcc: all@mail.example")
    make.ReviewFactory(
        show=show,
        headline="Two\r\nBcc: all@mail.example",
        published_at=timezone.now() - timedelta(hours=1),
    )
    make.SubscriberFactory(email=ADDRESS, follows="all")
    owe()
    assert outbox.send_due().sent == 1
    message = mail.outbox[0].message()
    assert (message["Bcc"], mail.outbox[0].recipients()) == (None, [ADDRESS])


def test_what_fills_in_the_hidden_box_gets_no_mail(client, db):
    typed = {"email": ADDRESS, "what": "all", "website": "http://shop.example"}
    assert client.post(reverse("newsletter:subscribe"), typed).status_code == 200
    assert not Delivery.objects.exists()


def test_blocked_address_gets_no_mail(client, db):
    make.BlockFactory(kind="email", value="@mail.example")
    asked(client)
    assert not Delivery.objects.exists()


def test_other_site_asks_for_nothing(client, db):
    answer = asked(client, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, Delivery.objects.count()) == (422, 0)


def test_whoever_never_said_yes_and_said_no_is_left_alone(client, db):
    asked(client)
    subscriber = Subscriber.objects.get()
    client.post(links.path(Door.STOP, subscriber))
    assert sent() == [], "not even the link that waits"
    Delivery.objects.all().delete()
    asked(client)
    assert not Delivery.objects.exists()
