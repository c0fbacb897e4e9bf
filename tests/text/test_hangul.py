import unicodedata

import pytest
from hypothesis import given, strategies as st

from text.hangul import fold, initials, initials_by_word
from text.jamo import has_hangul
from text.romanization import romanize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im Si-wan", "imsiwan"),
        ("IM SI‐WAN", "imsiwan"),
        ("Im Si‑wan—", "imsiwan"),
        ("Ｉｍ　Ｓｉ", "imsi"),
        ("Amélie Straße", "ameliestrasse"),
        ("It's Okay!", "itsokay"),
        ("\x00\u200b\ud800", ""),
        ("ㅇㅅㅇ", "\u110b\u1109\u110b"),
        ("송", "\u1109\u1169\u11bc"),
        ("\u3164", ""),
        ("", ""),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


def test_fold_is_the_same_for_composed_and_decomposed_text():
    assert fold("런 온") == fold("\u1105\u1165\u11ab \u110b\u1169\u11ab")


@pytest.mark.parametrize("typed", ["ㅅ", "소", "송", "송ㅎ", "송혜", "송혜ㄱ", "송혜교"])
def test_a_name_half_typed_begins_the_fold_of_the_name(typed):
    assert fold("송혜교").startswith(fold(typed))


@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("임시완", "ㅇㅅㅇ"),
        ("런 온", "ㄹㅇ"),
        ("SKY 캐슬", "skyㅋㅅ"),
        ("응답하라 1988", "ㅇㄷㅎㄹ1988"),
        ("꽃보다 남자", "ㄲㅂㄷㄴㅈ"),
        ("\u1105\u1165\u11ab", "ㄹ"),
        ("Run On", ""),
        ("ㅇㅅㅇ", ""),
        ("", ""),
    ],
)
def test_initials(text, expected):
    assert initials(text) == expected


def test_initials_by_word():
    assert initials_by_word("런 온") == "ㄹ ㅇ"
    assert initials_by_word("나의  아저씨 ") == "ㄴㅇ ㅇㅈㅆ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("임시완", True),
        ("ㅎ", True),
        ("SKY 캐슬", True),
        ("Run On", False),
        ("1988", False),
        ("", False),
    ],
)
def test_what_counts_as_hangul(text, expected):
    assert has_hangul(text) is expected


@given(st.text(), st.booleans())
def test_any_text_can_be_romanized(text, linked):
    romanize(text, linked=linked)


SYLLABLES = st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), max_size=8)
LATIN = st.text(st.characters(max_codepoint=0x24F), max_size=20)


@given(st.text())
def test_fold_is_of_letters_alone_and_of_no_form(text):
    folded = fold(text)
    assert folded == "".join(filter(str.isalnum, folded))
    assert {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")} == {
        folded
    }


@given(LATIN, st.sampled_from([" ", "-", "‐", "—", "'", "\u200b", "·"]), LATIN)
def test_case_and_what_stands_between_letters_do_not_matter(one, mark, other):
    assert fold(one + mark + other) == fold(one + other) == fold((one + other).casefold())


@given(SYLLABLES, SYLLABLES)
def test_what_is_typed_so_far_begins_what_will_be(word, rest):
    """A search finds a name while it is typed, by its letters and by its initials."""
    assert fold(word + rest) == fold(word) + fold(rest)
    assert initials(word + rest) == initials(word) + initials(rest)
    assert len(initials(word)) == len(word)
