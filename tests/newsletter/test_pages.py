"""Asking, confirming, choosing, stopping: without a cookie, and without a word about who is known here."""

import re
from datetime import timedelta
from importlib import import_module, reload

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import clear_url_caches, reverse
from django.utils import timezone

from newsletter import asking, links, outbox
from newsletter.links import Door
from newsletter.models import Delivery, Subscriber
from newsletter.owing import owe
from tests import factories as make
from tests.test_house_pages import page_faults
from tests.test_korean_pages import leftovers

ADDRESS = "ines@mail.example"
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


def asked(client, email=ADDRESS, what="all", **more):
    return client.post(reverse("newsletter:subscribe"), {"email": email, "what": what}, **more)


def sent():
    """The links in the mails that go out now."""
    before = len(mail.outbox)
    outbox.send_due()
    found = (
        re.search(r"http://[^/]+(\S+/newsletter/confirm/\S+|/newsletter/confirm/\S+)", one.body)
        for one in mail.outbox[before:]
    )
    return [match[1] for match in found]


def keys(subscriber):
    return sorted(one.key for one in subscriber.subscriptions.all())


def test_whole_way(client, db):
    show = make.ShowFactory()
    page = client.get(reverse("newsletter:subscribe"), {"what": f"show-{show.pk}"})
    assert show.title in page.text
    answer = asked(client, what=f"show-{show.pk}")
    assert "A link is on its way" in answer.text
    [link] = sent()
    subscriber = Subscriber.objects.get()
    assert client.get(link).status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.confirmed_at is None, "what reads mails follows every link in them"
    chosen = client.post(link, follow=True)
    subscriber.refresh_from_db()
    assert (subscriber.is_active, keys(subscriber)) == (True, [f"show-{show.pk}"])
    assert not client.cookies
    own = chosen.redirect_chain[0][0]
    client.post(own, {"what": ["week"]})
    assert keys(subscriber) == ["week"]


def test_pages_of_shows_and_people_lead_there(client, db):
    credit = make.CreditFactory()
    for page, key in (
        (credit.show, f"show-{credit.show.pk}"),
        (credit.person, f"person-{credit.person.pk}"),
    ):
        assert f'href="/newsletter/?what={key}"' in client.get(page.get_absolute_url()).text


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


@pytest.mark.parametrize("email", [ADDRESS, "INES@mail.example", "ines+tag@mail.example"])
def test_second_link_within_an_hour_is_not_mailed(client, db, email):
    asked(client)
    asked(client, email)
    assert len(sent()) == 1
    Delivery.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    asked(client, email)
    assert len(sent()) == 1


def test_no_more_than_three_links_a_day(client, db):
    for hours in range(5):
        Delivery.objects.update(created_at=timezone.now() - timedelta(hours=2 + hours))
        asked(client)
    assert len(sent()) == asking.LINKS_A_DAY


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


def test_flood_at_one_address_from_everywhere_mails_once(client, db):
    for number in range(60):
        asked(client, REMOTE_ADDR=f"10.{number}.0.1")
    assert len(sent()) == 1


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


