"""The known titles are drawn as the first sketch of the algorithm drew them."""

import pytest
from hypothesis import given, strategies as st

from text.poster import ELEMENTS, FORMS, LANES, LINE, SIZES, SOLID, poster


@pytest.mark.parametrize(
    ("hangul", "field", "strokes", "composition", "size"),
    [
        ("런 온", "bunhong", LANES, "head", 40),
        ("러닝메이트", "dahong", LANES, "column", 22),
        ("우리들의 블루스", "gaji", LANES, "foot", 22),
        ("무빙", "chija", LANES, "stack", 58),
        ("더 글로리", "dahong", LANES, "head", 28),
        ("멜로가 체질", "chija", LANES, "foot", 28),
        ("동백꽃 필 무렵", "yeonji", SOLID, "column", 18),
        ("괴물", "ssuk", SOLID, "foot", 40),
        ("청춘기록", "eun", LANES, "foot", 22),
        ("갯마을 차차차", "jjok", SOLID, "foot", 28),
        ("미생", "hwangto", LINE, "stack", 58),
        ("사랑의 불시착", "eun", SOLID, "head", 28),
        ("선재 업고 튀어", "bisaek", LANES, "column", 18),
        ("호텔 델루나", "gam", SOLID, "foot", 28),
        ("파친코", "songhwa", SOLID, "stack", 40),
        ("시그널", "bisaek", LINE, "foot", 28),
        ("이상한 변호사 우영우", "meok", LINE, "foot", 28),
        ("킹덤", "haneul", LINE, "head", 40),
        ("SKY 캐슬", "haneul", SOLID, "column", 22),
        ("별에서온그대", "chija", LANES, "foot", 14),
        ("힘쎈여자 강남순", "gaji", LINE, "head", 22),
        ("킬미, 힐미", "jjok", LINE, "column", 22),
        ("쓸쓸하고 찬란하神 도깨비", "hoe", LINE, "foot", 22),
        ("땐뽀걸즈", "yeonji", SOLID, "head", 22),
        ("지금 우리 학교는", "baekja", LINE, "head", 28),
        ("그 겨울, 바람이 분다", "haneul", LINE, "head", 22),
        ("우리가 사랑할 수 있을까", "meok", LANES, "head", 22),
        ("D.P.", "pat", LINE, "foot", 22),
    ],
)
def test_known_titles(hangul, field, strokes, composition, size):
    made = poster("Any", hangul)

    assert (made.field, made.strokes) == (field, strokes)
    assert (made.composition, made.size) == (composition, size)


def test_a_poster_in_full():
    made = poster("Misaeng", "미생")

    assert made.path == "M40 40H160V160H40Z"
    assert made.transform == "translate(-190 -40) scale(2.0)"
    assert made.lines == ("미", "생")
    assert (made.band_size, made.seal) == (1, "미")


def test_hangul_leads_and_latin_serves_where_there_is_none():
    assert poster("Misaeng", "미생") == poster("Incomplete Life", "미생")
    assert poster("D.P.") == poster("", "D.P.")


def test_a_title_without_hangul_is_drawn_from_its_hash():
    made = poster("D.P.")

    assert (made.path, made.seal, made.lines) == (FORMS["ㄴ"], "D", ("D.P.",))


@pytest.mark.parametrize(
    ("double", "single"), [("꽃", "곳"), ("땐", "댄"), ("빠", "바"), ("쌈", "삼"), ("짝", "작")]
)
def test_double_initial_draws_its_base(double, single):
    assert poster("", double).path == poster("", single).path


def test_the_first_syllable_counts_though_other_letters_come_first():
    assert poster("", "SKY 캐슬").path == FORMS["ㅋ"]
    assert poster("", "SKY 캐슬").seal == "캐"


def test_composed_and_decomposed_titles_are_one():
    assert poster("", "\u1105\u1165\u11ab \u110b\u1169\u11ab") == poster("", "런 온")


@pytest.mark.parametrize(
    ("hangul", "size"),
    [
        ("봄", 1),
        ("런 온", 1),
        ("시그널", 2),
        ("비밀의 숲", 3),
        ("더 글로리아", 4),
        ("힘쎈여자강남", 4),
        ("힘쎈여자 강남순", 5),
    ],
)
def test_bands_grow_smaller_with_more_syllables(hangul, size):
    assert poster("", hangul).band_size == size


def test_lone_dash_is_no_line():
    assert poster("", "쓸쓸하고 찬란하神 – 도깨비").lines == ("쓸쓸하고", "찬란하神", "도깨비")
    assert poster("", "…").lines == ("…",)


@pytest.mark.parametrize(
    ("title", "composition", "lines"),
    [
        ("파친코", "stack", ("파", "친", "코")),
        ("동백꽃 필 무렵", "column", ("동백꽃 필 무렵",)),
        ("지금 우리 학교는", "head", ("지금", "우리", "학교는")),
    ],
)
def test_words_are_never_broken_but_in_a_stack(title, composition, lines):
    made = poster("", title)

    assert (made.composition, made.lines) == (composition, lines)


@given(st.text(), st.text())
def test_every_title_has_a_poster_and_always_the_same(title, hangul):
    made = poster(title, hangul)
    poster.cache_clear()

    assert poster(title, hangul) == made
    assert made.field in {shade for shades in ELEMENTS.values() for shade in shades}
    assert made.size in SIZES
    assert all(made.lines)
