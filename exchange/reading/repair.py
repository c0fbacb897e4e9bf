"""A record that is not well-formed, made so in the ways in which exports are broken."""

import re
from html.entities import html5
from xml.parsers import expat

from lxml import etree

from exchange.reading.xml_builder import Builder, Record

_OPENS = re.compile(r"<([\w:.-]{1,60})(?:\s[^<>]*)?>\s*<!\[CDATA\[")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#?\w{1,32});|&(?!\w{1,32};)")
_MOST_ATTEMPTS = 50


def mended(
    raw: bytes, broken: Record, comments_out: int, beginning: bytes, *, is_whole: bool
) -> list[Record]:
    """Its comments that did not come out yet, then itself; nothing if it cannot be told what it was."""
    text = _with_plain_sections(raw.decode("utf-8", "replace"))
    for attempt in (text, _recovered(text)):
        records = _built(attempt, broken, beginning)
        if records and records[-1].element.tag == broken.element.tag:
            whole = records[-1]
            comments = [one for one in records[comments_out:-1] if is_whole or _is_comment(one)]
            return [*comments, whole] if _is_enough(whole, is_whole) else []
    return []


def _is_comment(record: Record) -> bool:
    """Exports write a comment's state behind its text."""
    return record.element.find("wp:comment_approved") is not None


def _is_enough(record: Record, is_whole: bool) -> bool:
    """Whether what makes it an item is there: exports write its status behind its text."""
    element = record.element
    if not is_whole:
        return element.find("wp:post_type") is not None
    if element.find("wp:post_id") is not None or element.find("wp:status") is not None:
        return element.find("wp:post_type") is not None
    return element.find("content") is not None or len(element) >= 2


def _with_plain_sections(text: str) -> str:
    """CDATA sections as escaped text; each ends where its element does, whatever stands within."""
    pieces, at, failed = [], 0, set[str]()
    while found := _OPENS.search(text, at):
        end = -1 if found[1] in failed else _end_of(text, found.end(), found[1])
        if end < 0:
            failed.add(found[1])
            if len(failed) > _MOST_ATTEMPTS:
                break
            pieces.append(_with_known_entities(text[at : found.end()]))
            at = found.end()
            continue
        inside = text[found.end() : end].replace("]]]]><![CDATA[>", "]]>")
        opening = text[at : found.end() - len("<![CDATA[")]
        pieces += [_with_known_entities(opening), _escaped(inside)]
        at = end + len("]]>")
    pieces.append(_with_known_entities(text[at:]))
    return "".join(pieces)


def _end_of(text: str, start: int, name: str) -> int:
    """Where the `]]>` before the end tag of the name is."""
    closing = re.compile(rf"\]\]>\s*</{re.escape(name)}\s*>")
    found = closing.search(text, start)
    return found.start() if found else -1


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _with_known_entities(text: str) -> str:
    return _ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if not name.startswith("#"):
        return _escaped(html5[f"{name};"]) if f"{name};" in html5 else f"&amp;{name};"
    digits = name[1:]
    try:
        code = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    except ValueError:
        return f"&amp;{name};"
    is_allowed = (
        code in (9, 10, 13)
        or 32 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or (0x10000 <= code < 0x110000)
    )
    return found[0] if is_allowed else ""


def _recovered(text: str) -> str:
    """As a parser that closes what is open understands it; colons hide the prefixes from it."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    hidden = re.sub(r"(</?\w+):(\w+)", r"\1__\2", text)
    try:
        root = etree.fromstring(hidden.encode(), parser)
    except etree.XMLSyntaxError:
        return ""
    if root is None:
        return ""
    written: str = etree.tostring(root, encoding="unicode", with_tail=False)
    return re.sub(r"(</?\w+?)__(\w+)", r"\1:\2", written)


class _Nowhere:
    def line(self) -> int:
        return 0

    def record_begins(self) -> None:
        return


def _built(text: str, broken: Record, beginning: bytes) -> list[Record]:
    builder = Builder(_Nowhere())
    parser = builder.parser()
    try:
        parser.Parse(beginning, False)
        parser.Parse(text.encode("utf-8", "replace"), False)
    except expat.ExpatError:
        return []
    records = list(builder.ready)
    for record in records:
        record.line, record.number = broken.line, broken.number
    return records
