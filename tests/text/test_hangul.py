import pytest
from hypothesis import given, strategies as st

from text.hangul import fold, has_hangul, initials, query_keys, romanize, search_key


def finds(query, *names):
    """Whether the query leads to a row with these names, as `search_key__contains` would."""
    key = search_key(names)
    return any(wanted in key for wanted in query_keys(query))


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


def test_a_search_key_is_one_key_a_line():
    assert search_key(["Im Si-wan"]) == "\nimsiwan\nsiwanim\n"


def test_a_search_key_has_every_key_of_every_name_once():
    lines = search_key(["임시완", "Im Si-wan", "Yim Si Wan", "임시완"]).split("\n")

    assert lines == [
        "",
        fold("임시완"),
        fold("ㅇㅅㅇ"),
        "imsiwan",
        "siwanim",
        "yimsiwan",
        "siwanyim",
        "wanyimsi",
        "wanimsi",
        "",
    ]


@pytest.mark.parametrize("names", [[], [""], ["", " ", "…"]])
def test_no_name_has_no_key(names):
    assert search_key(names) == ""


@pytest.mark.parametrize(
    "query",
    [
        *[
            "임시완",
            "시완",
            "임시",
            "임 시완",
            "ㅇㅅㅇ",
            "임시ㅇ",
            "Im Si-wan",
            "im siwan",
            "imsiwan",
        ],
        *["Yim Si-wan", "Lim Shi Wan", "Si-wan Im", "SIWAN IM", "Im Shi Wan", "siwan", "si wan"],
    ],
)
def test_im_si_wan_is_found_by(query):
    assert finds(query, "Im Si-wan", "임시완")


@pytest.mark.parametrize("query", ["임시완", "시완", "Im Si-wan"])
def test_a_person_known_in_latin_only_is_found_by(query):
    assert finds(query, "Im Si-wan")


@pytest.mark.parametrize("query", ["Im Si-wan", "Yim Shiwan", "ㅇㅅㅇ", "시완"])
def test_a_person_known_in_hangul_only_is_found_by(query):
    assert finds(query, "임시완")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("I Yeong-ae", ["Lee Young-ae", "이영애"]),
        ("Rhee Young Ae", ["Lee Young-ae", "이영애"]),
        ("Bak Bo-geom", ["Park Bo-gum", "박보검"]),
        ("Gim Hye-su", ["Kim Hye-soo", "김혜수"]),
        ("Choe Min-sik", ["Choi Min-shik"]),
        ("Ryoo Jun Yeol", ["Ryu Jun-yeol", "류준열"]),
        ("Yoo Joon-yeol", ["Ryu Jun-yeol", "류준열"]),
        ("Sin Se-gyeong", ["Shin Se-kyung", "신세경"]),
        ("Se-kyung Shin", ["신세경", "Shin Se-kyung"]),
        ("Jeong Hae-in", ["Jung Hae-in"]),
        ("Chung Hae In", ["Jung Hae-in"]),
        ("Shin Hyae-sun", ["Shin Hye-sun"]),
        ("yoon-ah im", ["Im Yoona"]),
        ("dongnimmun", ["독립문"]),
        ("doklipmun", ["독립문"]),
        ("Parasite", ["Parasite", "기생충"]),
        ("gisaengchung", ["Parasite", "기생충"]),
    ],
)
def test_other_spellings_find_the_name(query, names):
    assert finds(query, *names)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("송혜교", ["Im Si-wan", "임시완"]),
        ("Park Bo-gum", ["Park Shin-hye", "박신혜"]),
        ("ㅇㅅㄱ", ["임시완"]),
    ],
)
def test_other_people_are_not_found(query, names):
    assert not finds(query, *names)


def test_one_letter_is_a_whole_name_only():
    assert finds("W", "W")
    assert not finds("w", "Weightlifting Fairy")
    assert not finds("ㅎ", "송혜교")


def test_two_letters_or_one_syllable_begin_a_name():
    assert finds("비", "비")
    assert finds("송", "송혜교")
    assert finds("ㅅㅎ", "송혜교")
    assert not finds("혜", "송혜교")
    assert finds("hy", "Song Hye-kyo")
    assert not finds("ye", "Song Hye-kyo")
    assert not finds("ㅎㄱ", "송혜교")


def test_the_next_consonant_may_still_hang_below_the_last_syllable():
    assert finds("송혝", "송혜교")
    assert finds("넋", "넉살")
    assert finds("읽", "일기예보")


@pytest.mark.parametrize("query", ["", " ", "\x00", "!!!", "\ud800", "—"])
def test_nothing_typed_looks_for_nothing(query):
    assert query_keys(query) == []


def test_a_very_long_query_is_cut():
    assert max(len(key) for key in query_keys("가" * 10_000)) <= 300


@given(st.text())
def test_any_name_is_found_by_itself(name):
    if 1 < len(name) <= 100 and query_keys(name):
        assert finds(name, name)


@given(st.text(), st.booleans())
def test_any_text_can_be_romanized(text, linked):
    romanize(text, linked=linked)


@given(st.lists(st.text()))
def test_a_search_key_begins_and_ends_with_a_line_break(names):
    key = search_key(names)

    assert key == "" or (key[0], key[-1], "\n\n" in key) == ("\n", "\n", False)
