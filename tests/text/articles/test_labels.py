import pytest

from text.articles.labels import labelled, overview_of
from text.articles.layout import laid_out
from text.articles.lines import lines_of

FACTS = [("title", "Run On"), ("year", "2020"), ("network", "JTBC")]


def facts(html):
    return [(fact.kind, fact.value) for fact in labelled(lines_of(laid_out(html)))]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Title: Run On</p><p>Year: 2020</p><p>Network: JTBC</p>",
        "<p>Title : Run On<br>Year : 2020<br>Network : JTBC</p>",
        "<p><b>Title</b>: Run On<br><b>Year:</b> 2020<br><b>Network</b> JTBC</p>",
        "<ul><li>Title – Run On</li><li>Year – 2020</li><li>Network – JTBC</li></ul>",
        "<table><tr><th>Title<td>Run On<tr><th>Year<td>2020<tr><th>Network<td>JTBC</table>",
        "<table><tr><th>Title<td>Run On<th>Year<td>2020<tr><th>Network<td>JTBC</table>",
        "<dl><dt>Title<dd>Run On<dt>Year<dd>2020<dt>Network<dd>JTBC</dl>",
        "<p>Title: Run On Year: 2020 Network: JTBC</p>",
        "<p>Title: Run On | Year: 2020 | Network: JTBC</p>",
        "Title: Run On\nYear: 2020\nNetwork: JTBC",
        "<p>Tittle : Run On<br>Yeer : 2020<br>Netwrok : JTBC</p>",
        "<p>제목 / Title: Run On<br>연도 / Year: 2020<br>방송사 / Network: JTBC</p>",
        "<p>✨ Title: Run On</p><p>📅 Year: 2020</p><p>📺 Network: JTBC</p>",
    ],
)
def test_facts_are_found_however_laid_out(html):
    assert facts(html) == FACTS


@pytest.mark.parametrize(
    "html",
    [
        "<p>The cast is good: I like them.</p>",
        "<p>At 11:23 it rings.</p>",
        "<p>I: you</p>",
        "<p>: x</p>",
    ],
)
def test_sentence_with_a_colon_holds_no_fact(html):
    assert facts(html) == []


def test_title_keeps_its_colon():
    assert facts("<p>Title: Guardian: The Lonely and Great God</p>") == [
        ("title", "Guardian: The Lonely and Great God")
    ]


def test_one_fact_is_no_overview():
    def overview(html):
        return overview_of(labelled(lines_of(laid_out(html))))

    assert len(overview("<p>Title: Run On<br>Year: 2020</p>")) == 2
    assert overview("<p>Title: Run On</p>") == []
    assert overview("<p>Title: Run On</p>" + "<p>a</p>" * 9 + "<p>Year: 2020</p>") == []
