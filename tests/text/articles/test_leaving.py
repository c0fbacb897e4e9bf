"""What stays of an article, and in which shape, once its records are taken."""

import pytest

from text.articles.recognising import recognise

FACTS = "<p>Title: Black Umbrella</p><p>Episodes: 12</p>"
HEADLINE = "Black Umbrella review"


def read(html):
    return recognise(html, headline=HEADLINE)


def test_headings_with_nothing_left_below_leave():
    html = (
        f"<h2>Fact file</h2>{FACTS}<h2>Main Cast</h2><p>Kim Mi-joo as Oh Bit-na</p>"
        "<h2>별점 / Rating</h2><p>4/5</p><h2>Thoughts</h2><p>It rains.</p>"
    )

    assert read(html).body == "<h2>Thoughts</h2><p>It rains.</p>"


def test_brackets_of_a_record_are_closed():
    html = (
        f"{FACTS}<h2>Moments</h2><p>Episode 3: they get locked in the shop (of course)</p>"
        "<p>Episode 4: he steps on the cake (not on purpose!!)</p>"
        "<h2>Best lines</h2><p>“I kept it.” – Mi-joo, ep. 3 (of course)</p>"
    )
    found = read(html)
    texts = [one.value.title + one.value.text for one in found.moments]

    texts += [one.value.comment for one in found.lines]
    assert [text.count("(") - text.count(")") for text in texts] == [0, 0, 0]
    assert texts[2] == "(of course)"


def test_code_holds_no_quotation():
    code = '{"@type": "Review", "name": "I never said that it was mine."}'
    html = f"{FACTS}<h2>Best lines</h2><p>“I kept it.” – Mi-joo</p><pre><code>{code}</code></pre>"
    found = read(html)

    assert [one.value.quote for one in found.lines] == ["I kept it."]
    assert "@type" in found.body


@pytest.mark.parametrize(
    ("line", "year"),
    [("It was shown by tvN in 2024.", 2024), ("방송년도 : 2023", 2023), ("Seen in 2022.", None)],
)
def test_year_is_told(line, year):
    found = read(f"{FACTS}<p>{line}</p>").year

    assert (found and found.value) == year
