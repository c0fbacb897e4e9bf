import pytest

from text.articles.layout import laid_out
from text.articles.lines import lines_of
from text.articles.moments import moments_of
from text.articles.quotes import quotes_of
from text.articles.sections import sections_of

UMBRELLA = (6, 7, "The umbrella", "He runs back for her.")
LIGHTER = (1, 1, "The lighter", "It is a gun.")


def section(html, kind):
    (found,) = [one for one in sections_of(lines_of(laid_out(html))) if one.kind == kind]
    return found


def moments(html):
    return [tuple(found.value) for found, _ in moments_of(section(html, "moments"))]


def quotes(html):
    return [found.value for found, _ in quotes_of(section(html, "lines"))]


@pytest.mark.parametrize(
    "entries",
    [
        "<p>Episode 1 – The lighter: It is a gun.</p><p>Episode 6–7 – The umbrella: He runs back "
        "for her.</p>",
        "<p><b>Ep. 1: The lighter</b> It is a gun.</p><p><b>Ep. 6-7: The umbrella</b> He runs "
        "back for her.</p>",
        "<p><b>Episode 1</b><br><b>The lighter</b><br>It is a gun.</p><p><b>Episode 6 &amp; "
        "7</b><br><b>The umbrella</b><br>"
        "He runs back for her.</p>",
        "<h3>Episode 1: The lighter</h3><p>It is a gun.</p><h3>Episodes 6–7: The "
        "umbrella</h3><p>He runs back for her.</p>",
        "<ul><li>The lighter (Ep 1) – It is a gun.</li><li>The umbrella (Ep 6-7) – He runs back "
        "for her.</li></ul>",
        "<ol><li><b>The lighter</b> (episode 1): It is a gun.</li><li><b>The umbrella</b> "
        "(episodes 6 to 7): He runs back for "
        "her.</li></ol>",
        "<table><tr><td>Episode 1<td>The lighter<td>It is a gun.<tr><td>Episode 6–7<td>The "
        "umbrella<td>He runs back for her."
        "</table>",
        "<p>1회 – The lighter: It is a gun.</p><p>6~7회 – The umbrella: He runs back for her.</p>",
        "<p>First episode: The lighter – It is a gun.</p><p>Epsiode 6-7: The umbrella – He runs "
        "back for her.</p>",
    ],
)
def test_moments_are_read_however_laid_out(entries):
    assert moments(f"<h2>Highlights</h2>{entries}") == [LIGHTER, UMBRELLA]


def test_moment_without_a_title_is_its_text():
    html = "<h2>Best scenes</h2><p>Episode 3: They run. Both of them.</p><p>Episode 4: She falls asleep.</p>"

    assert moments(html) == [(3, 3, "", "They run. Both of them."), (4, 4, "", "She falls asleep.")]


def test_article_goes_on_behind_the_last_moment():
    html = "<h2>Highlights</h2><p>Episode 1: A.</p><p>Episode 2: B.</p><p>And so it ends.</p>"

    assert moments(html) == [(1, 1, "", "A."), (2, 2, "", "B.")]


@pytest.mark.parametrize(
    ("entry", "quote"),
    [
        ("“Run with me.” I ran.", ("Run with me.", "", "", None, "I ran.")),
        ("“Run with me.” – Oh Mi-joo", ("Run with me.", "", "Oh Mi-joo", None, "")),
        ("“Run with me.” (Mi-joo, ep. 4) I ran.", ("Run with me.", "", "Mi-joo", 4, "I ran.")),
        ("Ep 4 – Mi-joo: “Run with me.” I ran.", ("Run with me.", "", "Mi-joo", 4, "I ran.")),
        ('"Run with me." Mi-joo, episode 4', ("Run with me.", "", "Mi-joo", 4, "")),
        (
            "“Run with me.” (“같이 뛰어요.”) – Mi-joo",
            ("Run with me.", "같이 뛰어요.", "Mi-joo", None, ""),
        ),
        ("‘Don’t run.’ – Mi-joo", ("Don’t run.", "", "Mi-joo", None, "")),
        ("“같이 뛰어요.” – 오미주 (4회)", ("같이 뛰어요.", "", "오미주", 4, "")),
        ("“Run with me.” – this one broke me", ("Run with me.", "", "", None, "this one broke me")),
    ],
)
def test_line_is_read_with_all_that_stands_beside_it(entry, quote):
    assert quotes(f"<h2>Memorable lines</h2><p>{entry}</p>") == [quote]
    assert quotes(f"<h2>Memorable lines</h2><ul><li>{entry}</li></ul>") == [quote]


@pytest.mark.parametrize(
    "html",
    [
        "<p>“Run with me.”</p><p>I ran.</p><p>“Stay.”</p><p>I stayed.</p><p>And so it ends.</p>",
        "<p><em>“Run with me.”</em><br>I ran.</p><p><em>“Stay.”</em><br>I stayed.</p>",
        "<blockquote>Run with me.</blockquote><p>I ran.</p><blockquote>Stay.</blockquote><p>I stayed.</p>",
    ],
)
def test_comment_may_follow_on_a_line_of_its_own(html):
    found = quotes(f"<h2>Quotes</h2>{html}")

    assert [(one.quote, one.comment) for one in found] == [
        ("Run with me.", "I ran."),
        ("Stay.", "I stayed."),
    ]


def test_name_below_a_line_in_quotation_marks_is_its_speaker():
    (found,) = quotes(
        "<h2>Quotes</h2><blockquote><p>“Run.”</p><cite>Judge Ham, Episode 2</cite></blockquote>"
    )

    assert found[:4] == ("Run.", "", "Judge Ham", 2)


def test_blockquote_names_its_speaker():
    (found,) = quotes(
        "<h2>Quotes</h2><blockquote><p>Run with me.</p><cite>— Oh Mi-joo, episode 4</cite></blockquote>"
    )

    assert found[:4] == ("Run with me.", "", "Oh Mi-joo", 4)


def test_bold_words_open_a_section_and_end_one():
    html = "<p><b>Highlights</b></p><p>Ep 1: A.</p><p><b>Final thoughts</b></p><p>Good.</p>"

    assert [one.kind for one in sections_of(lines_of(laid_out(html)))] == ["", "moments", ""]
