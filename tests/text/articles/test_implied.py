"""Sections under headings in a writer's own words, or under none."""

import pytest

from text.articles.recognising import recognise

SCENES = "<p>Episode 1 – A bell rings.</p><p>Episode 5 – The lift stops.</p>"
QUOTES = "<p>“Wait for me.” – Mi-joo</p><p>“I will.” – Seon-gyeom</p>"


def of(html, headline="Run On review"):
    return recognise(
        f"<p>A drama about running.</p>{html}<h2>Verdict</h2><p>It is good.</p>", headline=headline
    )


@pytest.mark.parametrize(
    "opening",
    [
        "<h2>Three scenes that should be taught</h2>",
        "<h2>The bits I rewound</h2>",
        "<h2>What stays with me</h2>",
        "<h2>Five times I had to stop the film</h2>",
        "<p>There are two scenes I would keep if the rest were lost.</p>",
        "<p>Two moments to watch for:</p>",
        "<h2>두고두고 생각날 장면들</h2>",
    ],
)
def test_scenes_are_moments_whatever_stands_above(opening):
    found = of(opening + SCENES).moments

    assert [(one.value.first, one.sure) for one in found] == [(1, True), (5, True)]


@pytest.mark.parametrize(
    "opening",
    [
        "<h2>The line I wrote down</h2>",
        "<h2>In their own words</h2>",
        "<h2>Keepers</h2>",
        "<p>Two lines I wrote down:</p>",
    ],
)
def test_quotations_are_lines_whatever_stands_above(opening):
    found = of(opening + QUOTES).lines

    assert [(one.value.quote, one.value.speaker, one.sure) for one in found] == [
        ("Wait for me.", "Mi-joo", True),
        ("I will.", "Seon-gyeom", True),
    ]


@pytest.mark.parametrize("heading", ["The people", "Starring", "Who is in it", "출연", "주요 인물"])
@pytest.mark.parametrize(
    "rows",
    [
        "<ul><li>Im Si-wan – Ki Seon-gyeom</li><li>Shin Se-kyung – Oh Mi-joo</li></ul>",
        "<table><tr><td>Im Si-wan</td><td>Ki Seon-gyeom</td></tr>"
        "<tr><td>Shin Se-kyung</td><td>Oh Mi-joo</td></tr></table>",
    ],
)
def test_pairs_are_the_cast_whatever_stands_above(heading, rows):
    found = of(f"<h2>{heading}</h2>{rows}").cast

    assert [one.value[:2] for one in found] == [
        ("Im Si-wan", "Ki Seon-gyeom"),
        ("Shin Se-kyung", "Oh Mi-joo"),
    ]


def test_episodes_of_a_recap_are_no_moments():
    assert of("<h2>Hour by hour</h2>" + SCENES, "Run On episodes 1–5 recap").moments == ()


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        (
            "Best scene: Episode 9, when the lights go out.",
            "moments",
            (9, 9, "", "when the lights go out."),
        ),
        (
            "Favourite line: “Wait for me.” – Mi-joo (ep. 4)",
            "lines",
            ("Wait for me.", "", "Mi-joo", 4, ""),
        ),
    ],
)
def test_section_of_one_line_has_its_entry_behind_the_colon(line, name, value):
    article = of(f"<p>{line}</p><p>What follows goes on.</p>")

    assert [tuple(one.value) for one in getattr(article, name)] == [value]
    assert "What follows goes on." in article.body


@pytest.mark.parametrize(
    "quotes",
    [
        "<p>Mi-joo: “Wait for me.”</p><p>Seon-gyeom: “I will.”</p>",
        "<p>Mi-joo says: “Wait for me.”</p><p>Seon-gyeom says: “I will.”</p>",
        "<p>Ep. 4: “Wait for me.” (Mi-joo)</p><p>Ep. 5: “I will.” (Seon-gyeom)</p>",
        "<p><em>Wait for me.</em> – Mi-joo</p><p><em>I will.</em> – Seon-gyeom</p>",
        "<p>“Wait for me.”<br>– Mi-joo</p><p>Ouch.</p><p>“I will.”<br>– Seon-gyeom</p><p>Ouch.</p>",
    ],
)
@pytest.mark.parametrize("opening", ["<h2>Overheard</h2>", "<p><b>Overheard</b></p>"])
def test_quotations_are_lines_however_laid_out(opening, quotes):
    assert [(one.value.quote, one.value.speaker) for one in of(opening + quotes).lines] == [
        ("Wait for me.", "Mi-joo"),
        ("I will.", "Seon-gyeom"),
    ]


def test_one_quotation_is_enough_where_it_is_said_by_somebody():
    heading, prose = "<h3>For the notebook</h3>", "<p>She has missed the bus.</p>"

    (said,) = of(f"{heading}<blockquote>“Wait.” — Mi-joo, ep. 1</blockquote>{prose}").lines
    assert said.value == ("Wait.", "", "Mi-joo", 1, "She has missed the bus.")
    assert of(f"{heading}<blockquote>“Wait.”</blockquote>{prose}").lines == ()


def test_scenes_of_a_bold_heading_are_moments_by_their_episodes():
    assert len(of("<p><b>Rewind button</b></p>" + SCENES).moments) == 2
    items = "<ul><li>A bell rings (ep. 1).</li><li>The lift stops (ep. 5).</li></ul>"
    assert [one.value.first for one in of("<h2>Rewind button</h2>" + items).moments] == [1, 5]


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("Scenes I did like", 2),
        ("Five-star scenes", 2),
        ("지금까지의 명장면", 2),
        ("Scenes I could have done without", 0),
        ("Behind the scenes", 0),
    ],
)
def test_list_of_scenes_without_episodes_is_sure_by_its_heading(heading, count):
    found = of(f"<h2>{heading}</h2><ul><li>A bell rings.</li><li>The lift stops.</li></ul>").moments

    assert sum(one.sure for one in found) == count


@pytest.mark.parametrize("end", ["<hr>", "<p>* * *</p>", "<p>[계속 볼까?]</p>", "<p>■ 총평</p>"])
def test_list_of_lines_ends_at_a_rule_or_a_marked_heading(end):
    html = f"<p><b>Quotes</b></p><p>“Wait for me.” – Mi-joo</p>{end}<p>Next week: vampires.</p>"
    article = of(html)

    assert [one.value.comment for one in article.lines] == [""]
    assert "Next week: vampires." in article.body
