"""Reads HTML, however broken, into a tree from which no spoiler falls out.

Browsers close elements that a writer left open: in `<ul><li><div>a<li>b`, the second item ends the
`div`. Were the `div` a spoiler, its rest would stand outside. Here nothing but its own end tag, or
the end of the text, closes an element marked as a spoiler.
"""

from collections.abc import Collection
from html.parser import HTMLParser

import lxml.html
from lxml.etree import SubElement
from lxml.html import HtmlElement

from text.typed import printable
from text.words import Words

SPOILS_TO, PHOTO = "data-spoils-to", "data-photo"

PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
ITEMS = {"li", "td", "th", "tr", "dt", "dd"}
BOXES = {
    *("div", "figure", "figcaption", "section", "article", "main", "header", "footer", "aside"),
    *("nav", "address", "pre", "center", "table", "caption", "thead", "tbody", "tfoot", "dl"),
    *("details", "summary", "menu", "form", "fieldset", "blockquote", "ul", "ol", "hr"),
}
BLOCKS = PARAGRAPHS | ITEMS | BOXES

_WORDS = {"a", "b", "br", "del", "em", "i", "s", "strike", "strong", "sub", "sup"}
_VOID = {"br", "hr", "img", "input", "wbr", "col", "embed", "link", "meta", "area", "base"}
DROPPED = {
    *("script", "style", "iframe", "noscript", "textarea", "select", "template", "title", "svg"),
    *("math", "object"),
}
_KNOWN = BLOCKS | _WORDS | DROPPED
_KEPT = ("href", SPOILS_TO, PHOTO)
_PAIRS = [
    (PARAGRAPHS | BOXES | {"li"}, PARAGRAPHS, BOXES | ITEMS),
    ({"li"}, {"li"}, {"ul", "ol", "menu"}),
    ({"dt", "dd"}, {"dt", "dd"}, {"dl"}),
    ({"td", "th"}, {"td", "th"}, {"tr", "table"}),
    ({"tr"}, {"tr"}, {"table"}),
]
"""What a start tag closes if it is open, and what it does not look behind."""

_DEEPEST = 60
"""Elements within elements: people write five or six deep. Deeper tags are passed over."""
_MOST_OPEN = 2 * _DEEPEST
"""Tags left open at once. Past that nothing is opened or closed: the rest is words, as deep as here."""


def parse(html: str) -> HtmlElement:
    """A `div` with every element of `html` whose name we know; a `span` stands for any other."""
    return Reader().read(html)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = lxml.html.Element("div")
        self.open = [(self.root, "")]
        self.words = Words()

    def read(self, html: str) -> HtmlElement:
        # The last tag flushes the last words. What it does not end, a tag or a comment, is never shown.
        # A section "<![…>" is passed over up to its ">", as browsers do; Python 3.12 would raise on some.
        self.feed(html.replace("<![", "<?[") + "<wbr>")
        self.words.settle(printable)
        return self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for starts, closes, boundary in _PAIRS:
            if tag in starts:
                self.end(closes, boundary, is_own_end=False)
        element = self.element(tag, {name: value or "" for name, value in reversed(attrs)})
        if tag not in _VOID and len(self.open) < _MOST_OPEN:
            self.open.append((element, tag))

    def element(self, tag: str, attributes: dict[str, str]) -> HtmlElement:
        parent = self.open[-1][0]
        kept = {name: printable(attributes[name]) for name in _KEPT if name in attributes}
        if tag in DROPPED and len(self.open) < _MOST_OPEN:
            return lxml.html.Element(tag, kept)
        if not self.is_deep:
            return SubElement(parent, tag if tag in _KNOWN else "span", kept)
        if SPOILS_TO in kept:
            parent.set(SPOILS_TO, "")
        return parent

    @property
    def is_deep(self) -> bool:
        return len(self.open) >= _DEEPEST

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        boundary: Collection[str] = ()
        if tag in PARAGRAPHS:
            boundary = BOXES | ITEMS
        elif tag == "li":
            boundary = {"ul", "ol", "menu"}
        elif tag not in BLOCKS:
            boundary = BLOCKS
        self.end({tag}, boundary, is_own_end=True)

    def end(self, tags: Collection[str], boundary: Collection[str], *, is_own_end: bool) -> None:
        """Ends the innermost open element of `tags`, unless a boundary or a spoiler is further in."""
        if len(self.open) == _MOST_OPEN:
            return
        for depth in range(len(self.open) - 1, 0, -1):
            element, tag = self.open[depth]
            is_spoiler = SPOILS_TO in element.attrib
            if tag in tags and (is_own_end or not is_spoiler):
                del self.open[depth:]
                return
            if tag in boundary or is_spoiler:
                return

    def handle_data(self, data: str) -> None:
        self.words.add(self.open[-1][0], data)
