"""The facts beside a title, alone on a line, and in a sentence about the run."""

import pytest

from text.articles.introduced import count_told, facts_alone, facts_beside, network_told
from text.articles.numbers import count_of


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (
            "KBS2, 16 episodes, 70 min",
            [("network", "KBS2"), ("episode_count", 16), ("runtime", (70, 70))],
        ),
        ("KBS Drama Special, 2019", [("year", 2019)]),
        ("tvN weekends · 2020", [("network", "tvN"), ("year", 2020)]),
        ("JTBC, and then some rain", []),
        ("2020", []),
    ],
)
def test_line_of_facts_alone(line, facts):
    assert list(facts_alone(line)) == facts


@pytest.mark.parametrize(
    "sentence",
    [
        "I loved Run On (런 온, JTBC, 2020, 16 episodes).",
        "Run On (런 온), JTBC, 2020, sixteen episodes, has my heart.",
    ],
)
def test_facts_beside_the_title(sentence):
    assert dict(facts_beside(sentence, "Run On")) == {
        "network": "JTBC",
        "year": 2020,
        "episode_count": 16,
    }


def test_what_follows_the_title_in_a_sentence_is_no_fact():
    assert list(facts_beside("Run On, with Im Si-wan (JTBC knows him), runs.", "Run On")) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It ran for twenty-four episodes.", 24),
        ("Run On is a drama in 16 episodes.", 16),
        ("It was slow for the first four episodes.", None),
        ("I am only in for six episodes.", None),
        ("It has eight episodes left.", None),
    ],
)
def test_count_of_a_run(sentence, count):
    assert count_told(sentence) == count


@pytest.mark.parametrize(
    ("sentence", "network"),
    [
        ("JTBC’s Run On opens with a race.", "JTBC"),
        ("A drama that KBS2 showed in the winter.", "KBS2"),
        ("tvN에서 방영한 드라마입니다.", "tvN"),
        ("JTBC’s people sent me a cake.", ""),
    ],
)
def test_network_of_a_run(sentence, network):
    assert network_told(sentence, "Run On") == network


def test_counts_in_words():
    assert [count_of(words) for words in ("fifty", "thirty-two", "twenty one")] == [50, 32, 21]
