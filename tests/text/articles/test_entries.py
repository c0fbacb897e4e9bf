import pytest

from text.articles.found import Moment
from text.articles.layout import laid_out
from text.articles.lines import lines_of
from text.articles.moments import moments_of
from text.articles.quotes import quotes_of
from text.articles.recognising import recognise
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


@pytest.mark.parametrize(
    "entry",
    [
        "Episode {} / {}",
        "ep. {} » {}",
        "Ep {} ~ {}",
        "Episode {} → {}",
        "Episode {} = {}",
        "• Episode {} :: {}",
        "{}회) {}",
    ],
)
def test_any_sign_may_part_an_episode_from_its_moment(entry):
    html = "".join(f"<p>{entry.format(*one)}</p>" for one in ((1, "they meet"), (6, "they part")))

    assert moments(f"<h2>Highlights</h2>{html}") == [
        (1, 1, "they meet", ""),
        (6, 6, "they part", ""),
    ]


def test_episodes_may_be_counted_in_roman_figures():
    html = "<h2>Highlights</h2><p>Episode I: they meet.</p><p>Episode IX: they part.</p>"

    assert [found[:2] for found in moments(html)] == [(1, 1), (9, 9)]


def test_number_in_a_list_is_no_part_of_a_moment():
    html = "<h2>Highlights</h2><p>#1 (episode 3) they meet</p><p>#2 (episode 6) they part</p>"

    assert moments(html) == [(3, 3, "they meet", ""), (6, 6, "they part", "")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>“Stay.” | Oh Mi-joo</p>",
        "<p>“Stay.” / Oh Mi-joo</p>",
        "<p><em>Stay.</em> – Oh Mi-joo</p>",
        "<dl><dt>“Stay.” – Oh Mi-joo</dt><dd>I cried.</dd></dl>",
    ],
)
def test_speaker_may_stand_behind_any_sign(html):
    (quote,) = quotes(f"<h2>Quotes</h2>{html}")

    assert (quote.quote, quote.speaker) == ("Stay.", "Oh Mi-joo")


def test_quotation_below_one_in_hangul_is_its_translation():
    html = "<blockquote>“표는 한 장이면 돼요.” – 고운혜</blockquote><p>“One ticket will do.” It rhymes.</p>"

    (quote,) = quotes(f"<h2>Quotes</h2>{html}")

    assert quote == ("One ticket will do.", "표는 한 장이면 돼요.", "고운혜", None, "It rhymes.")


@pytest.mark.parametrize(
    "words",
    [
        "<p>“뛰어요.”<br>“Run.” – Judge Ham</p>",
        "<p>“Run.” – Judge Ham<br>“뛰어요.”</p>",
        "<p>“뛰어요.” – Judge Ham<br>“Run.”</p>",
    ],
)
def test_line_in_both_scripts_is_one(words):
    (found,) = quotes(f"<h2>Quotes</h2>{words}<p>Ouch.</p>")

    assert found == ("Run.", "뛰어요.", "Judge Ham", None, "Ouch.")


def test_apostrophe_of_many_ends_no_quotation():
    (found,) = quotes("<h2>Quotes</h2><p>'I fear the parents' group chat.' – Judge Ham</p>")

    assert found[:3] == ("I fear the parents' group chat.", "", "Judge Ham")


def test_cited_name_is_the_speaker_of_words_without_marks():
    (found,) = quotes(
        "<h2>Quotes</h2><blockquote><p>Run with me.</p><cite>Judge Ham</cite></blockquote>"
    )

    assert found[:3] == ("Run with me.", "", "Judge Ham")


@pytest.mark.parametrize(
    "mark",
    [
        "(spoiler)",
        "(SPOILERS!)",
        "[spoiler alert]",
        "(major spoilers)",
        "(스포)",
        "(스포일러 주의)",
    ],
)
def test_warning_in_an_entry_is_no_title(mark):
    html = f"<p>Episode 1: They meet. Twice.</p><p>Episode 16 {mark}: He runs. She waits.</p>"
    found = recognise(f"<h2>Highlights</h2>{html}", headline="Run On review")

    assert found.moments[1].value == Moment(16, 16, "", "He runs. She waits.")
    assert found.warning is None


def test_numbers_that_rise_before_a_colon_are_episodes():
    html = "<h2>Best scenes</h2><p>4: They run.<br>9-10: She falls asleep. He does not.</p>"

    assert [one[:2] for one in moments(html)] == [(4, 4), (9, 10)]


def test_numbers_that_count_the_scenes_are_no_episodes():
    html = "<h2>Best scenes</h2><p>1: They run.<br>2: She falls asleep.<br>3: The end.</p>"

    assert {one[:2] for one in moments(html)} == {(None, None)}


def test_sentence_that_begins_with_its_episode_stays_whole():
    html = (
        "<h2>Two scenes</h2><p>In episode two they run without a word.</p>"
        "<p>And in episode nine she falls asleep on the bus, at last.</p>"
    )

    assert [one[0::3] for one in moments(html)] == [
        (2, "In episode two they run without a word."),
        (9, "And in episode nine she falls asleep on the bus, at last."),
    ]


def test_label_of_one_entry_may_name_its_episode():
    html = (
        "<p>Favourite scene, ep. 4: They run without a word.</p><p>Best quote of the week: "
        "“Wait for me.” — Mi-joo, ep. 4</p>"
    )

    article = recognise(f"<p>All 16 episodes of Run On.</p>{html}", headline="Run On recap")
    assert [(one.value.first, one.value.title or one.value.text) for one in article.moments] == [
        (4, "They run without a word.")
    ]


def test_episode_in_brackets_leaves_no_gap():
    html = "<h2>Best scenes</h2><p>The rope (ep 3). It snaps.</p><p>The lamp (ep 7). It stays.</p>"

    assert [one[0::3] for one in moments(html)] == [
        (3, "The rope. It snaps."),
        (7, "The lamp. It stays."),
    ]


def test_numbered_scenes_with_an_episode_need_no_heading_of_ours():
    html = "<h2>Unforgettable</h2><p>#1 The storm (E10): they row.</p><p>#2 The calm (E11): they stop.</p>"

    article = recognise(f"<p>All 16 episodes of Run On.</p>{html}", headline="Run On review")
    assert [tuple(one.value) for one in article.moments] == [
        (10, 10, "The storm", "they row."),
        (11, 11, "The calm", "they stop."),
    ]


def test_episode_may_stand_behind_the_title_of_a_scene():
    html = (
        "<h2>Best scenes</h2><p>The rope, episode 3. It snaps.</p><p>The lamp, ep 7. It stays.</p>"
    )

    assert moments(html) == [(3, 3, "The rope", "It snaps."), (7, 7, "The lamp", "It stays.")]
