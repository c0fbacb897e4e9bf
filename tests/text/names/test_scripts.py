"""A name as somebody wrote it, in either script or both."""

import pytest

from text.names.scripts import Names, by_rule


@pytest.mark.parametrize(
    ("written", "latin", "hangul"),
    [
        ("Im Si-wan (임시완)", ("Im Si-wan",), ("임시완",)),
        ("임시완 Im Si-wan", ("Im Si-wan",), ("임시완",)),
        ("Lee Ji-eun (IU)", ("Lee Ji-eun", "IU"), ()),
        ("Im, Si-wan", ("Im Si-wan",), ()),
        ("Kim Ji-hoon (actor, born 1981)", ("Kim Ji-hoon",), ()),
        ("김지훈 (1981년생)", (), ("김지훈",)),
        ("?!", (), ()),
    ],
)
def test_name_is_taken_apart(written, latin, hangul):
    names = Names.of(written)
    assert (names.latin, names.hangul) == (latin, hangul)


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("강태오", "Kang Tae-o"),
        ("이선균", "Lee Seon-gyun"),
        ("제갈수진", "Jegal Su-jin"),
        ("서문예린", "Seomun Ye-rin"),
        ("남궁민", "Namgung Min"),
        ("황보라", "Hwang Bo-ra"),
        ("비", ""),
        ("편의점 주인", ""),
    ],
)
def test_hangul_alone_is_spelled_by_the_rule(hangul, latin):
    assert by_rule(hangul) == latin
