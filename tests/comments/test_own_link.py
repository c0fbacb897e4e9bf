"""A fresh link for whoever lost theirs, and an answer that tells nobody who is known here."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from comments import upkeep
from comments.models import Notice
from tests import factories as make
from tests.comments.test_views import form_of
from tests.comments.typing import typed
from tests.test_house_pages import page_faults


@pytest.fixture
def comment(db):
    return make.CommentFactory(commenter__confirmed=True, commenter__email="ines@mail.example")


def asked(client, email="ines@mail.example"):
    return client.post(reverse("comments:ask"), {"email": email})


def test_fresh_link_is_mailed_and_leads_to_the_comments(client, comment):
    assert "a link is on its way" in asked(client, "INES@mail.example").text
    upkeep.once()
    [message] = mail.outbox
    assert "/comments/yours/" in message.body


def test_answer_is_the_same_for_an_address_nobody_knows(client, comment):
    known, unknown = asked(client), asked(client, "nobody@mail.example")
    assert known.text == unknown.text
    assert Notice.objects.count() == 1


def test_other_site_asks_for_nothing_and_is_told_so(client, comment):
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    typed = {"email": "ines@mail.example"}
    answer = client.post(reverse("comments:ask"), typed, headers=elsewhere)
    assert (answer.status_code, Notice.objects.count()) == (422, 0)
    assert "this came from another site" in answer.text
    assert "Look into your mail" not in answer.text


def test_asking_again_at_once_sends_one_link(client, comment):
    for _ in range(5):
        asked(client)
    assert Notice.objects.count() == 1


def test_no_more_than_three_links_a_day(client, comment):
    for hours in (20, 10, 5, 1):
        at = timezone.now() - timedelta(hours=hours)
        make.NoticeFactory(kind="confirm", commenter=comment.commenter, comment=None, created_at=at)
    asked(client)
    assert Notice.objects.count() == 4


def test_one_place_asks_for_so_many_links_only(client, comment, monkeypatch):
    monkeypatch.setattr("comments.yours.views.ASKED_A_DAY", 1)
    asked(client, "nobody@mail.example")
    assert "a link is on its way" in asked(client).text
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("is_confirmed", "links_sent"), [(True, 1), (False, 0)])
def test_stopped_address_gets_its_link_only_where_it_was_confirmed(
    client, comment, is_confirmed, links_sent
):
    commenter = comment.commenter
    commenter.is_stopped, commenter.confirmed_at = True, (is_confirmed and timezone.now()) or None
    commenter.save()
    asked(client)
    assert Notice.objects.count() == links_sent


@pytest.mark.parametrize("email", ["", "ines", "a\nb@c.example", "x" * 400 + "@y.example"])
def test_what_is_no_address_is_refused(client, db, email):
    answer = asked(client, email)
    assert answer.status_code == 422
    assert page_faults(answer.text) == []


def test_way_to_the_own_comments_stands_at_the_form_and_after_posting(client, db):
    review = make.ReviewFactory()
    ask = f'href="{reverse("comments:ask")}"'
    assert ask in client.get(form_of(review)).text
    assert ask in client.post(form_of(review), typed(), follow=True).text
