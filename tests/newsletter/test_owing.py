"""What is mailed comes from what is published, once, and only what is news."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsletter import chore, owing
from newsletter.models import Delivery, Mailing
from tests import factories as make
from tests.comments.at_once import at_once

MONDAY = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # 8:30 in Seoul, on Monday the 2nd


def ago(**time):
    return timezone.now() - timedelta(**time)


def published():
    return make.ReviewFactory(published_at=ago(minutes=30))


def mailed_to():
    return sorted(delivery.subscriber.email for delivery in Delivery.objects.all())


def test_published_review_is_owed_once(db):
    review = published()
    make.SubscriberFactory(follows="all")
    owing.owe()
    owing.owe()
    assert [mailing.review for mailing in Mailing.objects.all()] == [review]
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    "made",
    [
        lambda: {"published_at": None},
        lambda: {"published_at": ago(days=-1)},
        lambda: {"published_at": ago(minutes=5)},
        lambda: {"published_at": ago(days=4)},
        lambda: {"source": "wordpress", "source_id": "12"},
        lambda: {"page": True},
    ],
    ids=["draft", "scheduled", "just now", "old", "imported", "page"],
)
def test_what_is_no_news_is_not_owed(db, made):
    make.SubscriberFactory(follows="all")
    make.ReviewFactory(**{"published_at": ago(minutes=30)} | made())
    owing.owe()
    assert not Mailing.objects.filter(kind=Mailing.Kind.REVIEW)  # on a Monday one is of the week


def test_it_goes_to_those_who_follow_it_each_once(db):
    review = published()
    person = make.CreditFactory(show=review.show).person
    both = make.SubscriberFactory(email="both@mail.example", follows="all")
    make.SubscriptionFactory(subscriber=both, kind="show", show=review.show)
    make.SubscriptionFactory(subscriber=both, kind="person", person=person)
    show = make.SubscriberFactory(email="show@mail.example")
    make.SubscriptionFactory(subscriber=show, kind="show", show=review.show)
    other = make.SubscriberFactory(email="other@mail.example")
    make.SubscriptionFactory(subscriber=other, kind="show", show=make.ShowFactory())
    make.SubscriberFactory(email="week@mail.example", follows="week")
    make.SubscriberFactory(email="new@mail.example", follows="all", confirmed_at=timezone.now())
    make.SubscriberFactory(email="typed@mail.example", follows="all", unconfirmed=True)
    make.SubscriberFactory(email="gone@mail.example", follows="all", stopped=True)
    owing.owe()
    assert mailed_to() == ["both@mail.example", "show@mail.example"]


def test_review_that_is_taken_back_is_not_sent(db):
    review = published()
    make.SubscriberFactory(follows="all")
    owing.owe()
    review.published_at = None
    review.save()
    chore.look()
    assert not Delivery.objects.exists()
    assert not Mailing.objects.public().exists()


def test_week_is_owed_on_monday_morning(db, monkeypatch):
    make.SubscriberFactory(email="week@mail.example", follows="week", confirmed_at=MONDAY)
    make.ReviewFactory(published_at=MONDAY - timedelta(days=5))
    for hours, count in ((-1, 0), (0, 1), (1, 1), (100, 1)):
        moment = MONDAY + timedelta(hours=hours)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        owing.owe()
        assert Mailing.objects.filter(kind="week").count() == count
    assert mailed_to() == ["week@mail.example"]


def test_empty_week_is_not_mailed(db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)
    make.ReviewFactory(published_at=MONDAY - timedelta(days=8))
    owing.owe()
    assert not Mailing.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_look_at_once_owe_once(tmp_path):
    published()
    make.SubscriberFactory.create_batch(5, follows="all")

    def look():
        owing.owe()
        assert (Mailing.objects.count(), Delivery.objects.count()) == (1, 5)

    at_once(4, look, tmp_path)


def test_draft_of_a_note_stays(db):
    make.SubscriberFactory()
    note = make.MailingFactory()
    owing.owe()
    assert not Delivery.objects.exists()
    note.send()
    owing.owe()
    assert not Delivery.objects.exists()
    Mailing.objects.update(due_at=timezone.now())
    owing.owe()
    assert Delivery.objects.count() == 1


def test_upkeep_comes_back_while_mail_waits(db, settings):
    settings.NEWSLETTER_PER_MINUTE = 1
    make.SubscriberFactory.create_batch(2, follows="all")
    published()
    assert chore.look() == chore.SOON
    Delivery.objects.update(begun_at=timezone.now() - timedelta(hours=1))
    assert chore.look() is None


def test_addresses_that_nobody_confirmed_are_forgotten(db):
    long_ago = ago(days=31)
    make.SubscriberFactory(unconfirmed=True, created_at=long_ago)
    kept = [
        make.SubscriberFactory(unconfirmed=True),
        make.SubscriberFactory(created_at=long_ago),
        make.DeliveryFactory(
            subscriber=make.SubscriberFactory(unconfirmed=True, created_at=long_ago)
        ).subscriber,
    ]
    chore.look()
    assert set(make.SubscriberFactory._meta.model.objects.all()) == set(kept)


def test_week_tells_of_nothing_imported(db):
    monday = timezone.localdate() + timedelta(days=1)
    own = published()
    make.ReviewFactory(published_at=ago(minutes=40), source="wordpress", source_id="12")
    mailing = Mailing(kind="week", week_on=monday)
    assert list(mailing.reviews) == [own]


def test_mailing_that_was_begun_and_one_that_fails_jam_nothing(db, monkeypatch):
    subscriber = make.SubscriberFactory()
    failing, begun, last = (make.MailingFactory(due_at=ago(minutes=3 - n)) for n in range(3))
    make.DeliveryFactory(mailing=begun, subscriber=subscriber)
    listed = Mailing.list_recipients

    def fails(mailing):
        if mailing == failing:
            raise ValueError
        listed(mailing)

    monkeypatch.setattr(Mailing, "list_recipients", fails)
    owing.owe()
    assert list(Mailing.objects.unlisted()) == [failing]
    assert [one.mailing for one in Delivery.objects.order_by("pk")] == [begun, last]
