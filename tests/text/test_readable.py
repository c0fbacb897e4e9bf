import unicodedata

import pytest
from hypothesis import given, strategies as st

from text.readable import MOST_MARKS, readable, readable_line

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HEART_ON_FIRE = "\u2764\ufe0f\u200d\U0001f525"

KEPT = {
    "plain": "Two people, talking.",
    "Korean": "나의 아저씨는 두 번 봤어요.",
    "lines": "One\n\ntwo",
    "Vietnamese": "Việt Nam",
    "Hebrew, pointed": "שָׁלוֹם",
    "Thai": "ที่นี่",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "family": FAMILY,
    "heart on fire": HEART_ON_FIRE,
    "key": "1\ufe0f\u20e3",
    "skin": "\U0001f44d\U0001f3fd",
    "flag": "\U0001f1f0\U0001f1f7",
    "name in kanji": "葛\U000e0100城",
}

CHANGED = {
    "override": ("a\u202etxt.exe\u202cb", "atxt.exeb"),
    "isolate": ("a\u2066b\u2069c", "abc"),
    "direction marks": ("a\u200e\u200fb", "ab"),
    "zero width space": ("Ha\u200bna", "Hana"),
    "word joiner, soft hyphen": ("Ha\u2060na\u00ad", "Hana"),
    "joiner between Latin letters": ("Ha\u200dna\u200c", "Hana"),
    "joiner on one side of Persian": ("م\u200ca\u200cم", "مaم"),
    "non-joiner between pictures": ("\U0001f468\u200c\U0001f467", "\U0001f468\U0001f467"),
    "joiner at the end of a picture": ("\U0001f468\u200d", "\U0001f468"),
    "byte order mark": ("\ufeffHana", "Hana"),
    "NUL": ("Ha\0na", "Hana"),
    "control": ("Ha\x1b[31m\x07na", "Ha[31mna"),
    "C1": ("Ha\x9bna", "Hana"),
    "lone surrogates": ("Ha\ud83dna\udc00", "Hana"),
    "tags": ("Ha\U000e0041\U000e0042na", "Hana"),
    "flag of tags": ("\U0001f3f4\U000e0067\U000e007f", "\U0001f3f4"),
    "selectors that hide a message": ("a\ufe00\ufe01\U000e0101\U000e0102b", "ab"),
    "Hangul filler": ("\u3164Ha\u115f\u1160\uffa0na", "Hana"),
    "empty braille": ("a\u2800b", "a b"),
    "grapheme joiner": ("a\u034fb", "ab"),
    "not composed": ("Cafe\u0301 \u1100\u1161", "Caf\u00e9 \uac00"),
    "noncharacter": ("a\ufffe\uffff\ufdd0b", "ab"),
    "line ends": ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
    "tabulator": ("a\tb", "a b"),
    "tower": ("a" + "\u0316\u0317\u0318\u0319\u031c\u031d" * 50, "a\u0316\u0317\u0318"),
    "tower on nothing": ("\u0316\u0317\u0318\u0319a", "\u0316\u0317\u0318a"),
    "tower of rings": ("o" + "\u20dd" * 9, "o" + "\u20dd" * 3),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_writing_needs_is_kept(text):
    assert readable(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("typed", "expected"), CHANGED.values(), ids=CHANGED)
def test_what_hides_turns_or_buries_is_left_out(typed, expected):
    assert readable(typed) == expected


def test_a_name_stands_on_one_line():
    assert readable_line("  Hana\u200b\n\t \u202e Reyes\u2028 ") == "Hana Reyes"


LETTERS = "a가ㄱ\u1100\u1161\u11a8\u2764\U0001f468क\u06cc=葛1 \n"
MARKS = "\u0301\u0316\u20dd\u200d\u200c\ufe0f\u094d\u0338\u180b\U000e0100\u202e"
MARKED = st.text(st.sampled_from(LETTERS + MARKS))


@given(st.text() | MARKED)
def test_twice_is_once_and_composed(text):
    once = readable(text)
    assert readable(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text() | MARKED)
def test_no_letter_carries_more_than_it_may(text):
    marks = 0
    for char in readable(text):
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        assert marks <= MOST_MARKS
