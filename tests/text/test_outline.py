"""A body as an editor compares it: every block and every mark tells what it is."""

import pytest

from text.outline import outline


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<h2>Tide</h2><h3>Ebb</h3>", ["## Tide", "### Ebb"]),
        ("<p>One.</p><hr><p>Two.</p>", ["One.", "---", "Two."]),
        ("<ul><li>One</li><li>Two</li></ul>", ["- One", "- Two"]),
        ("<ol><li>One<ul><li>In it</li></ul></li></ol>", ["- One", "- - In it"]),
        ("<ul><li><p>One.</p><p>More.</p></li></ul>", ["- One.", "- More."]),
        ("<blockquote><p>Said.</p><p>Again.</p></blockquote>", ["> Said.", "> Again."]),
        ("<blockquote><ul><li>One</li></ul></blockquote>", ["> - One"]),
        ('<p>A.</p><figure data-photo="2"></figure>', ["A.", "[Photo 2]"]),
        (
            '<div data-spoils-to="8"><h2>Tide</h2><ul><li>One</li></ul></div><p>After.</p>',
            ["[Spoiler, episode 8]", "## Tide", "- One", "[end of spoiler]", "After."],
        ),
        ("<p>a <strong>b</strong> c <em>d</em> e</p>", ["a **b** c *d* e"]),
        ("<p>a<s>b</s><sup>c</sup><sub>d</sub></p>", ["a~~b~~^c^~d~"]),
        ("<p><strong>a <em>b</em> c</strong></p>", ["**a *b* c**"]),
        ("<p>One<br>two</p>", ["One two"]),
        (
            '<p>See <a href="https://an.example/tide">the <em>tide</em></a>, it turns.</p>',
            ["See the *tide* <https://an.example/tide>, it turns."],
        ),
        ("", [""]),
    ],
)
def test_outline(html, lines):
    assert outline(html).split("\n") == lines
