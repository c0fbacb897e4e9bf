import pytest

from text.headings import LETTERS, beginnings, heading


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        *[("런 온", "ㄹ"), ("딸", "ㄷ"), ("Run On", "R"), ("run", "R"), ("élan", "E"), ("Ÿ", "Y")],
        *[("1988", ""), ("", ""), ("ㄱ", ""), ("神", ""), ("ﬁ", ""), ("Ж", ""), ("#", "")],
    ],
)
def test_heading(name, letter):
    assert heading(name) == letter


def test_what_a_database_looks_for_is_what_stands_there():
    under = {
        code: letter
        for letter in LETTERS
        for first, last in beginnings(letter)
        for code in range(first, last + 1)
    }
    everything = (code for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert under == {code: letter for code in everything if (letter := heading(chr(code)))}
