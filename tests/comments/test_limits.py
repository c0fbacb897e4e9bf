"""How many comments are taken in a time."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.utils import timezone

from comments import limits, moderation as why
from comments.models import Comment, Tally
from comments.moderation import Evidence
from comments.posting import post as post_comment
from comments.refusals import CommentTooSoon
from tests import factories as make

NOON = datetime(2026, 3, 2, 12, 0, 10, tzinfo=UTC)
number = count(1)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self):
        return self.now

    def forward(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def review(db, clock):
    return make.ReviewFactory(published_at=NOON - timedelta(days=9))


def post(review, address="a", network="n", email="", **more):
    typed = {"author_name": "Ines", "author_email": email, "body": f"Thought {next(number)}."}
    evidence = Evidence(address=address and address * 64, network=network and network * 64)
    comment = post_comment(review, evidence=evidence, **typed | more)
    comment.created_at = timezone.now()  # by the clock of the test
    comment.save()
    return comment


def test_sixth_in_a_minute_from_one_address_is_too_soon(review, clock):
    for _ in range(5):
        post(review)
    with pytest.raises(CommentTooSoon, match="again in 50 seconds") as refusal:
        post(review)
    assert refusal.value.seconds == 50
    post(review, address="b")
    clock.forward(seconds=50)
    post(review)
    assert Comment.objects.count() == 7


def test_network_may_send_three_times_as_many(review):
    for neighbour in "abcdefghijklmno":
        post(review, address=neighbour)
    with pytest.raises(CommentTooSoon):
        post(review, address="p")
    post(review, address="p", network="m")


def test_commenter_who_wanders_is_counted_too(review):
    for place in "abcde":
        post(review, address=place, network=place, email="ines@mail.example")
    with pytest.raises(CommentTooSoon):
        post(review, address="f", network="f", email="ines@mail.example")


def test_hour_has_its_own_limit(review, clock):
    for _ in range(30):
        post(review)
        clock.forward(seconds=60)
    with pytest.raises(CommentTooSoon) as refusal:
        post(review)
    assert refusal.value.seconds == 30 * 60 - 10


def test_staff_are_not_counted(review):
    editor = make.UserFactory(staff=True)
    for _ in range(9):
        post(review, user=editor)
    assert not Tally.objects.exists()


@pytest.mark.parametrize("place", [{}, {"address": "", "network": "", "email": "i@mail.example"}])
def test_slow_mode_keeps_a_pause_between_two_from_one_place(review, clock, place):
    make.TalkFactory(review=review, slow_seconds=120)
    post(review, **place)
    clock.forward(seconds=30)
    with pytest.raises(CommentTooSoon, match="again in 90 seconds"):
        post(review, **place)
    post(make.ReviewFactory(published_at=NOON), **place)
    clock.forward(seconds=90)
    post(review, **place)


def test_flood_holds_even_the_trusted_until_it_is_over(review, clock, monkeypatch):
    monkeypatch.setattr(limits, "FLOOD", 2)
    known = {"email": "ines@mail.example", "address": "z", "network": "z"}
    make.CommentFactory(author_name="Ines", commenter__email=known["email"], created_at=NOON)
    assert post(review, **known).state == "public"
    post(review)
    assert limits.is_flooded()
    assert post(review, **known).held_because == why.FLOOD
    clock.forward(minutes=10)
    assert not limits.is_flooded()
    assert post(review, **known).state == "public"


def test_two_keys_are_counted_apart_and_windows_too(db, clock):
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    Tally.objects.add_to({"a": minute, "b": hour})
    clock.forward(minutes=1)
    rows = Tally.objects.add_to({"b": hour, "a": minute})
    assert [(row.key, row.count) for row in rows] == [("a", 1), ("b", 2)]
    assert Tally.objects.count_of("b", hour) == 2
