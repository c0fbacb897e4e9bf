import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from tests.text.tangles import tangles
from text.prose import LONGEST, clean


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>words</p>",
        "<h2>a</h2><h3>b</h3><h4>c</h4>",
        "<p><strong>a</strong> <em>b</em> <s>c</s> 2<sup>nd</sup> H<sub>2</sub>O<br>d</p>",
        "<ul><li>a</li><li>b<br>c</li></ul><ol><li><p>a</p><ul><li>b</li></ul></li></ol>",
        "<blockquote><p>a</p><p>b</p></blockquote><hr>",
        '<p><a href="https://example.com/?a=1&amp;b=2" rel="noopener">a</a></p>',
        '<p><a href="/shows/run-on/" rel="noopener">a</a></p>',
        '<p><a href="mailto:a@example.com" rel="noopener">a</a></p>',
        '<p><a href="mailto:a:b@example.com" rel="noopener">a</a></p>',
        '<p><a href=" https://example.com/" rel="noopener">a</a></p>',
        '<div data-spoils-to="8"><p>a</p><ul><li>b</li></ul></div>',
        '<p>a</p><figure data-photo="2"></figure><p>b</p>',
        '<div data-spoils-to="999"><p>a</p><figure data-photo="2"></figure></div>',
        "<p>런 온 &amp; 미생 &lt;3</p>",
        "<p>\"a\" and 'b'</p>",
    ],
)
def test_what_the_editor_writes_is_kept(html):
    assert clean(html) == html


