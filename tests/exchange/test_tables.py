"""Tables of another blog: read row by row, and paragraphs where nobody took a row out."""

import pytest

from exchange.blogs.bodies import body_of
from exchange.blogs.ledger import Ledger
from exchange.blogs.tables import flattened
from exchange.pasted.article import NoPictures
from text import prose
from text.articles.layout import laid_out
from text.articles.lines import lines_of

FACTS = (
    "<table><tr><th>Network:</th><td>tvN</td></tr><tr><th>Watch on</th>"
    '<td><a href="https://a.example/">Viki</a><br>Netflix</td></tr></table>'
)
TERMS = "<dl><dt>Year</dt><dd>2023</dd><dt>Cast</dt><dd>A</dd><dd>B</dd></dl>"
LONG = "a word and another " * 50


def body(html):
    return body_of(html, NoPictures(), Ledger()).html


def texts(html):
    return [line.text for line in lines_of(laid_out(html))]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (FACTS, ["Network: tvN", "Watch on: Viki; Netflix"]),
        (TERMS, ["Year: 2023", "Cast: A; B"]),
        ("<table><tr><td>1</td><td>a</td><td></td><td>b</td></tr></table>", ["1: a; b"]),
        ("<table><tr><td><b>Year: </b></td><td>2023</td></tr></table>", ["Year: 2023"]),
    ],
)
def test_row_reads_the_same_as_a_table_and_as_a_paragraph(html, rows):
    assert texts(body(html)) == rows
    assert texts(flattened(body(html))) == rows


def test_row_that_stays_keeps_its_links():
    assert flattened(body(f"<p>Before</p>{FACTS}<p>Behind</p>")) == (
        "<p>Before</p><p>Network: tvN</p>"
        '<p>Watch on: <a href="https://a.example/" rel="noopener">Viki</a>; Netflix</p><p>Behind</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td>{LONG}</td><td>{LONG}</td></tr></table>",
        f"<ul><li>{FACTS}</li></ul>",
        f"<table><tr><td>{FACTS}</td><td>b</td></tr></table>",
        '<table><tr><td>a</td><td><span class="spoiler">b</span></td></tr></table>',
        "<table><tr><td>a</td></tr></table>",
        "<table></table><dl></dl>",
    ],
)
def test_table_of_another_use_is_words_like_all_others(html):
    assert flattened(body(html)) == prose.clean(flattened(body(html)))
    assert "<table>" not in flattened(body(html))


def test_what_attacks_from_a_cell_is_cleaned():
    cell = (
        '<img src=x onerror=alert(1)><a href="javascript:alert(1)">b</a><script>alert(1)</script>'
    )
    shown = body(f"<table onclick=a><tr id=b><td>{cell}</td><td>c</td></tr></table>")
    assert shown == "<table><tr><td><p>b</p></td><td><p>c</p></td></tr></table>"


def test_each_of_many_tables_has_its_place_again():
    rows = [f"<table><tr><td>{n}</td><td>a</td></tr></table>" for n in range(3000)]
    shown = texts(flattened(body("".join(rows))))
    assert shown == [f"{number}: a" for number in range(3000)]
