"""Asking, confirming, choosing, stopping: without a cookie, and without a word about who is known here."""

from datetime import timedelta
from importlib import import_module, reload

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import clear_url_caches, reverse
from django.utils import timezone

from newsletter import links, outbox
from newsletter.links import Door
from newsletter.models import Delivery, Subscriber
from newsletter.owing import owe
from tests import factories as make
from tests.newsletter.asked import ADDRESS, asked, keys, sent
from tests.test_house_pages import page_faults
from tests.test_korean_pages import leftovers


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
    assert "The newsletter begins." in chosen.text
    own = chosen.redirect_chain[0][0]
    saved = client.post(own, {"what": ["week"]}, follow=True).text
    assert keys(subscriber) == ["week"]
    assert ("The change is saved." in saved, "The newsletter begins." in saved) == (True, False)


def test_choice_that_is_sent_twice_is_one(client, db):
    subscriber = make.SubscriberFactory(email=ADDRESS)
    own = links.path(Door.YOURS, subscriber)
    answer = client.post(own, {"what": ["all", "week", "all"]}, follow=True)
    assert "The change is saved." in answer.text
    assert sorted(keys(subscriber)) == ["all", "week"]


def test_used_link_leads_to_the_choices(client, db):
    asked(client)
    [link] = sent()
    client.post(link)
    answer = client.get(link, follow=True)
    assert "Your newsletter" in answer.text
    assert ">Begin<" not in answer.text
    assert "The newsletter begins." not in answer.text
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("more", [{"unconfirmed": True}, {"stopped": True}, {"follows": "week"}])
def test_link_with_something_to_confirm_offers_it_and_changes_nothing(client, db, more):
    subscriber = make.SubscriberFactory(email=ADDRESS, **more)
    before = (keys(subscriber), subscriber.is_active)
    assert ">Begin<" in client.get(links.path(Door.CONFIRM, subscriber, "all")).text
    subscriber.refresh_from_db()
    assert (keys(subscriber), subscriber.is_active) == before


def test_pages_of_shows_and_people_lead_there(client, db):
    credit = make.CreditFactory()
    for page, key in (
        (credit.show, f"show-{credit.show.pk}"),
        (credit.person, f"person-{credit.person.pk}"),
    ):
        assert f'href="/newsletter/?what={key}"' in client.get(page.get_absolute_url()).text


def test_one_post_stops_also_what_is_queued(client, db):
    subscriber = make.SubscriberFactory(email=ADDRESS, follows="all")
    make.MailingFactory(due_at=timezone.now())
    make.MailingFactory(due_at=timezone.now())
    owe()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "AT_ONCE", 1)
        outbox.send_due()
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
        opens = 302 if door == Door.CONFIRM else 200  # with nothing left to confirm it leads on
        assert client.get(address).status_code == (opens if other == door else 404)


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
            answer = client.get(path, follow=True)
            assert answer["Referrer-Policy"] == "no-referrer"
            assert page_faults(answer.text) == []
        assert (
            leftovers(client.get(f"/ko{address}", follow=True).text.replace(ADDRESS, "")) == set()
        )
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
