"""Memorable lines outside of any section of such."""

import pytest

from text.articles.recognising import recognise

CAST = "<p>I watched all 16 episodes of this drama. Shin Se-kyung plays Oh Mi-joo.</p>"


def lines(html):
    found = recognise(CAST + html, headline="Run On review").lines
    return [(one.value.quote, one.value.speaker, one.value.episode, one.sure) for one in found]


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (
            "<blockquote>I like you so much it hurts — Mi-joo, ep. 7</blockquote>",
            ("I like you so much it hurts", "Mi-joo", 7, True),
        ),
        (
            "<blockquote><p>“I run because I must.”</p><p>— Seon-gyeom, episode 9</p></blockquote>",
            ("I run because I must.", "Seon-gyeom", 9, True),
        ),
        (
            "<blockquote>I run because I must.</blockquote><p>– Seon-gyeom, ep. 9</p>",
            ("I run because I must.", "Seon-gyeom", 9, True),
        ),
        (
            "<p>My favourite line belongs to Mr. Noh:</p><blockquote>“Rain has no manners.”</blockquote>",
            ("Rain has no manners.", "Mr. Noh", None, True),
        ),
        (
            "<p>There is one line in episode 4 that I wrote down. Mi-joo, not looking up: “Wait for me.”</p>",
            ("Wait for me.", "Oh Mi-joo", 4, True),
        ),
        (
            "<h3>Episode 9</h3><p>Mi-joo says: “A tax is a theft with a stamp on it.”</p>",
            ("A tax is a theft with a stamp on it.", "Oh Mi-joo", 9, True),
        ),
        (
            "<p>“Rain is only the sky being late for work,” says Mi-joo to the bus driver.</p>",
            ("Rain is only the sky being late for work", "Oh Mi-joo", None, True),
        ),
        (
            "<p>“Nobody runs this slowly by accident, sir,” Mi-joo tells him, and sits down.</p>",
            ("Nobody runs this slowly by accident, sir", "Oh Mi-joo", None, True),
        ),
        (
            "<p>My favourite line is Mi-joo’s “Rain is only the sky being late.”</p>",
            ("Rain is only the sky being late.", "Oh Mi-joo", None, True),
        ),
        (
            "<p>As Mi-joo puts it, “Rain is only the sky being late for work.”</p>",
            ("Rain is only the sky being late for work.", "Oh Mi-joo", None, True),
        ),
        (
            "<p>“Rain is only the sky being late for work.” That’s Mi-joo, of course.</p>",
            ("Rain is only the sky being late for work.", "Oh Mi-joo", None, True),
        ),
        (
            "<figure><blockquote>Rain has no manners.</blockquote><figcaption>— Mi-joo</figcaption></figure>",
            ("Rain has no manners.", "Mi-joo", None, True),
        ),
        (
            "<p>Then Mi-joo says: “A tax is a theft with a stamp on it.”</p>",
            ("A tax is a theft with a stamp on it.", "Oh Mi-joo", None, False),
        ),
    ],
)
def test_line_is_known_by_its_source(html, line):
    assert lines(html) == [line]


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>Hope is the thing with feathers. — Emily Dickinson</blockquote>",
        "<p>My mother says: “It is only a man on a scooter, my dear child.”</p>",
        "<h3>Episode 9</h3><p>Mi-joo calls her flat “charming”.</p>",
        "<p>“I would not watch this a second time, dear,” says my mother.</p>",
        "<p>A friend calls it “a drama with a good heart and no head.”</p>",
    ],
)
def test_other_quotations_are_no_lines(html):
    assert lines(html) == []


def test_line_of_prose_stays_in_the_text():
    html = CAST + "<blockquote>I like you so much it hurts — Mi-joo, ep. 7</blockquote>"

    assert "it hurts — Mi-joo, ep. 7" in recognise(html, headline="Run On review").body


def test_retold_dialogue_stays_a_question():
    said = "".join(
        f"<p>Then Mi-joo stops and says: “I have told you this {n} times now.”</p>"
        for n in range(6)
    )

    assert {sure for *_, sure in lines(f"<h3>Episode 9</h3>{said}")} == {False}


def test_lines_of_a_recap_stay_questions():
    html = f"{CAST}<p>“Rain is only the sky being late for work,” says Mi-joo to the driver.</p>"

    found = recognise(html, headline="Run On episode 4 recap").lines
    assert [one.sure for one in found] == [False]


def test_table_that_names_its_columns_holds_lines():
    table = (
        "<table><tr><th>Line</th><th>Said by</th></tr>"
        "<tr><td>“Trains are never late.”</td><td>the stationmaster</td></tr></table>"
    )

    assert [line[0] for line in lines(table)] == ["Trains are never late."]


def test_definitions_hold_lines_with_who_says_them():
    html = (
        "<h3>Words I keep</h3><dl><dt>Mi-joo (episode 2)</dt><dd>“He eats like a king.”<br>The best.</dd>"
        "<dt>Seon-gyeom</dt><dd>“Salt first.”</dd></dl>"
    )

    assert lines(html) == [
        ("He eats like a king.", "Mi-joo", 2, True),
        ("Salt first.", "Seon-gyeom", None, True),
    ]


def test_list_with_speaker_and_episode_holds_lines_without_marks():
    html = (
        "<h3>In the rain</h3><ul><li>I run because I must - Mi-joo, E3</li>"
        "<li>Nobody has to run - Mi-joo, E4</li></ul>"
    )

    assert lines(html) == [
        ("I run because I must", "Mi-joo", 3, True),
        ("Nobody has to run", "Mi-joo", 4, True),
    ]
