import pytest
from hypothesis import given, strategies as st

from text.episodes import FINALE, format_episodes, parse_episodes, spoiler_label


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("6", (6, 6)),
        ("6–7", (6, 7)),
        ("6-7", (6, 7)),
        (" 6 - 7 ", (6, 7)),
        ("6—7", (6, 7)),
        ("6‐7", (6, 7)),
        ("6―7", (6, 7)),
        ("6~7", (6, 7)),
        ("6〜7", (6, 7)),
        ("6−7", (6, 7)),
        ("６～７", (6, 7)),
        ("6 to 7", (6, 7)),
        ("6-6", (6, 6)),
        ("ep 6", (6, 6)),
        ("Ep. 6", (6, 6)),
        ("EPS 6-7", (6, 7)),
        ("episode 6", (6, 6)),
        ("episodes 6–7", (6, 7)),
        ("6회", (6, 6)),
        ("6화~7화", (6, 7)),
        ("0006", (6, 6)),
        ("998", (998, 998)),
    ],
)
def test_every_usual_way_of_typing_is_understood(typed, expected):
    assert parse_episodes(typed) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write an episode as 6, or several as 6–7."),
        ("a", "Write an episode as 6, or several as 6–7."),
        ("6–", "Write an episode as 6, or several as 6–7."),
        ("–7", "Write an episode as 6, or several as 6–7."),
        ("6 7", "Write an episode as 6, or several as 6–7."),
        ("6–7–8", "Write an episode as 6, or several as 6–7."),
        ("6.5", "Write an episode as 6, or several as 6–7."),
        ("-6", "Write an episode as 6, or several as 6–7."),
        ("9" * 10_000, "Write an episode as 6, or several as 6–7."),
        ("0", "Episodes are counted from 1."),
        ("0–3", "Episodes are counted from 1."),
        ("7–6", "Episode 6 comes before episode 7: write 6–7."),
        ("999", "Episode 999 is too high: the highest number is 998."),
        ("6–123456", "Episode 123456 is too high: the highest number is 998."),
    ],
)
def test_nonsense_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(ValueError, match=r"\.$") as refusal:
        parse_episodes(typed)

    assert str(refusal.value) == sentence


def test_an_episode_past_the_last_is_refused():
    assert parse_episodes("16", episode_count=16) == (16, 16)

    with pytest.raises(ValueError, match="Episode 17 does not exist: the show has 16\\."):
        parse_episodes("16–17", episode_count=16)


@given(st.integers(1, 998), st.integers(1, 998))
def test_what_is_printed_can_be_typed(one, other):
    first, last = sorted((one, other))

    assert parse_episodes(format_episodes(first, last)) == (first, last)


@given(st.text())
def test_any_text_is_read_or_refused(typed):
    try:
        first, last = parse_episodes(typed)
    except ValueError:
        return
    assert 1 <= first <= last <= 998


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(6, 6, "6"), (6, 7, "6–7"), (None, None, ""), (None, 7, "")],
)
def test_format_episodes(first, last, expected):
    assert format_episodes(first, last) == expected


@pytest.mark.parametrize(
    ("spoils_to", "prefix", "expected"),
    [
        (8, "", "Episode 8"),
        (FINALE, "", "The ending"),
        (1, "Signal", "Signal, episode 1"),
        (8, "Signal", "Signal, episode 8"),
        (FINALE, "Signal", "Signal, the ending"),
        (0, "", ""),
        (0, "Signal", "Signal"),
    ],
)
def test_spoiler_label(spoils_to, prefix, expected):
    assert spoiler_label(spoils_to, prefix) == expected
    assert prefix or spoiler_label(spoils_to) == expected
