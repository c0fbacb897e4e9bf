"""What a name in a text is to those that are known."""

import pytest

from text.names.finding import mentions
from text.names.judging import KnownNames
from text.names.known import Known
from text.names.verdicts import Kind

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
