import pytest
from django.utils.safestring import SafeString, mark_safe

from text.episodes import FINALE
from text.veil import elsewhere, veil


def test_a_veil_is_shut_says_how_far_and_keeps_out_of_snippets():
    shut = veil(mark_safe("<p>He stays.</p>"), spoils_to=8, show_slug="run-on")

    assert isinstance(shut, SafeString)
    assert shut == (
        '<details class="veil" data-spoils-to="8" data-show="run-on"><summary>'
        '<span class="veil-label">Episode 8, veiled</span>'
        '<span class="veil-open" aria-hidden="true">Open</span>'
        '<span class="veil-shut" aria-hidden="true">Veil</span></summary>'
        '<div class="veil-text" data-nosnippet><p>He stays.</p></div></details>'
    )


@pytest.mark.parametrize(
    ("spoils_to", "label", "words"),
    [
        (8, "", "Episode 8, veiled"),
        (FINALE, "", "The ending, veiled"),
        (8, "Signal", "Signal, episode 8, veiled"),
        (FINALE, "Signal", "Signal, the ending, veiled"),
        (3, "시그널", '<span lang="ko">시그널</span>, episode 3, veiled'),
        (3, "<Tom & Co>", "&lt;Tom &amp; Co&gt;, episode 3, veiled"),
    ],
)
def test_label(spoils_to, label, words):
    shut = veil("x", spoils_to=spoils_to, show_slug="signal", label=label)

    assert f'<span class="veil-label">{words}</span>' in shut


def test_the_anchor_stands_on_the_summary():
    assert '<summary id="moment-3">' in veil(
        "x", spoils_to=8, show_slug="run-on", anchor="moment-3"
    )


def test_what_is_of_no_show_names_none():
    shut = veil("x", spoils_to=1, show_slug="")

    assert shut.startswith('<details class="veil" data-spoils-to="1"><summary>')


def test_what_an_editor_leaves_open_is_open_and_still_out_of_snippets():
    text = veil("x", spoils_to=6, show_slug="run-on", until_told=True)

    assert text.startswith(
        '<details class="veil" data-spoils-to="6" data-show="run-on" data-until-told open>'
    )
    assert '<div class="veil-text" data-nosnippet>x</div>' in text


@pytest.mark.parametrize("spoils_to", [0, -1])
def test_what_spoils_nothing_is_not_veiled(spoils_to):
    words = mark_safe("<p>x</p>")

    assert veil(words, spoils_to=spoils_to, show_slug="run-on", label="Signal") == words
    assert veil(words, spoils_to=spoils_to, show_slug="run-on", anchor="a") == (
        '<div id="a"><p>x</p></div>'
    )


@pytest.mark.parametrize("spoils_to", [0, 8])
def test_words_that_are_not_safe_are_escaped(spoils_to):
    out = veil("<b>", spoils_to=spoils_to, show_slug='"><script>', anchor='"><script>')

    assert "&lt;b&gt;" in out
    assert "<b>" not in out
    assert "<script>" not in out


@pytest.mark.parametrize(
    ("label", "words"),
    [("", "Episode 8, veiled"), ("시그널", '<span lang="ko">시그널</span>, episode 8, veiled')],
)
def test_where_there_can_be_no_veil_a_link_leads_to_it(label, words):
    link = elsewhere("/a/?b&c", spoils_to=8, label=label)

    assert link == f'<p><a href="/a/?b&amp;c">{words}: read on the site</a></p>'
