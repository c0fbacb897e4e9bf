"""The first mention of a name becomes a link, and nothing else of the text changes."""

import re
from statistics import median
from time import process_time

import pytest
from hypothesis import given, strategies as st

from tests.text.tangles import CANARY, guarded, tangles
from text.mentions import Linked, link_first
from text.prose import render
from text.tree import read

IM = Linked("Im Si-wan", "/people/im-si-wan/")
HANGUL = Linked("임시완", "/people/im-si-wan/")
SHORT = Linked("공유", "/people/gong-yoo/")
SHIN = Linked("Shin Se-kyung", "/people/shin-se-kyung/")
MISTER = Linked("My Mister", "/shows/my-mister/", is_title=True)
SIGNAL = Linked("Signal", "/shows/signal/", is_title=True)
SIGNAL_HANGUL = Linked("시그널", "/shows/signal/", is_title=True)
OWN = Linked("Run On", "", is_title=True)
RUN = Linked("Run", "/shows/run/", is_title=True)
LINKS = (OWN, IM, HANGUL, SHORT, SHIN, MISTER, SIGNAL, SIGNAL_HANGUL, RUN)


def rendered(html, links=LINKS):
    return render(html, show_slug="run-on", figures={}, links=links)


def linked(html):
    """The pairs of words and address of all links that the body has now."""
    return re.findall(
        r'<a href="([^"]*)" rel="noopener">(?:<span lang="ko">)?([^<]*)', rendered(html)
    )


def test_first_mention_of_each_is_a_link_and_no_later_one():
    assert rendered("<p>Im Si-wan &amp; Shin Se-kyung. Im Si-wan’s run; 임시완.</p>") == (
        '<p><a href="/people/im-si-wan/" rel="noopener">Im Si-wan</a> &amp; '
        '<a href="/people/shin-se-kyung/" rel="noopener">Shin Se-kyung</a>. '
        'Im Si-wan’s run; <span lang="ko">임시완</span>.</p>'
    )


def test_name_within_another_is_none_and_the_next_one_is_found():
    assert linked("<p>Run On, with Im Si-wan.</p>") == [("/people/im-si-wan/", "Im Si-wan")]


def test_of_two_names_that_share_a_word_the_first_is_linked():
    links = (Linked("Signal Fire", "/shows/signal-fire/"), Linked("Fire House", "/shows/house/"))
    assert rendered("<p>The Signal Fire House.</p>", links) == (
        '<p>The <a href="/shows/signal-fire/" rel="noopener">Signal Fire</a> House.</p>'
    )


def test_first_of_those_that_count_is_linked():
    assert "A Signal, then <em><a " in rendered(
        "<p>A Signal, then <em>Signal</em>, then <em>Signal</em>.</p>"
    )


def test_what_stands_before_a_link_stays():
    link = '<a href="/people/im-si-wan/" rel="noopener">Im Si-wan</a>'

    assert rendered("<p>He, Im Si-wan.</p>") == f"<p>He, {link}.</p>"
    assert rendered("<p>He<br>and Im Si-wan.</p>") == f"<p>He<br>and {link}.</p>"


def test_an_empty_spelling_stands_nowhere():
    assert rendered("<p>a</p>", links=(Linked("", "/x/"),)) == "<p>a</p>"


