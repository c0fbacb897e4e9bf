import pytest

from text.jamo import INDEX, index_letter, join, split, syllables_under


def test_index_has_the_fourteen_letters_in_order():
    assert "".join(INDEX) == "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"


@pytest.mark.parametrize(
    ("name", "letter"),
    [("런 온", "ㄹ"), ("딸", "ㄷ"), ("힣", "ㅎ"), ("가", "ㄱ"), ("Run", ""), ("ㄱ", ""), ("", "")],
)
def test_index_letter(name, letter):
    assert index_letter(name) == letter


def test_every_syllable_stands_under_exactly_its_letter():
    under = {
        code: letter
        for letter in INDEX
        for first, last in syllables_under(letter)
        for code in range(first, last + 1)
    }
    syllables = range(ord("가"), ord("힣") + 1)
    assert under == {code: index_letter(chr(code)) for code in syllables}


def test_every_syllable_taken_apart_is_joined_again():
    every = [chr(code) for code in range(ord("가"), ord("힣") + 1)]
    assert [join(split(syllable)) for syllable in every] == every
