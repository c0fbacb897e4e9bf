"""Texts that are the same but for trifles."""

import pytest

from text.likeness import essence, is_like_any

TEXT = "The umbrella scene in the last episode was the best thing on television this year."


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper() + "!!!",
        TEXT.replace("last", "final"),
        TEXT.replace("e", "\u0435"),
        f"> Somebody else's words\n{TEXT}",
    ],
)
def test_trifles_make_no_other_text(other):
    assert is_like_any(essence(other), ["other", essence(TEXT)])


@pytest.mark.parametrize(
    "other",
    [
        "The umbrella scene was dull.",
        "I liked the first episode and not much of what came after it, sadly enough.",
        TEXT
        + " But what I really came to say is that the music deserves a review of its own, and soon.",
    ],
)
def test_another_text_is_another(other):
    assert not is_like_any(essence(other), [essence(TEXT)])


def test_two_people_may_both_say_little():
    assert not is_like_any(essence("So good!"), [essence("so good")])


def test_what_is_quoted_is_not_said():
    assert essence(f"> {TEXT}\nYes!") == "yes"


def test_thirty_letters_are_enough_to_tell():
    assert is_like_any("a" * 30, ["a" * 30])
    assert not is_like_any("a" * 29, ["a" * 29])


LETTERS = "".join(map(chr, range(ord("가"), ord("가") + 43)))


def test_three_quarters_of_the_runs_of_four_letters_are_alike():
    assert is_like_any(LETTERS, [LETTERS[:33]])
    assert not is_like_any(LETTERS, [LETTERS[:32]])


def test_a_text_three_quarters_as_long_may_be_alike():
    assert is_like_any("하" * 40, ["하" * 30])
    assert not is_like_any("하" * 40, ["하" * 29])
