import pytest

from text.articles.closing import is_closing
from text.articles.recognising import recognise

_LINES = "<h2>Best lines</h2><p>“I kept the umbrella.” – Mi-joo</p>{0}<p>“I never left.” – Seon-gyeom</p>{1}"
_ABOVE = "<p>Title: Black Umbrella</p><p>Episodes: 12</p><p>Cast: Kim Mi-joo as Oh Bit-na</p>"


def _read(first, last):
    return recognise(_ABOVE + _LINES.format(first, last), headline="Black Umbrella review")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for reading this far, my dears.",
        "See you in the next review!",
        "Rating: 4/5",
        "This post is sponsored by a shop for umbrellas.",
        "Let me know which one made you cry.",
        "오늘도 읽어 주셔서 감사합니다.",
    ],
)
def test_closing_words_are_no_comment_and_stay(text):
    found = _read("<p>I cried.</p>", f"<p>{text}</p>")

    assert is_closing(text)
    assert found.lines[1].value.comment == ""
    assert text in found.body or found.rating or found.disclosure


@pytest.mark.parametrize(
    "text", ["I cried.", "He says thank you to nobody.", "A rating of hearts: none"]
)
def test_other_words_close_nothing(text):
    assert not is_closing(text)


def test_paragraph_below_the_last_line_stays_where_the_others_have_none():
    verdict = "It ends as it began, and I would watch it again."

    found = _read("", f"<p>{verdict}</p>")

    assert [one.value.comment for one in found.lines] == ["", ""]
    assert verdict in found.body


def test_one_paragraph_below_each_is_a_comment_and_the_next_stays():
    found = _read("<p>I cried.</p>", "<p>I laughed.</p><p>So much for the umbrella.</p>")

    assert [one.value.comment for one in found.lines] == ["I cried.", "I laughed."]
    assert "So much for the umbrella." in found.body


def test_several_paragraphs_below_a_single_line_stay():
    html = "<h2>Best line</h2><p>“I kept the umbrella.” – Mi-joo</p><p>One.</p><p>Two.</p>"

    found = recognise(_ABOVE + html, headline="Black Umbrella review")

    assert found.lines[0].value.comment == ""
    assert "<p>One.</p><p>Two.</p>" in found.body


def test_lines_behind_breaks_stay_where_the_others_have_none():
    html = (
        "<h2>Best lines</h2><p>“I kept the umbrella.” – Mi-joo<br>“I never left.” – Seon-gyeom<br>"
        "And that is all I have to say.</p>"
    )

    found = recognise(_ABOVE + html, headline="Black Umbrella review")

    assert [one.value.comment for one in found.lines] == ["", ""]
    assert "And that is all I have to say." in found.body


def test_second_paragraph_of_an_item_is_its_comment():
    items = "".join(
        f"<li><p>“{words}” – Mi-joo</p><p>{remark}</p></li>"
        for words, remark in (("I kept it.", "Her aunt, wet, and right."), ("I left.", "Sigh."))
    )

    found = recognise(
        f"{_ABOVE}<h2>Best lines</h2><ol>{items}</ol>", headline="Black Umbrella review"
    )

    assert [one.value.comment for one in found.lines] == ["Her aunt, wet, and right.", "Sigh."]
