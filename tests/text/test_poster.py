"""Typographic posters."""

import pytest
from hypothesis import given, strategies as st

from text.poster import ELEMENTS, LANES, LINE, SIZES, SOLID, STACK_SIZES, poster


@pytest.mark.parametrize(
    ("hangul", "field", "strokes", "composition"),
    [
        ("런 온", "bunhong", LANES, "head"),
        ("러닝메이트", "dahong", LANES, "column"),
        ("우리들의 블루스", "gaji", LANES, "foot"),
        ("더 글로리", "dahong", LANES, "head"),
        ("동백꽃 필 무렵", "yeonji", SOLID, "column"),
        ("괴물", "ssuk", SOLID, "foot"),
        ("미생", "hwangto", LINE, "stack"),
        ("시그널", "bisaek", LINE, "foot"),
        ("SKY 캐슬", "haneul", SOLID, "column"),
        ("킬미, 힐미", "jjok", LINE, "column"),
    ],
)
def test_known_titles(hangul, field, strokes, composition):
    made = poster("Any", hangul)
    assert (made.field, made.strokes, made.composition) == (field, strokes, composition)


def test_hangul_leads_and_latin_serves_where_there_is_none():
    assert poster("Misaeng", "미생").lines == ("미", "생")
    assert poster("D.P.").lines == ("D.P.",)
    assert (poster("D.P.").field, poster("D.P.").seal) == ("pat", "D")


def test_double_initial_draws_its_base():
    assert poster("", "빠스껫 볼").path == poster("", "바스켓 볼").path
    assert poster("", "꽃보다 남자").path == poster("", "고백").path


@pytest.mark.parametrize(
    ("hangul", "size"),
    [("런온", 1), ("시그널", 2), ("비밀의숲", 3), ("더 글로리아", 4), ("가나다라마바사", 5)],
)
def test_bands_grow_smaller_with_more_syllables(hangul, size):
    assert poster("", hangul).band_size == size


def test_words_are_never_broken():
    made = poster("", "응답하라 1988")
    assert "".join(made.lines).replace(" ", "") == "응답하라1988"


@given(st.text(), st.text())
def test_every_title_has_a_poster_and_always_the_same(title, hangul):
    made = poster(title, hangul)
    poster.cache_clear()
    assert poster(title, hangul) == made
    assert made.field in {shade for shades in ELEMENTS.values() for shade in shades}
    assert made.size in {*SIZES, *STACK_SIZES.values()}
    assert all(made.lines)
