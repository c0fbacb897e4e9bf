"""A mail's HTML as the text beside it, so that both say the same."""

import re

from lxml import html
from lxml.html import HtmlElement

BLOCKS = frozenset({"blockquote", "div", "h1", "h2", "li", "p", "ul"})
ONLY_SEEN = "only-seen"
"""The class of what makes no sense without a button above it."""
_MORE_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""With all that ends a line anywhere: what a reader typed begins no line by itself."""
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls of direction, which HTML keeps within an element and text does not."""


def plain(page: str) -> str:
    """Of our own templates. A link is followed by its address; quotations are marked as mails do."""
    text = _inside(html.document_fromstring(page).find("body"))
    return _spaced(text) + "\n"


def _spaced(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _MORE_BLANK_LINES.sub("\n\n", lines).strip()


def _inside(element: HtmlElement) -> str:
    parts = [_flowed(element.text)]
    for child in element:
        parts += [_told(child), _flowed(child.tail)]
    return "".join(parts)


def _told(element: HtmlElement) -> str:
    if ONLY_SEEN in element.classes:
        return ""
    if element.tag == "br":
        return "\n"
    text = _inside(element)
    if element.tag == "a":
        return _link(text, element.get("href", ""))
    if element.tag == "blockquote":
        text = "\n".join(f"> {line}".rstrip() for line in _spaced(text).split("\n"))
    if element.tag == "li":
        return f"\n- {text.strip()}\n"
    return f"\n\n{text}\n\n" if element.tag in BLOCKS else text


def _link(text: str, address: str) -> str:
    """One that shows its own address says it once."""
    return address if text.strip() in address else f"{text}: {address}"


def _flowed(text: str | None) -> str:
    """As a browser shows it: a line break in the source is a space."""
    return _SPACES.sub(" ", _TURNED.sub("", text or ""))
