"""Reading a body four times as long takes about four times as long, whatever it is made of."""

from time import process_time

import pytest

from text.articles.recognising import recognise
from text.prose import _contents, contents, plain
from text.readable import readable
from text.remarks import comment_html

SIZE = 20_000


def seconds(read, html):
    """The quickest of three: what else the machine does only ever adds to it."""
    times = []
    for _ in range(3):
        start = process_time()
        read(html)
        times.append(process_time() - start)
    return min(times)


def grows_evenly(read, short):
    """Four times as much, in less than eight times the time; asked again where it seems not to."""
    return any(seconds(read, short * 4) < 8 * seconds(read, short) + 0.01 for _ in range(3))


@pytest.mark.parametrize(
    "piece",
    [
        "<b>x</b>y",
        "<",
        "x<span>y</span>",
        "a<br>",
        "a<script></script>",
        "<p>x</p>",
        "<hr>",
        "<b></i>",
    ],
)
def test_reading_grows_with_the_body_and_not_its_square(piece):
    short = piece * (SIZE // len(piece))

    assert grows_evenly(plain, short)


def test_naming_equal_headings_grows_with_their_number():
    short = "<h2>a</h2>" * (SIZE // 10)

    assert grows_evenly(fresh_contents, short)


def fresh_contents(html):
    _contents.cache_clear()
    return contents(html)


JUNK = [
    "*",
    "_",
    "*a ",
    "_a ",
    "*a*",
    "> ",
    ">",
    "\n> ",
    "> a\nb\n",
    "(",
    ")",
    "http://",
    "http://a",
    "http://a) ",
    "http://a.b/)",
    "https://a.b/*_",
    "런*",
    "\n",
    " \n\n",
    "<",
    "a\u0301",
    "\u0301",
    "\u200d",
    "\U0001f468\u200d",
    "\u202e",
]


@pytest.mark.parametrize("read", [comment_html, readable])
@pytest.mark.parametrize("junk", JUNK)
def test_reading_a_comment_grows_with_it(read, junk):
    short = junk * (SIZE // len(junk))

    assert grows_evenly(read, short)


@pytest.mark.parametrize("junk", JUNK)
def test_the_longest_comment_is_read_at_once(junk):
    longest = junk * (10_000 // len(junk))

    assert seconds(comment_html, longest) + seconds(readable, longest) < 0.25


ARTICLES = [
    "<",
    "<b>x</b>y",
    "a<br>",
    "<p>x</p>",
    "((((",
    "“a ",
    "'",
    "‘",
    "#a ",
    "#a<br>",
    "★",
    "4/5 ",
    "A ",
    "and A ",
    "Kim ",
    "Im Si-wan as Ki Seon-gyeom, ",
    "Im Si-wan (Ki Seon-gyeom) ",
    "기선겸(임시완) ",
    "Title: x ",
    "Title: x<br>",
    "Main Cast :<br>A B as C D<br>",
    "<tr><td>Cast<td>A as B",
    "<dl><dt>Title<dd>x",
    "<h2>Quotes</h2><p>“x” y</p>",
    "<li>“x” – Mi-joo</li>",
    "<p>Episode 1 – a</p>",
    "<p><b>Highlights</b></p><p>Ep 1 x</p>",
    "2020.12.16 ~ ",
    "aired Dec 16 - ",
    "spoilers ",
    "watched all ",
    "received ",
    "Netflix (US) ",
    "<em>Run On</em> x ",
    "Episode 1:<br>",
    "<p>Cast: Im Si-wan as Ki Seon-gyeom</p>",
    "Mi-joo says “I like you a lot, you know.” ",
    "<blockquote>x – Mi-joo, ep. 7</blockquote>",
    "Master Woo\tGam Tae-il\n",
    "“We run because we must, you know,” says Mi-joo. ",
    "<figure><blockquote>x</blockquote><figcaption>— Mi-joo</figcaption></figure>",
    "> x\n",
    "<b>AB CD</b><br><br>",
    "One star off ",
    "Run On, JTBC, 2020, ",
    "She is played by Shin Se-kyung. ",
    "\n\n",
]


def recognised(html):
    return recognise(html, headline="Run On drama review")


@pytest.mark.parametrize("piece", ARTICLES)
def test_recognising_grows_with_the_article(piece):
    short = piece * (SIZE // 4 // len(piece))

    assert grows_evenly(recognised, short)


@pytest.mark.parametrize("heading", ["Highlights", "Memorable lines"])
@pytest.mark.parametrize(
    "piece", ["a<br>", "<p>x</p>", "“a ", "#a<br>", "12: x<br>", "<p>Ep 1: “x” – y</p>"]
)
def test_reading_a_section_grows_with_it(piece, heading):
    short = piece * (SIZE // 4 // len(piece))

    def recognised_below(html):
        return recognised(f"<h2>{heading}</h2>{html}")

    assert grows_evenly(recognised_below, short)


@pytest.mark.parametrize(
    "piece",
    ["word and word. ", "<p>She runs, he waits. </p>", "<p>Ki Seon-gyeom (Im Si-wan) runs.</p>"],
)
def test_recognising_the_longest_article_still_grows_with_it(piece):
    longest = piece * (500_000 // len(piece))

    assert grows_evenly(recognised, longest[: len(longest) // 4])
