"""Which words of a text are Korean names, and what is family and what given."""

import pytest

from text.known_names import Kind, Known, KnownNames
from text.names import mentions, split_name

NAMES = {
    "Ki Seon-gyeom ran.": [("Ki", "Seon-gyeom")],
    "Seon-gyeom Ki ran.": [("Ki", "Seon-gyeom")],
    "Mi-joo’s desk, Mi-joo's desk": [("", "Mi-joo"), ("", "Mi-joo")],
    "“Mi-joo-ya!” he calls. Mi-joo-ssi?": [("", "Mi-joo"), ("", "Mi-joo")],
    "Sŏn-gyŏm and Chŏng-hŭi": [("", "Sŏn-gyŏm"), ("", "Chŏng-hŭi")],
    "Choi Soo-Young (Seo Dan-ah)": [("Choi", "Soo-Young"), ("Seo", "Dan-ah")],
    "Rae-won, Yeo-reum, Hyuk-jin, Eui-jun": [
        ("", "Rae-won"),
        ("", "Yeo-reum"),
        ("", "Hyuk-jin"),
        ("", "Eui-jun"),
    ],
    "Jung\u2010hee and Jung\u2011hee": [("", "Jung\u2010hee"), ("", "Jung\u2011hee")],
}
NO_NAMES = [
    "A run-on sentence. Run-on. Run-On.",
    "The first-person narrator, mid-season, Mid-season.",
    "Set-up, Re-run, Hot-pot, Pin-up, So-so, Laid-back, Well-to-do.",
    "A K-drama about Dok-do, in Jung-gu, dressed in Han-bok.",
    "Spider-Man, Coca-Cola, Jean-Luc, Anglo-Saxon, Nineteen-ninety.",
    "jung-hee without a capital",
]


def _sure(text):
    return [(name.family, name.given) for name in mentions(text) if name.is_sure]


@pytest.mark.parametrize("text", NAMES)
def test_names_are_found(text):
    assert _sure(text) == NAMES[text]


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_words_are_no_names(text):
    assert _sure(text) == []


def test_words_are_where_they_are_said_to_be():
    text = "When Ki Seon-gyeom met Mi-joo’s friend, Gong Yoo ran."
    found = list(mentions(text))
    assert [name.words for name in found] == ["Ki Seon-gyeom", "Mi-joo", "Gong Yoo"]
    assert [text[name.start : name.end] for name in found] == [name.words for name in found]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Im Si-wan", ("Im", "Si-wan")),
        ("Si-wan Im", ("Im", "Si-wan")),
        ("Byun Woo Suk", ("Byun", "Woo Suk")),
        ("Captain Ri Jung-hyuk", ("Ri", "Jung-hyuk")),
        ("Christine Adams", ("Christine", "Adams")),
        ("Chani", ("", "Chani")),
        ("기선겸", ("기", "선겸")),
        ("남궁민", ("남궁", "민")),
        ("찬", ("", "찬")),
    ],
)
def test_a_name_comes_apart(name, parts):
    assert split_name(name) == parts


CAST = KnownNames(
    [
        Known("Ki Seon-gyeom", "c1"),
        Known("기선겸", "c1"),
        Known("Oh Mi-joo", "c2"),
        Known("Im Si-wan", "p1"),
        Known("Yim Si Wan", "p1", is_main=False),
    ]
)


@pytest.mark.parametrize(
    "text", ["Im Si-wan", "Si-wan Im", "Yim Si Wan", "In Si-wan", "SEON-GYEOM"]
)
def test_listed_spellings_are_right_in_both_orders(text):
    assert [CAST.judge(name).kind for name in mentions(text)] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "suggestion"),
    [
        ("Seon-kyeom", Kind.SPELLING, "Seon-gyeom"),
        ("Gi Seon-gyeom", Kind.SPELLING, "Ki Seon-gyeom"),
        ("Sun-gyum Ki", Kind.SPELLING, "Seon-gyeom Ki"),
        ("Kim Seon-gyeom", Kind.FAMILY, "Ki Seon-gyeom"),
        ("Seon-gyeon", Kind.UNKNOWN, "Seon-gyeom"),
        ("Hyuk-jin", Kind.UNKNOWN, ""),
    ],
)
def test_other_names_are_judged(text, kind, suggestion):
    (verdict,) = [CAST.judge(name) for name in mentions(text)]
    assert (verdict.words, verdict.kind, verdict.suggestion) == (text, kind, suggestion)


def test_hangul_is_a_name_only_near_a_known_one():
    found = CAST.judge_hangul(
        "기선겸은 달리고 김선겸은 걷고 기선경이 말했다. 선겸아, 사랑해요. 기선제압"
    )
    assert [(one.words, one.kind) for one in found] == [
        ("기선겸", None),
        ("김선겸", Kind.FAMILY),
        ("기선경", Kind.UNKNOWN),
        ("선겸", None),
    ]
