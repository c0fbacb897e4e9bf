"""The keys are those of KS X 5002."""

from itertools import product

import pytest
from hypothesis import given, strategies as st

from text.jamo import FINALS, INITIALS, VOWELS, Syllable, join
from text.keyboard import hangul_meant, latin_meant

BOTH_WAYS = [
    ("dlatldhks", "임시완"),
    ("qkrgPtn", "박혜수"),
    ("thdgPry", "송혜교"),
    ("fjs dhs", "런 온"),
    ("dmdekqgkfk 1988", "응답하라 1988"),
    ("tmzkdl zotmf 2!", "스카이 캐슬 2!"),
    ("Ekf", "딸"),
    ("Rhc", "꽃"),
    ("Qkd", "빵"),
    ("Tkfkd", "싸랑"),
    ("Wkwkd", "짜장"),
    ("rhk rho rhl", "과 괘 괴"),
    ("rnj rnp rnl rml", "궈 궤 귀 긔"),
    ("skrt dkswdk", "낛 앉아"),
    ("rkqt djqtdj", "값 없어"),
    ("ekfr ekfrl", "닭 달기"),
    ("rkrtk rkr tk", "각사 각 사"),
    ("dlTek", "있다"),
    ("dlTk", "이싸"),
    ("rkrRk", "각까"),
    ("akEk", "마따"),
]


@pytest.mark.parametrize(("keys", "hangul"), BOTH_WAYS)
def test_hangul_was_meant(keys, hangul):
    assert hangul_meant(keys) == hangul


@pytest.mark.parametrize(
    ("keys", "hangul"),
    [("DLatldhks", "임시완"), ("Gks", "한"), ("임시dhks", "임시완")],
)
def test_a_capital_without_a_letter_of_its_own_is_the_key(keys, hangul):
    assert hangul_meant(keys) == hangul


@pytest.mark.parametrize(
    ("keys", "hangul"),
    [("dl", "이"), ("dla", "임"), ("dlatl", "임시"), ("dlatld", "임싱"), ("dlatldh", "임시오")],
)
def test_a_name_half_typed(keys, hangul):
    assert hangul_meant(keys) == hangul


@pytest.mark.parametrize(
    "keys",
    [
        "d",
        "k",
        "dtd",
        "qkrg",
        "kd",
        "Im Si-wan",
        "Vincenzo",
        "rkk",
        "rk r",
        "ㄳdhks",
        "ㅎdhks",
        "qkrgé",
        "1988",
        " ",
        "",
    ],
)
def test_keys_that_make_no_whole_syllables(keys):
    assert hangul_meant(keys) == ""


@pytest.mark.parametrize(
    ("keys", "hangul"),
    [
        ("qkrg", "박ㅎ"),
        ("dlat", "임ㅅ"),
        ("dlatl", "임시"),
        ("rkE", "가ㄸ"),
        ("qkrgg", ""),
        ("rkk", ""),
        ("d", ""),
        ("rk r", ""),
        ("rkE rk", ""),
    ],
)
def test_one_consonant_may_begin_what_is_yet_unfinished(keys, hangul):
    assert hangul_meant(keys, unfinished=True) == hangul


@pytest.mark.parametrize(
    ("hangul", "keys"),
    [
        *[(hangul, keys) for keys, hangul in BOTH_WAYS],
        ("껴ㅜ ㅐㅜ", "Run on"),
        ("껴ㅜ ㅒㅜ", "Run On"),
        ("례ㅒ", "fPO"),
        ("ㅛㅗㅕㅗ", "yhuh"),
        ("ㅘ ㄳ", "hk rt"),
        ("\u1105\u1165\u11ab", "fjs"),
        ("껴ㅜ On", "Run On"),
        ("Run On", ""),
        ("1988", ""),
        ("", ""),
    ],
)
def test_latin_was_meant(hangul, keys):
    assert latin_meant(hangul) == keys


SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))


@given(st.text(SYLLABLES, min_size=1))
def test_hangul_typed_out_into_keys_is_composed_again(hangul):
    assert hangul_meant(latin_meant(hangul)) == hangul


def test_every_final_leaves_the_next_initial_alone():
    pairs = [
        join(Syllable("ㅇ", "ㅏ", final)) + join(Syllable(initial, vowel, ""))
        for final, initial, vowel in product(FINALS, INITIALS, VOWELS)
    ]
    assert [hangul_meant(latin_meant(pair)) for pair in pairs] == pairs


@given(st.text())
def test_any_text_can_be_meant(text):
    assert not set(hangul_meant(text)) & set(INITIALS + VOWELS)
    latin_meant(text)
