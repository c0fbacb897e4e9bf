"""The desk's pages: notes are written, looked at, tried and sent; no address stands in a list."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from lxml import html

from desk.moments import moment_in_words
from newsletter.admin.mailing import MailingAdmin
from newsletter.models import Mailing
from tests import factories as make


@pytest.fixture
def editor(client, db):
    user = make.UserFactory(editor=True)
    client.force_login(user)
    return user


def pressed(client, note, button):
    way = reverse("admin:newsletter_mailing_change", args=[note.pk])
    typed = {"subject": note.subject, "text": note.text, "_button": button}
    return client.post(way, typed, follow=True)


def test_note_is_written_tried_and_sent(client, editor):
    typed = {"subject": "Back again", "text": "We are back.", "_continue": "1"}
    client.post(reverse("admin:newsletter_mailing_add"), typed)
    note = Mailing.objects.get()
    assert note.is_draft
    assert f"Sent to {editor.email}" in pressed(client, note, "try_out").text
    [trial] = mail.outbox
    assert (trial.to, "We are back." in trial.body) == ([editor.email], True)
    pressed(client, note, "send")
    note.refresh_from_db()
    assert not note.is_draft


@pytest.mark.parametrize("typed", [{"subject": "", "text": ""}, {"subject": " ", "text": "\n"}])
def test_note_without_words_is_refused_beside_its_boxes(client, editor, typed):
    response = client.post(reverse("admin:newsletter_mailing_add"), typed | {"_save": "1"})
    assert response.status_code == 200
    assert set(response.context["adminform"].form.errors) == {"subject", "text"}
    assert not Mailing.objects.exists()


def test_note_can_be_taken_back_until_it_goes(client, editor):
    note = make.MailingFactory()
    page = pressed(client, note, "send").text
    assert "Until then it can be corrected, or taken back." in page
    assert ("Take it back" in page, "Send it to every subscriber" in page) == (True, False)
    assert "It is a draft again" in pressed(client, note, "take_back").text
    note.refresh_from_db()
    assert note.is_draft


@pytest.mark.parametrize("button", ["take_back", "_continue"])
def test_note_that_goes_out_while_it_is_saved_stays_as_it_went(client, editor, monkeypatch, button):
    """It is still open when the form reads it, and gone when that saves."""
    make.SubscriberFactory()
    note, read = make.MailingFactory(due_at=timezone.now()), MailingAdmin.get_object

    def read_before_it_goes(*args):
        found = read(*args)
        note.list_recipients()
        return found

    monkeypatch.setattr(MailingAdmin, "get_object", read_before_it_goes)
    way = reverse("admin:newsletter_mailing_change", args=[note.pk])
    typed = {"subject": note.subject, "text": "Typed too late.", "_button": button}
    page = client.post(way, typed, follow=True).text
    assert ("It went out meanwhile" in page, "Typed too late." in page) == (True, True)
    stored = Mailing.objects.get()
    assert (stored.text, stored.is_open, stored.is_draft) == (note.text, False, False)


def test_note_that_has_gone_is_not_taken_back(db):
    note = make.MailingFactory(due_at=timezone.now())
    note.list_recipients()
    assert not note.take_back()
    note.refresh_from_db()
    assert not note.is_draft


def test_form_says_where_a_note_stands(client, editor):
    """With the zone, which is not the one of whoever reads it."""
    make.HouseFactory(time_zone="Asia/Seoul")
    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
    note = make.MailingFactory()
    assert state(client, note) == "A draft: nobody is sent it yet."
    Mailing.objects.update(due_at=noon)
    assert state(client, note) == "Goes out on 1 Dec 2026, 21:00 (Seoul)."
    now = timezone.now()
    Mailing.objects.update(listed_at=now)
    for _ in range(2):
        make.DeliveryFactory(mailing=note, begun_at=now, sent_at=now)
    waiting = make.DeliveryFactory(mailing=note)
    assert state(client, note) == f"Went out on {moment_in_words(now)} to 2; 1 more to go."
    waiting.delete()
    assert state(client, note) == f"Went out on {moment_in_words(now)} to 2."


def test_form_counts_nobody_where_deliveries_are_forgotten(client, editor):
    long_ago = timezone.now() - timedelta(days=90)
    note = make.MailingFactory(due_at=long_ago, listed_at=long_ago)
    assert state(client, note) == f"Went out on {moment_in_words(long_ago)}."


def state(client, note):
    page = client.get(reverse("admin:newsletter_mailing_change", args=[note.pk]))
    [row] = html.document_fromstring(page.text).find_class("field-state")
    return row.find_class("readonly")[0].text_content()


def test_only_what_is_in_the_archive_is_seen_on_the_site(client, editor):
    for note in (make.MailingFactory(), make.MailingFactory(due_at=timezone.now())):
        way = reverse("admin:newsletter_mailing_change", args=[note.pk])
        assert "View on site" not in client.get(way).text
    note.list_recipients()
    assert "View on site" in client.get(way).text


def test_trial_says_when_the_server_takes_nothing(client, editor, monkeypatch):
    def refuse(*args, **more):
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert "nothing was sent: refused" in pressed(client, make.MailingFactory(), "try_out").text


def test_preview_shows_the_mail(client, editor):
    note = make.MailingFactory(text="We <b>are</b> back.")
    way = reverse("admin:newsletter_mailing_preview", args=[note.pk])
    assert "We &lt;b&gt;are&lt;/b&gt; back." in client.get(way).text
    assert "We <b>are</b> back." in client.get(f"{way}?text").text
    assert way in client.get(reverse("admin:newsletter_mailing_change", args=[note.pk])).text


def test_what_went_out_is_not_changed(client, editor):
    note = make.MailingFactory(due_at=timezone.now())
    note.list_recipients()
    way = reverse("admin:newsletter_mailing_change", args=[note.pk])
    late = {"subject": "Typed too late", "text": "And it is here still.", "_button": "send"}
    answer = client.post(way, late, follow=True)
    assert "It went out meanwhile and stays as it was." in answer.text
    assert ("Typed too late" in answer.text, "And it is here still." in answer.text) == (True, True)
    assert Mailing.objects.get().text == note.text
    page = client.get(way)
    assert page.status_code == 200
    assert 'name="subject"' not in page.text


@pytest.mark.parametrize(("role", "status"), [("Editor", 200), ("Writer", 403), ("Moderator", 403)])
def test_who_may_see_the_newsletter(client, db, role, status):
    from django.contrib.auth.models import Group

    call_command("sync_roles", verbosity=0)
    user = make.UserFactory(staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    note = make.MailingFactory()
    for way in (
        reverse("admin:newsletter_mailing_changelist"),
        reverse("admin:newsletter_subscriber_changelist"),
        reverse("admin:newsletter_mailing_preview", args=[note.pk]),
    ):
        assert client.get(way).status_code == status


def test_list_of_subscribers_shows_no_address(client, editor):
    subscriber = make.SubscriberFactory(email="ines@mail.example")
    way = reverse("admin:newsletter_subscriber_changelist")
    assert "ines@" not in client.get(way).text
    found = client.get(way, {"q": "ines@mail.example"}).text
    assert f"Subscriber {subscriber.pk}" in found


def test_subscriber_is_forgotten_at_the_desk(client, editor):
    subscriber = make.SubscriberFactory(follows="all")
    make.DeliveryFactory(subscriber=subscriber)
    way = reverse("admin:newsletter_subscriber_delete", args=[subscriber.pk])
    client.post(way, {"post": "yes"})
    assert not type(subscriber).objects.exists()
