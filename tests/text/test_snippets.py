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
        ("begins stops wins", "It begins slowly. … The rain stops."),
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
    sentence = "before " * 60 + "임시완이 " + "afterwards " * 60
    found = snippet([sentence], "시완")
    assert "before 임시완이 afterwards" in found
    assert found[0] == found[-1] == "…"
    assert len(found) <= LONGEST + 2
    assert set(found.strip("…").split()) == {"before", "임시완이", "afterwards"}


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        ("before " * 60 + "런 온 " + "after " * 60, "런온"),
        ("before " * 60 + "나의 옛 친구 " + "after " * 60, "나의옛친구"),
        ("before " * 60 + "Si wan " + "after " * 60, "Si-wan"),
    ],
)
def test_a_hit_over_several_words_is_seen(sentence, query):
    found = snippet([sentence], query)
    assert holds(haystack(found), query)


def test_a_hit_over_very_many_words_is_not_looked_for():
    sentence = "before " * 60 + "가 나 다 라 마 " + "after " * 60
    assert snippet([sentence], "가나다라마").startswith("before before")


def test_nothing_is_left_out_where_the_sentence_begins_or_ends():
    assert snippet(["Wins " + "after " * 60], "wins").startswith("Wins after")
    assert snippet(["before " * 60 + "wins at last"], "wins").endswith("before wins at last")


def test_a_sentence_that_is_just_short_enough_is_whole():
    sentence = "a " * ((LONGEST - 4) // 2) + "wins"
    assert len(sentence) == LONGEST
    assert snippet([sentence], "wins") == sentence


def test_a_name_is_found_without_its_hyphen():
    assert snippet(["Nobody runs.", "Im Si-wan runs."], "siwan") == "Im Si-wan runs."


def test_sentence_without_spaces_is_cut_too():
    assert len(snippet(["가" * 1000], "가")) <= LONGEST + 2


@pytest.mark.parametrize(("query", "is_held"), [("b a", True), ("a c", False), ("", False)])
def test_holds_every_word(query, is_held):
    assert holds(haystack("a", "b"), query) is is_held
