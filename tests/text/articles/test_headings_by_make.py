"""Headings that only their make tells: bold lines and lines of capitals, whatever they say."""

from text.articles.recognising import recognise

ALL = "<p>I watched all 16 episodes of this drama.</p>"


def test_unknown_bold_line_ends_with_the_next():
    html = (
        "<b>Folks</b><br>Im Si-wan - Ki Seon-gyeom<br>Shin Se-kyung - Oh Mi-joo<br><br>"
        "<b>Musings</b><br>They run, and then they run some more, and it never rains.<br><br>"
        "More of it: he falls, she laughs, nobody says sorry. I liked that a lot, as you know.<br>"
    )

    cast = recognise(ALL + html, headline="Run On review").cast
    assert [(one.value.actor, one.value.character) for one in cast] == [
        ("Im Si-wan", "Ki Seon-gyeom"),
        ("Shin Se-kyung", "Oh Mi-joo"),
    ]


def test_line_of_capitals_is_a_heading_above_quotations():
    text = """I watched all 16 episodes of this drama.

HEARD IN PASSING
* "I run because I must." (Ki Seon-gyeom)
* "Rain has no manners, has it?"

Good night."""

    lines = recognise(text, headline="Run On review").lines
    assert [(one.value.quote, one.sure) for one in lines] == [
        ("I run because I must.", True),
        ("Rain has no manners, has it?", True),
    ]


def test_leader_dots_part_two_names():
    html = "<h3>Cast</h3><p>Im Si-wan ........ Ki Seon-gyeom<br>Shin Se-kyung ..... Oh Mi-joo</p>"

    cast = recognise(ALL + html, headline="Run On review").cast
    assert [(one.value.actor, one.value.character) for one in cast] == [
        ("Im Si-wan", "Ki Seon-gyeom"),
        ("Shin Se-kyung", "Oh Mi-joo"),
    ]
