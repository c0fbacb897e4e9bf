"""The examples are those of the Standard Pronunciation Rules, by the number of the rule."""

import pytest

from text.pronunciation import heard, spelled


def in_letters(word):
    return " ".join("".join(sound) for sound in heard(word))


@pytest.mark.parametrize(
    ("rule", "word", "letters"),
    [
        (9, "키읔", "ㅋㅣ ㅇㅡㄱ"),
        (10, "여덟", "ㅇㅕ ㄷㅓㄹ"),
        (11, "읊다", "ㅇㅡㅂ ㄷㅏ"),
        (12, "놓고", "ㄴㅗ ㅋㅗ"),
        (12, "닿소", "ㄷㅏ ㅅㅗ"),
        (13, "깎아", "ㄲㅏ ㄲㅏ"),
        (14, "넋이", "ㄴㅓㄱ ㅅㅣ"),
        (17, "굳이", "ㄱㅜ ㅈㅣ"),
        (18, "국물", "ㄱㅜㅇ ㅁㅜㄹ"),
        (19, "담력", "ㄷㅏㅁ ㄴㅕㄱ"),
        (19, "막론", "ㅁㅏㅇ ㄴㅗㄴ"),
        (20, "난로", "ㄴㅏㄹ ㄹㅗ"),
        (20, "칼날", "ㅋㅏㄹ ㄹㅏㄹ"),
    ],
)
def test_neighbours_change_each_other(rule, word, letters):
    assert in_letters(word) == letters


def test_each_run_of_syllables_is_spelled_and_the_rest_stays():
    assert spelled("런 온ㅋ 2, On", "<{}>".format) == ("<런> <온>ㅋ 2, On")
