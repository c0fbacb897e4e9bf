"""What is asked for sooner than a link may go waits for its turn, and whoever has the page need not wait."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import bell
from newsletter import links, mailbox, outbox
from newsletter.links import Door
from newsletter.models import Delivery, Subscriber
from tests import factories as make
from tests.comments.at_once import at_once
from tests.newsletter.asked import ADDRESS, asked, keys, pass_by, sent
from tests.newsletter.smtp import mail_server, mailers

HOUR = timedelta(minutes=61)
SAME_MAILBOX = [ADDRESS, "INES@mail.example", "ines+tag@mail.example"]


@pytest.mark.parametrize("email", SAME_MAILBOX)
def test_second_choice_within_an_hour_gets_its_link_an_hour_later(client, db, email):
    show = make.ShowFactory(title="Run On")
    asked(client)
    assert len(sent()) == 1
    asked(client, email, what=f"show-{show.pk}")
    assert sent() == []
    pass_by(HOUR)
    [link] = sent()
    assert "Reviews of Run On" in client.get(link).text
    pass_by(HOUR)
    assert sent() == [], "each once"


def test_answer_is_the_same_whether_a_link_goes_now_waits_or_is_too_much(client, db):
    answers = {asked(client, what="all").text for _ in range(2)}
    for what in ("week", f"show-{make.ShowFactory().pk}", f"show-{make.ShowFactory().pk}"):
        answers.add(asked(client, what=what).text)
    answers.add(asked(client, "nobody@mail.example").text)
    assert len(answers) == 1


def test_link_that_got_lost_comes_anew_an_hour_later(client, db):
    asked(client)
    sent()
    asked(client)
    asked(client)
    assert sent() == []
    pass_by(HOUR)
    assert len(sent()) == 1


def test_one_link_at_most_waits_for_each_choice(client, db):
    for what in ("all", "all", "week", "week", "all"):
        asked(client, what=what)
    assert sorted(Delivery.objects.values_list("wanted", flat=True)) == ["all", "week"]


def test_no_more_than_three_links_a_day(client, db):
    count = 0
    for number in range(30):
        asked(client, SAME_MAILBOX[number % 3], REMOTE_ADDR=f"10.{number}.0.1")
        count += len(sent())
        pass_by(timedelta(minutes=47))
    assert count == mailbox.LINKS_A_DAY
    pass_by(timedelta(hours=24))
    asked(client, REMOTE_ADDR="10.99.0.1")
    assert len(sent()) == 1


def test_flood_at_one_mailbox_leaves_three_rows_and_mails_once(client, db):
    shows = make.ShowFactory.create_batch(20)
    for number in range(60):
        email = f"ines+{number}@mail.example" if number % 2 else ADDRESS
        what = f"show-{shows[number % 20].pk}"
        asked(client, email, what, REMOTE_ADDR=f"10.{number}.0.1")
    assert (len(sent()), Delivery.objects.count()) == (1, mailbox.LINKS_A_DAY)
    assert Subscriber.objects.count() <= mailbox.LINKS_A_DAY


def test_links_that_a_dead_server_held_up_keep_their_distance(client, db):
    for what in ("all", "week"):
        asked(client, what=what)
    pass_by(timedelta(hours=5))
    assert (len(sent()), len(sent())) == (1, 0)
    pass_by(HOUR)
    assert (len(sent()), len(sent())) == (1, 0)


def test_links_that_a_dead_server_held_up_for_days_are_no_more_than_three(client, db):
    for _ in range(3):
        for what in ("all", "week", "all"):
            asked(client, f"ines+{Delivery.objects.count()}@mail.example", what)
        pass_by(timedelta(hours=25))
    assert Delivery.objects.count() == mailbox.LINKS_A_DAY


@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_one_mailbox_one_link(settings, tmp_path):
    for email in SAME_MAILBOX[::2]:
        make.DeliveryFactory(subscriber=make.SubscriberFactory(email=email), wanted="all")
    with mail_server() as server:
        settings.MAILERS = mailers(server, patience=5)
        at_once(4, outbox.send_due, tmp_path)
    assert server.taken.total() == 1


def test_refused_link_does_not_hold_up_the_next_for_days(client, db):
    asked(client)
    Delivery.objects.update(attempts=4, due_at=timezone.now() + timedelta(days=2))
    asked(client, what="week")
    pass_by(HOUR)
    assert len(sent()) == 1


def test_no_in_one_link_ends_those_that_wait_in_the_mailbox(client, db):
    asked(client)
    sent()
    asked(client, "ines+tag@mail.example")
    client.post(links.path(Door.STOP, Subscriber.objects.get(email=ADDRESS)))
    pass_by(HOUR)
    assert (sent(), Delivery.objects.waiting().count()) == ([], 0)


def test_sender_is_woken_for_what_is_due_alone(
    client, db, monkeypatch, django_capture_on_commit_callbacks
):
    rung = []
    monkeypatch.setattr(bell, "ring", lambda: rung.append(1))
    for what in ("all", "week"):
        with django_capture_on_commit_callbacks(execute=True):
            asked(client, what=what)
    assert len(rung) == 1


def test_what_waits_is_taken_on_the_own_page_without_waiting(client, db):
    """By somebody who has just confirmed, and asks from the page of a show."""
    show = make.ShowFactory(title="Run On")
    asked(client)
    [link] = sent()
    own = client.post(link)["Location"]
    answer = asked(client, what=f"show-{show.pk}")
    assert "lead to your page, where you can tick what waits" in answer.text
    page = client.get(own).text
    assert "Reviews of Run On" in page
    assert f'value="show-{show.pk}" checked' not in page
    subscriber = Subscriber.objects.get()
    assert keys(subscriber) == ["all"], "looking takes nothing"
    client.post(own, {"what": ["all", f"show-{show.pk}"]})
    assert keys(subscriber) == ["all", f"show-{show.pk}"]
    pass_by(HOUR)
    assert sent() == [], "nothing is left to confirm"


def test_what_waits_and_is_not_taken_stays(client, db):
    show = make.ShowFactory(title="Run On")
    subscriber = make.SubscriberFactory(email=ADDRESS, follows="all")
    make.DeliveryFactory(
        subscriber=subscriber,
        wanted=f"show-{show.pk}",
        due_at=timezone.now() + timedelta(minutes=30),
    )
    client.post(links.path(Door.YOURS, subscriber), {"what": ["week"]})
    pass_by(HOUR)
    assert (keys(subscriber), len(sent())) == (["week"], 1)


def test_what_was_mailed_between_looking_and_saving_is_taken_all_the_same(client, db):
    show = make.ShowFactory()
    subscriber = make.SubscriberFactory(email=ADDRESS)
    make.DeliveryFactory(subscriber=subscriber, wanted=f"show-{show.pk}")
    own = links.path(Door.YOURS, subscriber)
    assert f'value="show-{show.pk}"' in client.get(own).text
    sent()
    assert client.post(own, {"what": [f"show-{show.pk}"]}).status_code == 302
    assert keys(subscriber) == [f"show-{show.pk}"]


def test_own_page_shows_no_wish_of_another_address(client, db):
    subscriber = make.SubscriberFactory(email=ADDRESS, follows="all")
    show = make.ShowFactory(title="Run On")
    asked(client, "ines+tag@mail.example", what=f"show-{show.pk}")
    assert "Run On" not in client.get(links.path(Door.YOURS, subscriber)).text