def test_a_title_of_two_syllables_is_no_ordinary_word_and_one_of_one_is():
    title = Linked("미생", "/m/", is_title=True)
    short = Linked("밥", "/b/", is_title=True)

    assert '<a href="/m/"' in rendered("<p>미생은 길다</p>", links=(title,))
    assert "<a" not in rendered("<p>밥은 길다</p>", links=(short,))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>임시완은 달린다</p>", ["임시완"]),
        ("<p>임시완호는 배다, 임시완다운</p>", []),
        ("<p>공유를 공유하다</p>", []),
        ("<p>Gong Yoo (공유)</p>", ["공유"]),
        ("<p>Im Si-wan-ho and Kim-Im Si-wan and Im Si-wanted</p>", []),
        ("<p>Im Si-wan-ssi!</p>", ["Im Si-wan"]),
        ("<p>“Im Si-wan-ah!”</p>", ["Im Si-wan"]),
        ("<p>임시완한테, 임시완씨까지</p>", ["임시완"]),
        ("<p>Im <em>Si-wan</em></p>", []),
        ("<p>A My Mister of sorts</p>", ["My Mister"]),
        ("<p>my mister</p>", []),
        ("<p>A Signal is sent. <em>a Signal</em></p>", []),
        ("<p>A Signal, then <em>Signal</em></p>", ["Signal"]),
        ("<p>“Signal,” he said</p>", ["Signal"]),
        ("<p>“Signal is sent”</p>", []),
        ("<p>Signal</p>", []),
        ("<p><em>a</em>Signal</p>", []),
        ("<p>미생보다 시그널이 낫다</p>", ["시그널"]),
        ("<p><em>Run On</em> and “Run On”</p>", []),
        ("<p><em>Run</em></p>", ["Run"]),
        ("<h2>Im Si-wan</h2><h3>Shin Se-kyung</h3>", []),
        (
            "<ul><li>Im Si-wan</li></ul><blockquote><p>Shin Se-kyung</p></blockquote>",
            [IM[0], SHIN[0]],
        ),
        ('<div data-spoils-to="8"><p>Im Si-wan</p></div>', []),
        ('<div data-spoils-to="8"><p>Im Si-wan</p></div><p>Im Si-wan</p>', ["Im Si-wan"]),
        ('<p><a href="/x/">Im Si-wan</a> then Im Si-wan</p>', ["Im Si-wan", "Im Si-wan"]),
        ('<p>Im Si-wan, <a href="/people/im-si-wan/">he</a></p>', ["he"]),
        ("<p>a<br>Im Si-wan<br>Shin Se-kyung</p>", ["Im Si-wan", "Shin Se-kyung"]),
    ],
)
def test_what_counts_as_a_mention(html, words):
    assert [found for _, found in linked(html)] == words


def test_names_and_addresses_are_escaped():
    links = (Linked('A<b> "x" & Co', '/people/"><script>/'),)
    html = rendered('<p>A&lt;b&gt; "x" &amp; Co</p>', links)
    assert html == (
        '<p><a href="/people/&quot;&gt;&lt;script&gt;/" rel="noopener">'
        "A&lt;b&gt; &quot;x&quot; &amp; Co</a></p>"
    )


@given(guarded())
def test_nothing_veiled_is_linked(html):
    assert rendered(html, (Linked(CANARY, "/people/canary/"),)) == rendered(html, ())


@given(tangles(), st.text(max_size=3))
def test_no_tangle_loses_a_word(html, name):
    names = (*LINKS, Linked(CANARY, "/people/canary/"), Linked(name, "/people/name/"))
    with_links, without = rendered(html, names), rendered(html, ())
    bare = re.sub(r'<a href="/(?:people|shows)/[^"]*" rel="noopener">(.*?)</a>', r"\1", with_links)
    assert bare == re.sub(
        r'<a href="/(?:people|shows)/[^"]*" rel="noopener">(.*?)</a>', r"\1", without
    )


def test_three_thousand_words_and_sixty_names_in_five_milliseconds(record_property):
    names = tuple(
        Linked(f"{family} {given}-{end}", f"/people/{family}-{given}-{end}/")
        for family in ("Im", "Shin", "Choi", "Kang", "Park")
        for given in ("Si", "Se", "Soo", "Tae")
        for end in ("wan", "kyung", "young")
    )
    assert len(names) == 60
    words = "He says a thing that she puts into words for those who can read it."
    paragraph = f"{words} " * 8 + " and ".join(name.spelling for name in names[::2])
    html = f"<p>{paragraph}</p>" * 15
    assert len(html.split()) > 3000
    times = []
    for _ in range(9):
        body = read(html)
        begun = process_time()
        link_first(body, names)
        times.append(1000 * (process_time() - begun))
    told = (
        f"{len(html.split())} words, {len(names)} names: {min(times):.1f} to {median(times):.1f} ms"
    )
    record_property("told", f"first mentions: {told}")
    assert min(times) < 5  # the others tell how busy the machine was
