"""Each rule of `text.sound` has a row; the sources are those that it names."""

import re
from itertools import chain

import pytest
from hypothesis import assume, given, strategies as st

from text.mccune import mccune_reischauer
from text.pronunciation import heard
from text.romanization import romanize
from text.sound import sound


@pytest.mark.parametrize(
    "spellings",
    [
        "이 Lee Yi Rhee I Li Ree",
        "박 Park Bak Pak Bahk Pahk",
        "임 Im Yim Lim Rim",
        "김 Kim Gim",
        "정 Jung Jeong Chung Jong Joung",
        "최 Choi Choe",
        "신 Shin Sin",
        "유 류 Ryu Yoo You Yu",
        "강 Kang Gang Khang",
        "조 Jo Cho Joh",
        "노 No Noh Roh",
        "오 Oh O",
        "안 An Ahn",
        "손 Son Sohn",
        "서 Seo Suh",
        "허 Heo Hur Huh",
        "우 Woo Wu U",
        "문 Moon Mun",
        "권 Kwon Gwon Kweon",
        "황 Hwang Whang",
        "변 Byun Byeon Pyun",
        "백 Baek Paek Paik",
        "주 Joo Ju",
        "희 Hee Hui Hi Heui",
        "경 Kyung Gyeong Kyoung",
        "영 Young Yeong Yung",
        "석 Suk Seok Sok",
        "현 Hyun Hyeon",
        "은 Eun Un",
        "원 Won Weon",
        "욱 Wook Uk Ook",
        "윤아 Yoon-ah Yuna Yoon-a",
        "혜선 Hye-sun Hyeseon Hyae-sun Hae-sun",
        "이시언 LeeSieon Yi-Shieon",
        "임시완 Imsiwan Limsiwan Yimshiwan",
        "빈센조 Vincenzo",
    ],
)
def test_spellings_share_one_skeleton(spellings):
    words = spellings.split()

    assert {sound(word) for word in words} == {sound(words[0])}


REVISED = "Revised Romanization"
MCCUNE = "McCune–Reischauer"
CUSTOM = "custom"
ENGLISH = "English"


@pytest.mark.parametrize(
    ("source", "spellings"),
    [
        (MCCUNE, "강 Kang"),
        (MCCUNE, "대 Tae"),
        (MCCUNE, "방 Pang"),
        (MCCUNE, "정 Chŏng"),
        (MCCUNE, "쉰 Shwin"),
        (MCCUNE, "성은 Sŏngŭn"),
        (MCCUNE, "희 Hŭi"),
        (MCCUNE, "찌 Tchi"),
        (MCCUNE, "콩 K'ong"),
        (MCCUNE, "이수 Yisu"),
        (REVISED, "려원 Ryeowon Yeowon"),
        (REVISED, "설리 Seolli"),
        (REVISED, "최 Choe"),
        (REVISED, "까 Kka"),
        (CUSTOM, "이수 Leesu Rheesu"),
        (CUSTOM, "임수 Limsu Rimsu Yimsu"),
        (CUSTOM, "박서준 Parkseojun Parkseojoon"),
        (CUSTOM, "필 Phil Fil"),
        (CUSTOM, "태 Thae Tai Tay Tea"),
        (CUSTOM, "황 Whang"),
        (CUSTOM, "신 Shin Sheen Shihn"),
        (CUSTOM, "의 Eui Yui"),
        (CUSTOM, "혜 Hyae Hyeh Hyai"),
        (CUSTOM, "원 Weon"),
        (CUSTOM, "우 Woo Wu"),
        (CUSTOM, "왜 Weh Woi"),
        (CUSTOM, "영 Young Yung"),
        (CUSTOM, "강 Kahng Gahng"),
        (CUSTOM, "노 Noh Roh"),
        (CUSTOM, "설리 Sulli"),
        (ENGLISH, "빈센조 Vincenzo"),
        (ENGLISH, "Aleks Alex"),
        (ENGLISH, "퀸 Qwin Cwin"),
    ],
)
def test_each_rule_folds_what_a_source_spells(source, spellings):
    words = spellings.split()

    assert {sound(word) for word in words} == {sound(words[0])}


@pytest.mark.parametrize(
    "spellings",
    [
        "이 Lee Li Rhee Rhie Ree Yi Yee",
        "임 Lim Leem Rim Yim Yeem Rhim",
        "류 Ryu Ryoo Lyu Liu Yoo You Yew Yu",
        "노 Roh Ro Noh",
        "라 Ra Rha Na Nah",
        "안 Ahn",
        "남 Nahm",
        "박 Park Pak Bahk Pahk Parc",
        "허 Hur Her Huh",
        "최 Choi Choe Choy Chwe",
        "강 Khang",
        "백 Paik Baik Back",
    ],
)
def test_each_family_name_as_custom_spells_it(spellings):
    words = spellings.split()

    assert {sound(f"{word} So-ra") for word in words} == {sound(f"{words[0]} 소라")}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim", "Im"), ("Park", "Baek"), ("Si-wan", "Si-eun"), ("Run On", "Signal"), ("Lee", "Lim")],
)
def test_different_names_keep_different_skeletons(one, other):
    assert sound(one) != sound(other)


def test_spaces_and_hyphens_do_not_matter():
    assert {sound(name) for name in ["Shin Se-kyung", "shin sekyung", "Shin Se Kyung"]} == {
        "sinsekyunk"
    }


AMBIGUOUS = re.compile("[ㅏ-ㅣ]ㅇ[ㅏ-ㅣ]|ㄷ[ㅅㅆㅈㅉ]|ㅖㅎ[ㅓㅡ]")
"""Sounds whose letters may be others’: “eo” and “i” or “e” and “oi”, “tch” for ㄷㅈ or ㅉ, “yeh” for ㅖ."""


@given(st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=2))
def test_both_systems_spell_one_skeleton(word):
    assume(not AMBIGUOUS.search("".join(chain.from_iterable(heard(word)))))
    assert sound(mccune_reischauer(word)) == sound(romanize(word))


@given(st.text())
def test_any_text_has_a_skeleton(text):
    assert sound(text).isalnum() or sound(text) == ""


def test_family_name_is_known_behind_the_given_name_too():
    assert sound("Jong-suk Lee") == sound("Jong-suk Yi") == sound("종석 이")
    assert sound("Kang Jong-suk Lee") == sound("Kang Jong-suk Yi")
