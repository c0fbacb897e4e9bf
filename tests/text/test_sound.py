import pytest
from hypothesis import given, strategies as st

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


@given(st.text())
def test_any_text_has_a_skeleton(text):
    assert sound(text).isalnum() or sound(text) == ""
