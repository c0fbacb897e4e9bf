"""From the events of an XML parser to the records of an export, one at a time."""

from collections import deque
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from exchange.reading.limits import DEEPEST, LONGEST_TEXT, MOST_ELEMENTS

_PREFIXES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://www.w3.org/1999/xhtml": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://www.w3.org/2007/app": "app:",
    "http://purl.org/atom/app#": "app:",
    "http://schemas.google.com/g/2005": "gd:",
    "http://schemas.google.com/blogger/2008": "blogger:",
    "http://schemas.google.com/blogger/2018": "blogger:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_MOST_NAMES = 1000
_CONTAINERS = {("rss", "channel"), ("feed",), ("rdf:RDF",)}
"""Their children are the records."""


@dataclass(slots=True)
class Record:
    element: Element
    line: int
    number: int
    """Of the record it is, or is inside of."""
    cut: str = ""
    """Why something of it was left out."""
    within: Element | None = None
    """The record that a comment stands in, as far as it was read before."""


class Positions(Protocol):
    def line(self) -> int: ...
    def record_begins(self) -> None: ...


def prefix_of(uri: str) -> str | None:
    uri = uri.strip().lower()
    if "wordpress.org/export/" in uri:
        return "excerpt:" if uri.rstrip("/").endswith("/excerpt") else "wp:"
    return _PREFIXES.get(uri)


class Builder:
    """What the parser tells goes in, `ready` records come out; names have the prefixes we know them by."""

    def __init__(self, positions: Positions) -> None:
        self.ready: deque[Record] = deque()
        self.root: tuple[str, dict[str, str]] | None = None
        self.opened: list[str] = []
        self.record: Record | None = None
        self.number = 0
        self.children_out = 0
        """Comments of the open record that came out already."""
        self.is_closed = False
        self.alive = True
        """Something was told since this was last set to False."""
        self._positions = positions
        self._prefixes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        """As they are written → as we know them."""
        self._stack: list[Element] = []
        self._words: list[str] = []
        self._length = self._elements = 0

    def parser(self) -> expat.XMLParserType:
        made = expat.ParserCreate("utf-8")
        made.buffer_text, made.buffer_size = True, 1 << 16
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.CharacterDataHandler = self._data
        return made

    def beginning(self) -> bytes:
        """What a new parser has to read before it can go on between two records."""
        name, attributes = self.root or ("rss", {})
        written = f"<{name}" + "".join(f" {k}={quoteattr(v)}" for k, v in attributes.items()) + ">"
        if self.canonical(name) == "rss":
            written += "<channel>"
        return written.replace("\n", " ").encode()

    def forget(self) -> None:
        """The record that is open, after its text turned out to be broken."""
        self.opened, self.record = [], None
        self._stack, self._words = [], []

    def canonical(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            prefix, colon, local = name.rpartition(":")
            known = self._prefixes.get(prefix, prefix + colon) + local
            if len(self._names) < _MOST_NAMES:
                self._names[name] = known
        return known

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.alive = True
        for key, value in attributes.items():
            if key.startswith("xmlns"):
                known = prefix_of(value)
                if known is not None:
                    self._prefixes[key[6:]] = known
                    self._names.clear()
        if not self.opened and self.root is None:
            self.root = name, attributes
        name = self.canonical(name)
        if self.record is None and tuple(self.opened) in _CONTAINERS:
            self._begin(name, attributes)
        elif self.record is not None:
            self._within(name, attributes)
        self.opened.append(name)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.number += 1
        self._length = self._elements = self.children_out = 0
        element = Element(name, self._short(attributes))
        self.record = Record(element, self._positions.line(), self.number)
        self._stack, self._words = [element], []
        self._positions.record_begins()

    def _within(self, name: str, attributes: dict[str, str]) -> None:
        assert self.record is not None  # noqa: S101
        self._settle()
        if len(self._stack) >= DEEPEST:
            self.record.cut = f"has elements more than {DEEPEST} deep"
        elif self._elements >= MOST_ELEMENTS:
            self.record.cut = f"has more than {MOST_ELEMENTS:,} elements"
        else:
            self._elements += 1
            self._stack.append(SubElement(self._stack[-1], name, self._short(attributes)))
            return
        self._stack.append(Element(name))

    def _short(self, attributes: dict[str, str]) -> dict[str, str]:
        kept = {}
        for key, value in attributes.items():
            if not key.startswith("xmlns") and self._has_room(len(key) + len(value)):
                kept[self.canonical(key) if ":" in key else key] = value
        return kept

    def _has_room(self, more: int) -> bool:
        self._length += more
        if self._length <= LONGEST_TEXT:
            return True
        if self.record is not None:
            self.record.cut = f"is longer than {LONGEST_TEXT:,} characters"
        return False

    def _data(self, words: str) -> None:
        self.alive = True
        if self.record is not None and self._has_room(len(words)):
            self._words.append(words)

    def _settle(self) -> None:
        if not self._words:
            return
        words, self._words = "".join(self._words), []
        element = self._stack[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + words
        else:
            element.text = (element.text or "") + words

    def _end(self, name: str) -> None:
        self.alive = True
        self.opened.pop()
        if self.record is None:
            self.is_closed = not self.opened
            return
        self._settle()
        element = self._stack.pop()
        if not self._stack:
            self.ready.append(self.record)
            self.record = None
        elif element.tag == "wp:comment" and len(self._stack) == 1:
            self._comment_out(element)

    def _comment_out(self, element: Element) -> None:
        """A post may have more comments than memory holds: each comes out before its post."""
        assert self.record is not None  # noqa: S101
        parent = self._stack[-1]
        if len(parent) and parent[-1] is element:
            parent.remove(element)
        self.ready.append(
            Record(element, self.record.line, self.number, self.record.cut, self.record.element)
        )
        self.record.cut = ""
        self._elements = self._length = 0
        self.children_out += 1
