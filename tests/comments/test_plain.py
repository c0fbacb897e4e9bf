"""The text of a mail says what its HTML says."""

import pytest

from comments.mail.plain import plain


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>One\n  line</p><p>Two</p>", "One line\n\nTwo\n"),
        ("<h1>Title</h1>\n<div><p>Words &amp; <b>more</b>.</p></div>", "Title\n\nWords & more.\n"),
        ("<p>First<br>second</p>", "First\nsecond\n"),
        ('<p><a href="https://a.example/x/">Read it</a></p>', "Read it: https://a.example/x/\n"),
        ('<p>At <a href="https://a.example/">a.example</a></p>', "At https://a.example/\n"),
        ("<ul><li><b>Mina</b> on “One”</li>\n<li>Two<br>why</li></ul>", "- Mina on “One”\n\n- Two\nwhy\n"),
        ("<blockquote><p>Said</p></blockquote><p>Answer</p>", "> Said\n\nAnswer\n"),
        ('<p>Seen</p><p class="only-seen">With a button</p>', "Seen\n"),
        ("<p>&lt;b&gt;</p>", "<b>\n"),
        ("<blockquote>One<blockquote>Two<br>b</blockquote></blockquote>", "> One\n>\n> > Two\n> > b\n"),
        ("<p>One\u2028-- \u2029Two\x85three</p>", "One -- Two three\n"),
        ("<p>\u202eeno\u202c \u2066two\u2069</p>", "eno two\n"),
    ],
)  # fmt: skip
def test_text_says_what_html_says(inside, text):
    assert (
        plain(f"<!doctype html><html><head><title>No</title></head><body>{inside}</body></html>")
        == text
    )


def test_nothing_is_said_of_nothing():
    assert plain("<!doctype html><html><body></body></html>") == "\n"