ODD = ("/shows/a:b/", "?q=a:b", "#a:b")
"""Addresses on this site with a colon that ends no scheme."""
FIGURE = '<figure data-photo="1"></figure>'
QUOTED = "<blockquote><p>a</p><p>b</p></blockquote>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>a</h1>", "<h2>a</h2>"),
        ("<h5>a</h5><h6>b</h6>", "<h4>a</h4><h4>b</h4>"),
        ("<p><b>a</b> <i>b</i> <del>c</del></p>", "<p><strong>a</strong> <em>b</em> <s>c</s></p>"),
        ("a<br> b", "<p>a<br>b</p>"),
        ("a<br/>b", "<p>a<br>b</p>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<li>a</li>", "<p>a</p>"),
        ("<ul><li>a<ul></li>b</ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"),
        ("<ol><li>a<ol></li>b</ol>", "<ol><li><p>a</p><ol><li>b</li></ol></li></ol>"),
        ("<p><b>a<i>b</b>c</i></p>", "<p><strong>a<em>b</em></strong>c</p>"),
        ("<p><o:p>a</o:p></p>", "<p>a</p>"),
        ("<p><a href>a</a></p>", "<p>a</p>"),
        *(
            (f'<p><a href="{at}">a</a></p>', f'<p><a href="{at}" rel="noopener">a</a></p>')
            for at in ODD
        ),
        (f"<blockquote><p>a</p>{FIGURE}<p>b</p></blockquote>", f"{QUOTED}{FIGURE}"),
        ("<div>" * 100 + "a", "<p>a</p>"),
        ("<ul><em>a</em></ul>", "<ul><li><em>a</em></li></ul>"),
        ("<ul>a<li>b</li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("<p><strong>a <strong>b</strong></strong></p>", "<p><strong>a b</strong></p>"),
        ("<a><p>a</p></a>", "<p>a</p>"),
        ("<p>a\u00a0&nbsp; b</p>", "<p>a b</p>"),
        ("<p></p><p> </p><p>&nbsp;</p><p><br></p><ul><li></li></ul>", ""),
        ("<p><br> a <br></p>", "<p>a</p>"),
        ("<p>a<em> </em>b</p>", "<p>a b</p>"),
        ("<p>\x00a\x08\ud800\ufffe</p>", "<p>a</p>"),
        ("<p>\u0338a</p>", "<p>a</p>"),
        ("<p>\u1105\u1165\u11ab</p>", "<p>런</p>"),
    ],
)
def test_other_shapes_become_ours(html, expected):
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="x" id="y" style="color:red" onclick="z()" lang="ko">a</p>', "<p>a</p>"),
        ("<p>a<script>alert(1)</script><style>p{}</style><iframe src=x>b</iframe></p>", "<p>a</p>"),
        ('<p>a<img src="https://example.com/a.jpg" onerror="x">b</p>', "<p>ab</p>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ("<p>a<![x]>b<![endif]>c<![CDATA[d]]>e<![</p>", "<p>abce</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
        ('<p><a href="http://[">a</a><a href="x:y">b</a></p>', "<p>ab</p>"),
        ('<p><a href=" JAVA\nSCRIPT:alert(1)">a</a></p>', "<p>a</p>"),
        ('<p><a href="data:text/html,x">a</a><a name="b">c</a></p>', "<p>ac</p>"),
        ("<svg><a><title>x</title></a></svg>", ""),
        ('<div class="x"><span style="y">a</span></div>', "<p>a</p>"),
        (
            '<p><a href="/a" target="_blank" rel="nofollow">a</a></p>',
            '<p><a href="/a" rel="noopener">a</a></p>',
        ),
    ],
)
def test_what_could_do_harm_is_left_out(html, expected):
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("8", "8"),
        (" 08 ", "8"),
        ("1000", "999"),
        ("", "999"),
        ("x", "999"),
        ("-1", "999"),
        ("8.5", "999"),
        ("٨", "999"),
        ("9" * 5000, "999"),
    ],
)
def test_a_spoiler_that_cannot_be_read_is_shut_to_the_end(written, kept):
    assert clean(f'<div data-spoils-to="{written}"><p>a</p></div>') == (
        f'<div data-spoils-to="{kept}"><p>a</p></div>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<div data-spoils-to="0"><p>a</p></div>', "<p>a</p>"),
        ('<div data-spoils-to="8"></div>', ""),
        ('<div data-spoils-to="8">a', '<div data-spoils-to="8"><p>a</p></div>'),
        ('<div data-spoils-to="8"/>a', '<div data-spoils-to="8"><p>a</p></div>'),
        ('<p data-spoils-to="8">a</p>', '<div data-spoils-to="8"><p>a</p></div>'),
        (
            '<p data-spoils-to="8">a<div>b</div></p>c',
            '<div data-spoils-to="8"><p>a</p><p>b</p></div><p>c</p>',
        ),
        (
            '<p data-spoils-to="8"><div>a</p>b</div>',
            '<div data-spoils-to="8"><p>ab</p></div>',
        ),
        (
            '<ul><li><div data-spoils-to="8">a<li>b</div><li>c</ul>d',
            '<div data-spoils-to="8"><ul><li><p>a</p><p>b</p></li><li>c</li></ul></div><p>d</p>',
        ),
        (
            '<p>a <span data-spoils-to="8">b</span> c</p>',
            '<p>a</p><div data-spoils-to="8"><p>b</p></div><p>c</p>',
        ),
        (
            '<h2>a<div data-spoils-to="8">b</div></h2>',
            '<h2>a</h2><div data-spoils-to="8"><p>b</p></div>',
        ),
        (
            '<section><div data-spoils-to="8">a</div></section>',
            '<div data-spoils-to="8"><p>a</p></div>',
        ),
        (
            '<div data-spoils-to="6">a<div data-spoils-to="12">b</div></div>',
            '<div data-spoils-to="12"><p>a</p><p>b</p></div>',
        ),
        (
            '<div data-spoils-to="12">a<div data-spoils-to="6">b</div></div>',
            '<div data-spoils-to="12"><p>a</p><p>b</p></div>',
        ),
        (
            '<ul><li>a</li><li data-spoils-to="8">b</li></ul>',
            '<div data-spoils-to="8"><ul><li>a</li><li>b</li></ul></div>',
        ),
        (
            '<ul data-spoils-to="8"><li>a</li></ul>',
            '<div data-spoils-to="8"><ul><li>a</li></ul></div>',
        ),
        (
            '<blockquote><p>a</p><div data-spoils-to="8">b</div></blockquote>',
            '<div data-spoils-to="8"><blockquote><p>a</p><p>b</p></blockquote></div>',
        ),
        (
            '<ul><li><div data-spoils-to="8">a<menu><li>b</li></menu></div></li></ul>',
            '<div data-spoils-to="8"><ul><li><p>a</p><p>b</p></li></ul></div>',
        ),
    ],
)
def test_a_spoiler_anywhere_veils_the_whole_block(html, expected):
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<figure data-photo="02"></figure>', '<figure data-photo="2"></figure>'),
        ('<figure data-photo="0"></figure><figure data-photo="x"></figure><figure></figure>', ""),
        ('<figure data-photo="-1"><img src="a"></figure>', ""),
        (
            '<figure data-photo="2"><img src="a"><figcaption>b</figcaption></figure>',
            '<figure data-photo="2"></figure><p>b</p>',
        ),
        (
            '<p>a<figure data-photo="2"></figure>b</p>',
            '<p>a</p><figure data-photo="2"></figure><p>b</p>',
        ),
        (
            '<ul><li data-photo="2">a</li></ul>',
            '<ul><li>a</li></ul><figure data-photo="2"></figure>',
        ),
        (
            '<ul><li>a<figure data-photo="1"></figure></li><li><figure data-photo="2"></figure></li></ul>',
            '<ul><li>a</li></ul><figure data-photo="1"></figure><figure data-photo="2"></figure>',
        ),
    ],
)
def test_a_photo_stands_between_blocks(html, expected):
    assert clean(html) == expected


@pytest.mark.parametrize(
    "tag", ["div", "em", "blockquote", "ul><li", "font", "div data-spoils-to=8"]
)
@pytest.mark.parametrize("depth", [50, 70, 20_000])
def test_very_deep_html_is_read(tag, depth):
    assert clean(clean(f"<{tag}>" * depth + "a")) == clean(f"<{tag}>" * depth + "a")


@given(tangles())
@example("<p><button><p>x</p></button></p>")
@example("<em><p>a</em>b</p>")
@example('<a href="/a"><div data-spoils-to="8">x<a href="/b">y</a>z</div></a>')
def test_cleaning_twice_changes_nothing(html):
    once = clean(html)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_any_text_can_be_cleaned(text):
    assert clean(clean(text)) == clean(text)


def test_what_is_too_long_is_cut():
    page = clean("<p>" + "a" * LONGEST)

    assert page == "<p>" + "a" * (LONGEST - 3) + "</p>"


def test_a_cut_opens_no_spoiler():
    start = "<div data-spoils-to=8><p>"
    words = "a" * (LONGEST - len(start))

    assert clean(f"{start}{words}b</div>c") == f'<div data-spoils-to="8"><p>{words}</p></div>'
