import pytest

from text.typed import legible, one_line


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Run On", "Run On"),
        ("  Run \t\u00a0\u3000On\r\n", "Run On"),
        ("R\x00u\x1bn\ud800 O\ufffen", "Run On"),
        ("\ufeffRu\u200bn\u202e On\u200e", "Run On"),
        ("\u1105\u1165\u11ab \u110b\u1169\u11ab", "런 온"),
        ("Run On, again", "Run On,"),
        ("e\u0301" * 8, "é" * 8),
        ("\x00 \u200b", ""),
        ("", ""),
    ],
)
def test_one_line(typed, expected):
    assert one_line(typed, longest=8) == expected


def test_a_cut_leaves_no_space_at_the_end():
    assert one_line("Run On", longest=4) == "Run"


def test_no_more_is_looked_at_than_can_be_kept():
    assert one_line("a" * 1_000_000, longest=8) == "a" * 8


def test_finished_markup_loses_what_xml_forbids_and_no_more():
    assert legible("<p>a\x00b\ud800\ufffe</p>\u0338\n") == "<p>ab</p>\u0338\n"
