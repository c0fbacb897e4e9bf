import pytest

from text.passages import haystack
from text.snippets import LONGEST, holds, snippet

PLAIN = "It begins slowly. Nobody runs, yet. The rain stops.\nThen the sprinter runs in the rain! He wins."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("begins", "It begins slowly."),
        ("rain runs", "Then the sprinter runs in the rain!"),
        ("begins wins", "It begins slowly. … He wins."),
        ("rain wins", "The rain stops. … He wins."),
        ("wins sprinter rain", "Then the sprinter runs in the rain! He wins."),
        ("nothing", ""),
        ("win", "He wins."),
        ("", ""),
    ],
)
def test_snippet(query, found):
    assert snippet([PLAIN], query) == found


def test_first_text_comes_first():
    assert snippet(["A run.", "A run, again."], "run") == "A run."


def test_long_sentence_is_cut_around_the_hit():
    sentence = "before " * 60 + "임시완이 " + "after " * 60
    found = snippet([sentence], "시완")
    assert "before 임시완이 after" in found
    assert found[0] == found[-1] == "…"
    assert len(found) <= LONGEST + 2


def test_sentence_without_spaces_is_cut_too():
    assert len(snippet(["가" * 1000], "가")) <= LONGEST + 2


@pytest.mark.parametrize(("query", "is_held"), [("b a", True), ("a c", False), ("", False)])
def test_holds_every_word(query, is_held):
    assert holds(haystack("a", "b"), query) is is_held
