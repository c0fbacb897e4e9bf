import re
from html import unescape

import pytest
from hypothesis import given, strategies as st

from text.remarks import comment_html

REL = ' rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.", "<p>One line.</p>"),
        ("One\ntwo\r\nthree", "<p>One<br>two<br>three</p>"),
        ("One\n\ntwo\r\n \r\n\n three\n", "<p>One</p><p>two</p><p>three</p>"),
        ("<b>a</b> & more", "<p>&lt;b&gt;a&lt;/b&gt; &amp; more</p>"),
        ("I love 런 온!", '<p>I love <span lang="ko">런 온</span>!</p>'),
        ("a\x00b\ud800", "<p>ab</p>"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_paragraphs_and_line_breaks(text, expected):
    assert comment_html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> a\n> b\nc", "<blockquote><p>a<br>b</p></blockquote><p>c</p>"),
        ("> a\n>\n> b", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("> a\n\nb", "<blockquote><p>a</p></blockquote><p>b</p>"),
        ("> a\n\n> b", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("a\n> b", "<p>a</p><blockquote><p>b</p></blockquote>"),
        (
            "> > a\n> b",
            "<blockquote><blockquote><p>a</p></blockquote><p>b</p></blockquote>",
        ),
        (">> a", "<blockquote><blockquote><p>a</p></blockquote></blockquote>"),
        (
            ">>>>> a",
            "<p>&gt;&gt;&gt;&gt;&gt; a</p>",
        ),
        (
            "> > > > a",
            f"{'<blockquote>' * 3}<p>&gt; a</p>{'</blockquote>' * 3}",
        ),
        (">_<", "<p>&gt;_&lt;</p>"),
        (">:( no", "<p>&gt;:( no</p>"),
        ("a > b", "<p>a &gt; b</p>"),
    ],
)
def test_quotations(text, expected):
    assert comment_html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so *very* good", "so <em>very</em> good"),
        ("so _very_ good", "so <em>very</em> good"),
        ("*two words*, and", "<em>two words</em>, and"),
        ("“*Signal*”", "“<em>Signal</em>”"),
        ("*“Why?”* she said", "<em>“Why?”</em> she said"),
        ("*<b>*", "<em>&lt;b&gt;</em>"),
        ("*나의 아저씨*는", '<em><span lang="ko">나의 아저씨</span></em><span lang="ko">는</span>'),
        ("_미생_은", '<em><span lang="ko">미생</span></em><span lang="ko">은</span>'),
        (
            "드라마*미생*은",
            '<span lang="ko">드라마</span><em><span lang="ko">미생</span></em><span lang="ko">은</span>',
        ),
        ("*a* and *b*", "<em>a</em> and <em>b</em>"),
    ],
)
def test_emphasis(text, expected):
    assert comment_html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "5 * 3 * 2",
        "snake_case_name",
        "**twice**",
        "*one",
        "* a list\n* of two",
        "f*ck, sh*t",
        "^_^ hi ^_^",
        "T_T and T_T",
        "*_* oh *_*",
        "-_- -_-",
        "*a\nb*",
        "[a](b)",
        "# a",
        "`a`",
        "javascript:alert(1)",
        "www.an.example",
        "ftp://an.example",
        "xhttp://an.example",
        "https://",
        "http://[",
        "https://bank.example@an.example/",
        "http\u017f://an.example",
    ],
)
def test_all_else_is_shown_as_typed(text):
    assert comment_html(text) == f"<p>{text.replace('\n', '<br>')}</p>"


@pytest.mark.parametrize(
    ("text", "address", "behind"),
    [
        ("https://an.example/a?b=1&c=2", "https://an.example/a?b=1&amp;c=2", ""),
        ("HTTP://an.example", "HTTP://an.example", ""),
        ("https://an.example.", "https://an.example", "."),
        ("https://an.example/a_(b)", "https://an.example/a_(b)", ""),
        ("https://an.example/a)", "https://an.example/a", ")"),
        ("https://an.example/(a)))", "https://an.example/(a)", "))"),
        ("https://an.example/wiki/런_온", "https://an.example/wiki/런_온", ""),
        ("https://an.example/a에서", "https://an.example/a", '<span lang="ko">에서</span>'),
        ('https://an.example"onclick=x', "https://an.example", "&quot;onclick=x"),
        ("https://an.example/<b>", "https://an.example/", "&lt;b&gt;"),
        ("https://an.example/'a'b", "https://an.example/&#x27;a&#x27;b", ""),
    ],
)
def test_bare_addresses_become_links(text, address, behind):
    html = comment_html(f"See {text}")
    assert html.startswith(f'<p>See <a href="{address}"{REL}>')
    assert html.endswith(f"</a>{behind}</p>")


def test_address_within_emphasis_and_mark_within_an_address():
    link = f'<a href="https://an.example/"{REL}>https://an.example/</a>'
    assert comment_html("*see https://an.example/ now*") == f"<p><em>see {link} now</em></p>"
    both = comment_html("*https://an.example/ and https://an.example/ too*")
    assert both == f"<p><em>{link} and {link} too</em></p>"
    assert comment_html("https://an.example/_a_").count("<em>") == 0


PIECES = [*"ab *_>()<\"'&.\n런은", "https://", "x.example"]
TYPED = st.lists(st.sampled_from(PIECES)).map("".join)


@given(TYPED | st.text())
def test_every_tag_is_one_of_ours_and_is_closed(text):
    waiting = []
    for tag in re.findall(r"<[^>]*>", comment_html(text)):
        name = re.fullmatch(
            r'<(/?(?:p|em|blockquote)|br|(?:span lang="ko")|/span|/a|a href="https?://[^"<>]*"'
            rf"{REL})>",
            tag,
            re.IGNORECASE,
        )
        assert name, tag
        if tag.startswith("</"):
            assert waiting.pop() == tag[2:-1]
        elif tag != "<br>":
            waiting.append(tag[1:-1].split()[0])
    assert waiting == []


@given(TYPED)
def test_every_word_is_kept(text):
    shown = unescape(re.sub(r"<[^>]*>", "", comment_html(text)))
    letters = re.compile("[a-z런은]")
    assert letters.findall(shown) == letters.findall(text)
