"""Whatever is written into a body, nothing but the shapes and attributes that we know comes out of it."""

from urllib.parse import urlsplit

import lxml.html
from hypothesis import example, given, settings, strategies as st

from tests.payloads import CLASSIC
from text.prose import clean, render, render_away
from text.tree import SCHEMES

SHAPES = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "br", "div", "figure", "a"),
    *("strong", "em", "s", "sub", "sup"),
}
ATTRIBUTES = {"a": {"href", "rel"}, "div": {"data-spoils-to"}, "figure": {"data-photo"}}
NAMES = [
    *("onclick", "onerror", "ONLOAD", "style", "src", "srcdoc", "srcset", "href", "xlink:href"),
    *("formaction", "action", "id", "name", "class", "data-spoils-to", "data-photo", "is", "slot"),
    *("target", "rel", "background", "on\x00click", "xmlns", "/", "="),
]
VALUES = [
    *("alert(1)", "javascript:alert(1)", "JaVa\tScript:alert(1)", "\x01javascript:alert(1)"),
    *("java&#x0A;script:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,x"),
    *(
        "//an.example",
        "https://an.example/",
        "/a",
        "mailto:a@an.example",
        "8",
        "-1",
        "'\"><script>",
    ),
    *("url(javascript:alert(1))", "\\", "https:alert(1)", "http://[", " javascript:alert(1)"),
]
TAGS = [
    *(
        "a",
        "p",
        "div",
        "figure",
        "img",
        "svg",
        "math",
        "style",
        "script",
        "iframe",
        "form",
        "button",
    ),
    *(
        "noscript",
        "template",
        "textarea",
        "title",
        "xmp",
        "select",
        "table",
        "mglyph",
        "annotation-xml",
    ),
    *("svg:script", "base", "meta", "link", "object", "foreignObject", "desc", "plaintext", "a/b"),
]
LOOSE = [
    *("<!--", "-->", "<![CDATA[", "]]>", "<", ">", "&", '"', "'", "\x00", "런 온", "</"),
    *CLASSIC,
]


@st.composite
def elements(draw):
    tag = draw(st.sampled_from(TAGS))
    quote = draw(st.sampled_from(['"', "'", "", "`"]))
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=3))
    told = "".join(f" {name}={quote}{value}{quote}" for name, value in pairs)
    end = draw(st.sampled_from(["", f"</{tag}>", "/"]))
    return f"<{tag}{told}>{draw(st.sampled_from(['', 'a', ' ', '가']))}{end}"


hostile = st.lists(elements() | st.sampled_from(LOOSE), max_size=8).map("".join)


def elements_of(html: str):
    """As a browser's parser would find them, but for comments."""
    tree = lxml.html.fragment_fromstring(html, create_parent="main")
    return list(tree.iterdescendants())


@settings(max_examples=150)
@given(hostile)
@example('<svg><p><style><!--</style><img title="--><img src=x onerror=alert(1)>">')
@example(
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x&gt;">'
)
@example("<a href='java\nscript:alert(1)'>a</a>")
def test_nothing_but_known_shapes_is_stored(html):
    stored = clean(html)
    for element in elements_of(stored):
        assert element.tag in SHAPES, stored
        assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), stored
        assert urlsplit(element.get("href", "")).scheme in {"", *SCHEMES}, stored
        assert element.get("data-spoils-to", "1").isdecimal()
        assert element.get("data-photo", "1").isdecimal()


@settings(max_examples=60)
@given(hostile)
def test_nothing_that_runs_is_shown(html):
    """Even where a row was stored by whatever went past the cleaner."""
    shown = render(html, show_slug="run-on", figures={})
    away = render_away(html, address="/reviews/run-on/", figures={})
    for page in (shown, away):
        for element in elements_of(page):
            assert element.tag not in {"script", "style", "iframe", "img", "svg", "form", "object"}
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert (
                not element.get("href", "").lstrip("\x00\x01 \t").lower().startswith("javascript")
            )
