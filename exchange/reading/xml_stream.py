"""The records of an XML file of any size; what is broken is mended, or left out and told."""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from exchange.reading.limits import LONGEST_PROLOGUE, LONGEST_RAW, LONGEST_TAG
from exchange.reading.repair import mended
from exchange.reading.xml_builder import Builder, Record

_BEGINS = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_ENDS = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_ROOT_ENDS = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*$")
_TITLE = re.compile(rb"<title[^>]*>\s*(?:<!\[CDATA\[)?([^<\]]{1,120})")

LAST_WORDS = 200
"""Bytes: more than any root takes to end."""

type Tell = Callable[[int, str, str, bool], None]
"""Of a line, what is broken there, why, and whether an item was lost by it."""


class XmlRecords:
    """Iterates over records; `tell` is called for each fault on the way."""

    def __init__(self, chunks: Iterable[str], tell: Tell) -> None:
        self._chunks, self._tell = chunks, tell
        self._builder = Builder(self)
        self._parser = self._builder.parser()
        self._recent = bytearray()
        """From the beginning of the open record on, or the piece that was given last."""
        self._base = 0
        """Where that begins, as the parser counts."""
        self._line_base = 0
        self._record_at = 0
        self._silent = 0
        self._broken = ""
        """Why we look for the end of a broken record."""
        self._broken_line = 0
        self._searched = 0
        self._is_over = False
        self.cut_off: tuple[int, str] | None = None
        """The last line of a file that ends too soon, and the title of the item it ends within."""

    def __iter__(self) -> Iterator[Record]:
        for chunk in self._without_prologue():
            waiting = chunk.encode("utf-8", "replace")
            while waiting and not self._builder.is_closed:
                waiting = self._look_on(waiting) if self._broken else self._read(waiting)
                yield from self._come_out()
            if waiting and _BEGINS.search(waiting):
                why = "items stand behind the end of the XML; they were not read"
                self._tell(self.line(), "the end of the file", why, False)
                return
        self._close()
        yield from self._come_out()

    def _come_out(self) -> Iterator[Record]:
        while self._builder.ready:
            yield self._builder.ready.popleft()

    # For the builder

    def line(self) -> int:
        return self._line_base + self._parser.CurrentLineNumber

    def record_begins(self) -> None:
        self._record_at = self._parser.CurrentByteIndex

    # The beginning

    def _without_prologue(self) -> Iterator[str]:
        """From the root element on: what stands before it says nothing, and may declare entities."""
        chunks = iter(self._chunks)
        head = ""
        for chunk in chunks:
            head += chunk
            found = _ROOT.search(head)
            if found:
                self._line_base = head.count("\n", 0, found.start())
                self._judge_prologue(head[: found.start()])
                yield head[found.start() :]
                yield from chunks
                return
            if len(head) > LONGEST_PROLOGUE:
                break
        self._tell(1, "the file", "no <rss>, <feed> or <rdf:RDF> begins in it", False)

    def _judge_prologue(self, before: str) -> None:
        if "<!ENTITY" in before:
            why = "entities are declared there; none was expanded or fetched"
            self._tell(1, "the beginning of the file", why, False)
        words = before.strip("\ufeff \t\r\n")
        if words and not words.startswith(("<?", "<!")):
            why = "text stands before the XML; it was passed over"
            self._tell(1, "the beginning of the file", why, False)

    # Reading on

    def _read(self, data: bytes) -> bytes:
        """Returns what is to be read again by a new parser."""
        builder = self._builder
        if not (builder.record and len(self._recent) > LONGEST_RAW):
            self._recent += data
        else:
            self._base += len(data)
        builder.alive = False
        try:
            self._parser.Parse(data, False)
        except expat.ExpatError as error:
            return self._break(expat.errors.messages[error.code], self._parser.ErrorByteIndex)
        self._silent = 0 if builder.alive else self._silent + len(data)
        if self._silent > LONGEST_TAG:
            at = self._base + len(self._recent)
            return self._break(f"a tag there is longer than {LONGEST_TAG:,} bytes", at)
        self._trim()
        return b""

    def _trim(self) -> None:
        keep_from = len(self._recent)
        if self._builder.record and len(self._recent) <= LONGEST_RAW:
            keep_from = max(0, self._record_at - self._base)
        self._base += keep_from
        del self._recent[:keep_from]

    def _break(self, why: str, at: int) -> bytes:
        self._broken, self._silent = why, 0
        self._broken_line = self._builder.record.line if self._builder.record else self.line()
        error_at = min(max(0, at - self._base), len(self._recent))
        start = max(0, self._record_at - self._base) if self._builder.record else error_at
        self._line_base = self.line() - 1 - self._recent.count(b"\n", start, error_at)
        self._searched = error_at - start
        rest = bytes(self._recent[start:])
        self._recent = bytearray()
        return rest

    def _look_on(self, data: bytes) -> bytes:
        """Until the broken record ends, or the next one begins."""
        self._recent += data
        pattern = _ENDS if self._builder.record else _BEGINS
        found = pattern.search(self._recent, self._searched)
        if found is None:
            self._searched = max(self._searched, len(self._recent) - 100)
            self._drop_excess()
            return b""
        end = found.end() if self._builder.record else found.start()
        raw, rest = bytes(self._recent[:end]), bytes(self._recent[end:])
        self._settle(raw)
        self._begin_anew(raw)
        return rest

    def _drop_excess(self) -> None:
        excess = len(self._recent) - LONGEST_RAW
        if excess > 0:
            self._line_base += self._recent.count(b"\n", 0, excess)
            del self._recent[:excess]
            self._searched = max(0, self._searched - excess)

    def _settle(self, raw: bytes) -> None:
        record, builder = self._builder.record, self._builder
        if record is None:
            self._tell(self._broken_line, "the text between two items", self._broken, False)
            return
        found = mended(
            raw, record, builder.children_out, builder.beginning(), is_whole=not self._is_over
        )
        title = _title(raw)
        name = f"the item “{title}”" if title else "an item"
        if found:
            without = ", without what is missing" if self._is_over else ""
            self._tell(record.line, name, f"{self._broken}; it was mended{without}", False)
            builder.ready.extend(found)
        else:
            self._tell(record.line, name, f"{self._broken}; it could not be mended", True)

    def _begin_anew(self, raw: bytes) -> None:
        self._line_base += raw.count(b"\n")
        self._broken, self._recent, self._searched = "", bytearray(), 0
        builder = self._builder
        builder.forget()
        self._parser = builder.parser()
        data = builder.beginning()
        self._parser.Parse(data, False)
        self._base = len(data)

    def _close(self) -> None:
        """The end of the file: is it the end of what stands in it?"""
        builder, self._is_over = self._builder, True
        if builder.is_closed or builder.root is None:
            return
        self._judge_end()
        if not self._broken:
            self._broken = "the file ends in the middle of it"
            if builder.record is None:
                return
        if builder.record:
            self._settle(bytes(self._recent))
        else:
            self._tell(self._broken_line, "the rest of the file", self._broken, False)

    def _judge_end(self) -> None:
        """Behind what is broken the root may end all the same."""
        if self._broken and _ROOT_ENDS.search(self._recent[-LAST_WORDS:]):
            return
        line = self._line_base + 1 + self._recent.count(b"\n") if self._broken else self.line()
        self.cut_off = line, _title(bytes(self._recent)) if self._builder.record else ""


def _title(raw: bytes) -> str:
    """Of an item as it is written; empty where it has none."""
    found = _TITLE.search(raw)
    return found[1].decode(errors="replace").strip() if found else ""
