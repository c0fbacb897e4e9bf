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
