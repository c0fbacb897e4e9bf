"""Where a comment starts."""

import pytest

from comments.moderation import Facts, first_state

PLAIN = "The umbrella did the acting."
TWO_LINKS = "See https://a.example and http://b.example"


@pytest.mark.parametrize(
    ("body", "is_staff", "was_approved", "state"),
    [
        (PLAIN, False, False, "pending"),
        (PLAIN, False, True, "public"),
        (PLAIN, True, False, "public"),
        ("See https://a.example", False, True, "public"),
        (TWO_LINKS, False, True, "pending"),
        (TWO_LINKS, True, False, "public"),
    ],
)
def test_first_state(body, is_staff, was_approved, state):
    verdict = first_state(Facts(body, is_staff, was_approved))
    assert verdict.state == state
    assert bool(verdict.reason) == (state == "pending")


def test_staff_name_is_held_even_for_those_approved_before():
    assert first_state(Facts(PLAIN, False, True, has_a_staff_name=True)).state == "pending"
