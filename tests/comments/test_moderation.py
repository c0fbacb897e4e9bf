"""Where a comment starts."""

from dataclasses import replace

import pytest

from comments import moderation as why
from comments.moderation import Evidence, Facts, Likeness, first_state

PLAIN = "The umbrella did the acting."
STRANGER = Facts(PLAIN, is_staff=False, was_approved_before=False)
TRUSTED = replace(STRANGER, was_approved_before=True)
STAFF = replace(STRANGER, is_staff=True)

# What is known besides, why it is not public, and whether that holds for those who are trusted too.
HELD = [
    ({"blocks": frozenset({("address", "hold")})}, why.WATCHED, True),
    ({"blocks": frozenset({("words", "hold")})}, why.WATCHED, True),
    ({"blocks": frozenset({("host", "hold")})}, why.WATCHED, True),
    ({"body": "Read \u202ethis"}, why.HIDDEN, True),
    ({"body": "Free m\u043eney"}, why.LOOKALIKES, True),
    ({"links": ("a.example",), "reputation": {"a.example": (1, 0)}}, why.BAD_SITE, True),
    ({"links": ("a.example",), "reputation": {"a.example": (2, 1)}}, why.BAD_SITE, True),
    ({"links": ("a.example",), "reputation": {"a.example": (3, 2)}}, why.BAD_SITE, True),
    ({"body": "Subscribe to my channel! Get paid daily."}, why.ADVERTISES, True),
    ({"body": "Subscribe to my channel!"}, why.ADVERTISES, False),
    ({"name": "Casino bonus"}, why.ADVERTISES, False),
    ({"name": "Hаna"}, why.LOOKALIKES, True),
    ({"evidence": Evidence(is_doubted=True)}, why.TAKEN_FOR_SPAM, True),
    ({"likeness": Likeness(is_repeated=True)}, why.REPEATED, True),
    ({"likeness": Likeness(is_like_another=True)}, why.LIKE_ANOTHER, True),
    ({"likeness": Likeness(waiting_from_address=5)}, why.MANY_FROM_HERE, True),
    ({"likeness": Likeness(waiting_from_network=15)}, why.MANY_FROM_HERE, True),
    ({"is_flooded": True}, why.FLOOD, True),
    ({"has_a_staff_name": True}, why.STAFF_NAME, True),
    ({"evidence": Evidence(seconds=2.9)}, why.FAST, False),
    ({"links": ("a.example", "b.example")}, why.MANY_LINKS, False),
    ({"links": ("a.example", "a.example")}, why.MANY_LINKS, False),
    ({"links": ("a.example",)}, why.NEW_SITE, False),
    ({"links": ("a.example",), "reputation": {"a.example": (1, 1)}}, why.UNKNOWN, False),
    ({"links": ("a.example",), "reputation": {"a.example": (9, 9)}}, why.UNKNOWN, False),
    ({"likeness": Likeness(waiting_from_address=4, waiting_from_network=14)}, why.UNKNOWN, False),
    ({"is_flooded": True, "evidence": Evidence(is_proven=True)}, why.UNKNOWN, False),
    ({"evidence": Evidence(seconds=3)}, why.UNKNOWN, False),
    ({}, why.UNKNOWN, False),
]
REFUSED = [
    ({"is_talk_closed": True}, why.TALK_CLOSED),
    ({"is_thread_closed": True}, why.THREAD_CLOSED),
    ({"evidence": Evidence(is_trapped=True)}, why.TRAPPED),
    ({"blocks": frozenset({("address", "refuse")})}, why.BLOCKED),
    ({"blocks": frozenset({("network", "refuse")})}, why.BLOCKED),
    ({"blocks": frozenset({("email", "refuse")})}, why.BLOCKED),
    ({"blocks": frozenset({("words", "refuse")})}, why.BLOCKED_TEXT),
    ({"blocks": frozenset({("host", "refuse"), ("address", "hold")})}, why.BLOCKED_TEXT),
    ({"likeness": Likeness(is_sent_twice=True, is_repeated=True)}, why.SENT_TWICE),
    ({"likeness": Likeness(is_sent_twice=True, is_waiting_already=True)}, why.WAITS_ALREADY),
]


@pytest.mark.parametrize(("known", "reason", "holds_for_all"), HELD)
def test_comment_is_held_with_its_reason(known, reason, holds_for_all):
    assert first_state(replace(STRANGER, **known)) == why.Verdict("pending", reason)
    trusted = why.Verdict("pending", reason) if holds_for_all else why.Verdict("public")
    assert first_state(replace(TRUSTED, **known)) == trusted
    assert first_state(replace(STAFF, **known)) == why.Verdict("public")


@pytest.mark.parametrize(("known", "reason"), REFUSED)
def test_comment_is_refused_with_its_reason(known, reason):
    for facts in (STRANGER, TRUSTED):
        assert first_state(replace(facts, **known)) == why.Verdict("refused", reason)
    assert first_state(replace(STAFF, **known)) == why.Verdict("public")


def test_house_says_how_many_links_a_stranger_may_use():
    known = {"a.example": (0, 1), "b.example": (0, 1)}
    facts = replace(STRANGER, links=("a.example", "b.example"), reputation=known)
    assert first_state(facts).reason == why.MANY_LINKS
    assert first_state(replace(facts, links_allowed=2)).reason == why.UNKNOWN


def test_every_reason_fits_its_column():
    rules = why.REFUSALS + why.FOR_ALL + why.FOR_STRANGERS
    assert max(len(reason) for reason, _ in rules) <= 200
