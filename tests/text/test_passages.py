import re

import pytest

from text.passages import MOST_WORDS, haystack, name_pattern, needles, phrases
from text.snippets import holds


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("She never runs.", "runs she"),
        ("She is running.", "run"),
        ("She doesn’t run.", "doesn't"),
        ("Im Si-wan", "siwan"),
        ("Im Si-wan", "si wan"),
        ("Im Si‑wan", "Si-wan"),
        ("A well-known face", "well known"),
        ("A well known face", "well-known"),
        ("Café", "CAFE"),
        ("임시완이 달린다", "임시완"),
        ("임시완이 달린다", "시완"),
        ("런 온", "런온"),
        ("런온", "런 온"),
        ("tvN드라마", "드라마"),
        ("ㅋㅋㅋ", "ㅋㅋ"),
        ("50%", "50"),
        ("Im Si-wan", "wan"),
        ("Woo Young Woo", "Woo Young-woo"),
        ("Woo Youngwoo", "Woo Young-woo"),
        ("xtvㅋㅋ", "tvㅋㅋ"),
    ],
)
def test_text_holds_what_is_asked_for(text, query):
    asked = needles(query)
    assert asked
    assert holds(haystack(text), query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("A trunk", "run"),
        ("The art", "heart"),
        ("사람", "사라"),
        ("She runs.", "she walks"),
        ("Lee Dong-wook and a young cook", "woo"),
        ("The son of Kim Ye-na, and Han Jin-won", "Son Ye-jin"),
        ("Young at heart. Woo!", "Young-woo"),
        ("오늘은 살아", "ㅇㅅㅇ"),
        ("ㅇㄱㄱ", "ㄱㄱ"),
        ("ㅇㅎㅎ", "ㅎㅎ"),
    ],
)
def test_text_does_not_hold_what_merely_looks_alike(text, query):
    assert not holds(haystack(text), query)


@pytest.mark.parametrize("query", ["", "  ", "%_!", "🦄", "\0", "ㅇ", "ㅏ"])
def test_query_without_a_word_asks_for_nothing(query):
    assert needles(query) == []


def test_long_query_is_asked_by_its_longest_words():
    query = " ".join("x" * size for size in range(1, 20))
    asked = [needle[0] for needle in needles(query)]
    assert asked == [" " + "x" * size for size in range(19, 19 - MOST_WORDS, -1)]


@pytest.mark.parametrize(
    ("text", "query", "is_one"),
    [
        ("I love you.", "love you", True),
        ("A lovely youth", "love you", False),
        ("You love", "love you", False),
        ("It was Im Si-wan’s", "im si wan", True),
        ("It was Im Si-wanda", "im si wan", False),
        ("It was Im Si Wan", "Im Si-wan", True),
        ("런온을 본다", "런 온", True),
        ("런 온을 본다", "런온", True),
        ("one two three four five-six", "one two three four five six", False),
        ("one two three four five-six", "one two three four five-six", True),
        ("one two three four five six", "one two three four five-six", True),
        ("one twothree four", "one two three four", True),
        ("가나다라마", "가 나 다 라 마", True),
        ("Vitamin A is good", "a", True),
        ("", "", False),
    ],
)
def test_phrase_is_the_words_whole_and_in_order(text, query, is_one):
    assert any(phrase in haystack(text) for phrase in phrases(query)) is is_one


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("야근", "야근"),
        ("야근초안", "야근 초안"),
        ("ㅇㄱ", "야근"),
        ("야ㄱ", "야근"),
        ("ㅃ", "빵"),
        ("a.", "a."),
    ],
)
def test_pattern_finds_a_name(query, name):
    assert re.search(name_pattern(query), name)


@pytest.mark.parametrize(("query", "name"), [("ㅇㄱ", "야 하"), ("a.", "ab"), ("(", "a")])
def test_pattern_passes_over_other_names(query, name):
    assert not re.search(name_pattern(query), name)


def test_longest_words_of_a_query_come_first():
    assert [needle[0] for needle in needles("zz yyy aaaa x")] == [" aaaa", " yyy", " zz", " x"]
