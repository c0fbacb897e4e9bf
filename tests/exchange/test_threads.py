from hypothesis import given, strategies

from exchange.reading.items import Comment
from exchange.reading.threads import in_order


def comments(*pairs):
    return [Comment(own, parent, "", "", None) for own, parent in pairs]


def ordered(*pairs, elsewhere=()):
    found, faults = in_order(comments(*pairs), "here", lambda source_id: source_id in elsewhere)
    return [(c.source_id, c.parent_id) for c in found], [fault.why for fault in faults]


def test_parents_come_first_and_the_rest_stays():
    assert ordered(("3", "2"), ("1", ""), ("2", "1"), ("4", "")) == (
        [("1", ""), ("2", "1"), ("3", "2"), ("4", "")],
        [],
    )


def test_missing_parent_begins_a_thread():
    assert ordered(("1", "9")) == (
        [("1", "")],
        ["the comment 9 that it answers is not there; it begins a thread"],
    )


def test_parent_of_another_post_begins_a_thread():
    assert ordered(("1", "9"), elsewhere={"9"}) == (
        [("1", "")],
        ["the comment 9 that it answers belongs to another post; it begins a thread"],
    )


def test_cycle_is_cut_once():
    found, faults = ordered(("1", "3"), ("2", "1"), ("3", "2"))
    assert found == [("2", ""), ("3", "2"), ("1", "3")]
    assert faults == ["answers itself, by way of its own answers; it begins a thread"]


def test_twins_are_told_apart_and_true_doubles_fall_away():
    found, faults = in_order(
        [*comments(("1", "")), Comment("1", "", "Else", "", None), *comments(("1", ""))],
        "here",
        bool,
    )
    assert [c.source_id for c in found] == ["1", "1#2"]
    assert [fault.lost for fault in faults] == ["", "comment"]


@given(
    strategies.lists(
        strategies.tuples(strategies.sampled_from("123456"), strategies.sampled_from("0123456"))
    )
)
def test_whatever_comes_parents_are_before_their_replies(pairs):
    found, faults = ordered(*pairs)
    seen = {""}
    for own, parent in found:
        assert parent in seen
        seen.add(own)
    assert len(found) + sum("word for word" in why for why in faults) == len(pairs)
