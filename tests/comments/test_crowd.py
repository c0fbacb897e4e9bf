"""Sixty-four comments at once from eight clients."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection

from comments import limits
from comments.models import Comment, LinkedSite, Tally, Trace
from comments.moderation import Evidence
from comments.posting import post as post_comment
from comments.refusals import CommentRefused, CommentTooSoon
from tests import factories as make

CLIENTS, EACH = 8, 8


@pytest.fixture
def crowd(database_of_threads, monkeypatch):
    """Runs ``post(client, number)`` for all at once; gives every answer and what ``read`` finds then."""
    monkeypatch.setattr(limits, "ALLOWED", {"day": (24 * limits.HOUR, 5)})
    copy, connect = database_of_threads
    start = Barrier(CLIENTS)

    def run(post, read):
        copy()

        def client(number):
            start.wait()
            with closing(connection):
                return [post(number, index) for index in range(EACH)]

        def look():
            with closing(connection):
                return read()

        with ThreadPoolExecutor(CLIENTS, initializer=connect) as clients:
            answers = [one for many in clients.map(client, range(CLIENTS)) for one in many]
            return answers, clients.submit(look).result()

    return run


def send(review, text, address, network, **more):
    """The key of the comment, or “too soon”."""
    evidence = Evidence(address=address * 8, network=network * 8)
    typed = {"author_name": "Ines", "author_email": f"{address}@mail.example"} | more
    try:
        return post_comment(review, body=text, evidence=evidence, **typed).pk
    except CommentTooSoon:
        return "too soon"
    except CommentRefused:
        return "refused"


def everything():
    comments = Comment.objects.order_by("pk")
    return {
        "texts": sorted(comments.values_list("body", flat=True)),
        "keys": list(comments.values_list("pk", flat=True)),
        "traces": Trace.objects.count(),
        "sites": LinkedSite.objects.count(),
        "guests": Tally.objects.get(key=limits.GUESTS).count,
    }


def test_all_are_stored_exactly_once(crowd):
    review = make.ReviewFactory()
    texts = {
        (c, n): f"{c}: thought {n} on site{c}{n}.example/x" for c in range(8) for n in range(8)
    }

    def post(client, number):
        place = f"{client}{number}"
        return send(review, texts[client, number], place, place, sent_as=place)

    answers, stored = crowd(post, everything)
    assert sorted(answers) == stored["keys"]
    assert stored["texts"] == sorted(texts.values())
    assert (stored["traces"], stored["sites"], stored["guests"]) == (64, 64, 64)


def test_limit_is_kept_to_the_one(crowd):
    review = make.ReviewFactory()

    def post(client, number):
        return send(review, f"{client}: thought {number}", f"{client}", f"n{client % 2}")

    answers, stored = crowd(post, everything)
    taken = [answer for answer in answers if answer != "too soon"]
    assert (sorted(taken), len(taken)) == (stored["keys"], 2 * 5 * 3)
    assert stored["guests"] == len(taken)


def test_form_that_eight_send_at_once_is_posted_once(crowd):
    review = make.ReviewFactory()

    def post(client, number):
        return send(review, f"Form {number}", f"{number}", f"{number}", sent_as=f"form-{number}")

    answers, stored = crowd(post, everything)
    assert len(set(answers) - {"too soon"}) == len(stored["keys"]) == EACH


def test_words_that_come_eight_times_at_once_from_one_place_are_stored_once(crowd):
    review = make.ReviewFactory()

    def post(client, number):
        return send(review, f"Thought {number}", f"{number}", f"{number}", author_email="")

    answers, stored = crowd(post, everything)
    assert len(set(answers) - {"too soon", "refused"}) == len(stored["keys"]) == EACH
