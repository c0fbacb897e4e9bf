"""The index of words is asked before a text is read, so it must let through whatever the text answers."""

import pytest
from hypothesis import given, strategies as st

from text.episodes import FINALE
from text.indexed_words import (
    MOST_BYTES,
    Asked,
    asked_before,
    asked_words,
    boundary_words,
    indexed_words,
)
from text.passages import haystack, needles

LETTERS = "aibn2-ㅇㅅ임시완 ’é|"
texts = st.text(LETTERS, max_size=30)
queries = st.text(LETTERS, min_size=1, max_size=8)


def lets_through(words: set[str], asked: Asked) -> bool:
    """As an index does: whole words, and beginnings of words."""
    return any(
        all(
            any(
                word.startswith(one.text) if one.is_beginning else word == one.text
                for word in words
            )
            for one in way
        )
        for way in asked.ways
    )


@given(texts, queries)
def test_index_lets_through_what_a_text_has_and_where_it_is_sure_nothing_else(text, query):
    folded = haystack(text)
    words = set(indexed_words(folded).split())
    for needle in needles(query):
        asked = asked_words(needle)
        has = any(way in folded for way in needle)
        through = lets_through(words, asked)
        assert through or not has
        assert has or not (through and asked.is_exact)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She runs, and runs.", "she runs and"),
        ("Im Si-wan", "im siwan -wan"),
        ("임시완이 좋아", "+임시 +시완 +완이 +이좋 +좋아 +아"),
        ("tvN드라마", "tvn +tv +vn +n드 +드라 +라마 +마"),
        ("ㅇㅅㅇ", "ᄋᄉᄋ"),
        ("", ""),
    ],
)
def test_words_of_a_text(text, words):
    assert indexed_words(haystack(text)) == words


boundaries = st.integers(0, FINALE)


@pytest.mark.parametrize("boundary", [0, 1, 9, 10, 16, 17, 20, 100, 110, FINALE])
def test_index_lets_through_what_gives_less_away(boundary):
    asked = asked_before(boundary)
    let = [one for one in range(FINALE + 1) if lets_through(set(boundary_words(one)), asked)]
    assert let == [*range(boundary)]


@given(texts, boundaries)
def test_no_word_of_a_text_is_taken_for_what_it_gives_away(text, boundary):
    assert not set(indexed_words(haystack(text)).split()) & set(boundary_words(boundary))


def test_words_are_no_more_than_a_database_takes():
    text = " ".join(f"word{number}" for number in range(200_000))
    words = indexed_words(haystack(text))
    assert len(words.replace(" ", "").encode()) <= MOST_BYTES
    assert words.startswith("word0 word1 ")


def test_long_word_is_told_apart_by_its_beginning():
    assert indexed_words(haystack("a" * 500)) == "a" * 40
    (needle,) = needles("a" * 60)
    assert asked_words(needle).is_exact is False


@pytest.mark.parametrize(
    ("query", "ways", "is_exact"),
    [
        ("run", [[("run", True)], [("-run", False)]], True),
        ("온", [[("+온", True)]], True),
        ("시완", [[("+시완", False)]], True),
        ("시완이", [[("+시완", False), ("+완이", False)]], False),
        ("Si-wan", [[("siwan", True)], [("si", False), ("wan", False)]], False),
    ],
)
def test_words_that_a_query_asks_for(query, ways, is_exact):
    (needle,) = needles(query)

    assert asked_words(needle) == Asked(tuple(map(tuple, ways)), is_exact)
