"""Quotations in the shapes that editors and old habits give them."""

from text.articles.recognising import recognise

CAST = "<p>I watched all 16 episodes of this drama. Shin Se-kyung plays Oh Mi-joo.</p>"


def lines(html):
    found = recognise(html, headline="Run On review").lines
    return [(one.value.quote, one.value.speaker, one.value.episode, one.sure) for one in found]


def test_lines_behind_angle_brackets_are_quotations():
    text = """I watched all 16 episodes of this drama.

## Quotes

> Rain has no manners.
>
> -- Mi-joo, ep 7

> I run because I must.
> -- Seon-gyeom
"""

    assert lines(text) == [
        ("Rain has no manners.", "Mi-joo", 7, True),
        ("I run because I must.", "Seon-gyeom", None, True),
    ]


def test_table_with_speakers_holds_lines_without_marks():
    rows = [("Quote", "Who", "Ep"), ("Rain has no manners.", "Oh Mi-joo", "3")]
    table = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)

    found = lines(f"{CAST}<h3>Quotes</h3><table>{table}</table>")

    assert found == [("Rain has no manners.", "Oh Mi-joo", 3, True)]


def test_foot_of_a_quotation_names_its_speaker():
    html = (
        "<h3>Lines</h3><blockquote><p>Rain has no manners.</p><footer>Oh Mi-joo (Ep. 2)</footer>"
        "</blockquote><p>I keep thinking of it.</p>"
    )

    found = recognise(CAST + html, headline="Run On review").lines

    assert [(one.value.speaker, one.value.episode, one.value.comment) for one in found] == [
        ("Oh Mi-joo", 2, "I keep thinking of it.")
    ]


def test_line_in_italics_below_names_the_speaker():
    html = (
        "<h3>Lines</h3><p>“Rain has no manners.”<br><em>Oh Mi-joo, Episode 2</em></p>"
        "<p>“I run because I must.”<br><em>Ki Seon-gyeom</em></p>"
    )

    assert lines(CAST + html) == [
        ("Rain has no manners.", "Oh Mi-joo", 2, True),
        ("I run because I must.", "Ki Seon-gyeom", None, True),
    ]
