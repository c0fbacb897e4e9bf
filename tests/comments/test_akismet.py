"""Akismet, as an option."""

from http.client import BadStatusLine, HTTPSConnection
from io import BytesIO
from urllib.parse import parse_qs

import pytest

from comments.models import Comment
from comments.moderation import TAKEN_FOR_SPAM
from tests import factories as make
from tests.comments.typing import form_of, typed


@pytest.fixture
def ines(db):
    """Whose comments are public."""
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example", body="Before.")


@pytest.fixture
def akismet(monkeypatch, settings):
    """What it was asked; ``says(answer)`` is what it answers, or raises."""
    settings.AKISMET_KEY = "a-key"
    asked = []

    def says(answer):
        def request(connection, method, path, body, headers):
            asked.append((connection.host, connection.timeout, method, path, parse_qs(body)))
            if isinstance(answer, Exception):
                raise answer

        monkeypatch.setattr(HTTPSConnection, "request", request)
        monkeypatch.setattr(HTTPSConnection, "getresponse", lambda connection: BytesIO(answer))
        return asked

    return says


def test_doubt_holds_what_would_be_public(client, ines, akismet):
    asked = akismet(b"true")
    client.post(form_of(make.ReviewFactory()), typed(), headers={"User-Agent": "Reader/1"})
    assert Comment.objects.latest("pk").held_because == TAKEN_FOR_SPAM
    [(host, timeout, method, path, question)] = asked
    assert (host, method, path) == ("rest.akismet.com", "POST", "/1.1/comment-check")
    assert timeout <= 2
    assert question["api_key"] == ["a-key"]
    assert question["user_ip"] == ["127.0.0.1"]
    assert question["user_agent"] == ["Reader/1"]
    assert question["comment_author_email"] == ["ines@mail.example"]
    assert question["blog"] == ["http://testserver/"]


@pytest.mark.parametrize(
    "answer", [b"false", b"invalid", b"", TimeoutError(), OSError("no route"), BadStatusLine("x")]
)
def test_no_doubt_and_no_answer_change_nothing(client, ines, akismet, answer):
    akismet(answer)
    response = client.post(form_of(make.ReviewFactory()), typed())
    assert (response.status_code, Comment.objects.latest("pk").state) == (302, "public")


def test_nothing_that_is_refused_anyway_is_told(client, ines, akismet):
    asked = akismet(b"false")
    url = form_of(make.ReviewFactory())
    client.post(url, typed())
    client.post(url, typed())
    assert (len(asked), Comment.objects.count()) == (1, 2)
    for number in range(9):
        client.post(url, typed(body=f"Thought {number}."))
    assert len(asked) == Comment.objects.count() - 1 < 10


def test_nobody_is_asked_without_a_key_or_about_staff(client, ines, akismet, settings):
    asked = akismet(b"true")
    settings.AKISMET_KEY = ""
    client.post(form_of(make.ReviewFactory()), typed())
    settings.AKISMET_KEY = "a-key"
    client.force_login(make.UserFactory(editor=True))
    client.post(form_of(make.ReviewFactory()), typed(as_editor="1"))
    assert (asked, Comment.objects.public().count()) == ([], 3)