def test_one_post_stops_also_what_is_queued(client, db):
    subscriber = make.SubscriberFactory(email=ADDRESS, follows="all")
    make.MailingFactory(due_at=timezone.now())
    make.MailingFactory(due_at=timezone.now())
    owe()
    Delivery.objects.filter(pk=Delivery.objects.first().pk).update(due_at=timezone.now())
    outbox.AT_ONCE, kept = 1, outbox.AT_ONCE
    outbox.send_due()
    outbox.AT_ONCE = kept
    header = mail.outbox[0].extra_headers
    assert header["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = header["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    assert address in mail.outbox[0].body
    answer = client.post(
        address, {"List-Unsubscribe": "One-Click"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert (answer.status_code, outbox.send_due().sent, len(mail.outbox)) == (200, 0, 1)
    subscriber.refresh_from_db()
    assert subscriber.stopped_because == "asked"
    assert not client.cookies


def test_looking_at_the_stop_page_stops_nothing(client, db):
    subscriber = make.SubscriberFactory()
    client.get(links.path(Door.STOP, subscriber))
    subscriber.refresh_from_db()
    assert subscriber.is_active


def test_what_is_not_chosen_any_more_is_not_sent(client, db):
    subscriber = make.SubscriberFactory(follows="all")
    make.ReviewFactory(published_at=timezone.now() - timedelta(hours=1))
    owe()
    assert Delivery.objects.count() == 1
    client.post(links.path(Door.YOURS, subscriber), {"what": ["week"]})
    assert not Delivery.objects.exists()


def test_forgotten_address_leaves_nothing(client, db):
    subscriber = make.SubscriberFactory(follows="all")
    make.DeliveryFactory(subscriber=subscriber)
    own = links.path(Door.YOURS, subscriber)
    client.post(links.path(Door.FORGET, subscriber))
    assert not (Subscriber.objects.exists())
    assert not (Delivery.objects.exists())
    assert client.get(own).status_code == 404


@pytest.mark.parametrize("door", Door)
def test_link_opens_its_own_door_alone(client, db, door):
    subscriber = make.SubscriberFactory()
    for other in Door:
        address = reverse(f"newsletter:{door}", args=[links.signed(other, subscriber)])
        assert client.get(address).status_code == (200 if other == door else 404)


def test_old_link_to_confirm_says_so(client, db, monkeypatch):
    address = links.path(Door.CONFIRM, make.SubscriberFactory())
    monkeypatch.setitem(links.GOOD_FOR, Door.CONFIRM, timedelta(seconds=-1))
    assert client.get(address).status_code == 410


def test_other_site_presses_no_button_but_the_one_that_stops(client, db):
    subscriber = make.SubscriberFactory(follows="all")
    answer = client.post(
        links.path(Door.YOURS, subscriber), headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert (answer.status_code, keys(subscriber)) == (403, ["all"])


@pytest.mark.parametrize("is_active", [True, False])
def test_own_pages_are_good_pages_in_both_languages(client, db, is_active):
    subscriber = make.SubscriberFactory(follows="all", email=ADDRESS, stopped=not is_active)
    for door in Door:
        address = links.path(door, subscriber, "all")
        for path in (address, f"/ko{address}"):
            answer = client.get(path)
            assert answer["Referrer-Policy"] == "no-referrer"
            assert page_faults(answer.text) == []
        assert leftovers(client.get(f"/ko{address}").text.replace(ADDRESS, "")) == set()
    for path in ("/ko/newsletter/", "/ko/newsletter/stop/x/"):
        assert leftovers(client.get(path).text) == set()
    assert leftovers(asked_in_korean(client).text) == set()


def asked_in_korean(client):
    return client.post("/ko/newsletter/", {"email": "sora@mail.example", "what": "week"})


def test_archive_shows_what_was_mailed_and_no_draft(client, db):
    make.MailingFactory(subject="Still a draft")
    note = make.MailingFactory(
        subject="Back again", due_at=timezone.now(), listed_at=timezone.now()
    )
    page = client.get(reverse("newsletter:mailing_list")).text
    assert ("Back again" in page, "Still a draft" in page) == (True, False)
    assert note.text in client.get(note.get_absolute_url()).text
    make.MailingFactory(subject="Still a draft 2")
    assert client.get(reverse("newsletter:mailing_detail", args=[note.pk + 1])).status_code == 404


@pytest.fixture
def without_mail():
    """The addresses of a site that cannot send any."""
    with override_settings(MAILERS={}):
        _read_addresses_anew()
        yield
    _read_addresses_anew()


def _read_addresses_anew():
    for name in ("newsletter", "comments", "config"):
        reload(import_module(f"{name}.urls"))
    clear_url_caches()


def test_nothing_is_offered_where_no_mail_can_be_sent(client, db, without_mail):
    credit = make.CreditFactory()
    assert client.get("/newsletter/").status_code == 404
    for page in (credit.show, credit.person):
        text = client.get(page.get_absolute_url()).text
        assert "newsletter" not in text.casefold()
        assert "by mail" not in text
