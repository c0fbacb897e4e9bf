"""What stands in a mail: the same in text and HTML, in both languages, and nothing that spoils or watches."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from newsletter import outbox
from newsletter.models import Mailing
from newsletter.owing import owe
from tests import factories as make
from tests.test_canary import CANARY, _plant as plant
from tests.test_korean_pages import english_in


def mailed():
    owe()
    outbox.send_due()
    message = mail.outbox[-1]
    return message, message.body, message.alternatives[0][0]


@pytest.fixture
def review(db):
    found = make.ReviewFactory(show__title_hangul="런 온", headline="A run worth running")
    make.MemorableLineFactory(review=found, spoken=True)
    plant(found)
    return found


@pytest.mark.parametrize("kind", ["all", "week"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_that_spoils_is_mailed(review, kind, language):
    make.SubscriberFactory(follows=kind, language=language)
    if kind == "week":
        monday = timezone.localdate() + timedelta(days=1)
        Mailing.objects.create(kind="week", week_on=monday, due_at=timezone.now())
    message, text, html = mailed()
    for face in (text, html):
        assert review.headline in face or kind == "all"
        assert review.get_absolute_url() in face
        assert review.dek in face
        assert review.show.title in face
        assert CANARY not in face
    assert CANARY not in message.message().as_string()
    assert f'<html lang="{language}">' in html


def test_korean_mail_has_no_english_of_ours(review):
    make.SubscriberFactory(follows="all", language="ko")
    _message, text, _html = mailed()
    lines = re.sub(r"\S+://\S+", "", text).splitlines()
    known = {review.headline, review.dek, review.show.title}
    assert english_in(lines, known) == set()
    assert "뉴스레터 그만 받기" in text


def test_nothing_in_a_mail_watches_its_reader(review):
    make.SubscriberFactory(follows="all")
    _message, _text, html = mailed()
    for sign in ("<img", "src=", "url(", "?utm", "<script", "<link"):
        assert sign not in html
    assert 'name="color-scheme" content="light dark"' in html


def test_mail_is_known_to_be_a_list(review):
    make.SubscriberFactory(follows="all")
    message, _text, _html = mailed()
    written = message.message().as_string()
    for line in ("List-Id: <newsletter.127.0.0.1>", "Auto-Submitted: auto-generated"):
        assert line in written
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in written
