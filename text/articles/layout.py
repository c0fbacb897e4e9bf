"""The HTML of a post as a tree that loses nothing, whatever editor wrote it, or no editor at all."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import escape
from itertools import groupby

import lxml.html
from lxml.etree import SubElement
from lxml.html import HtmlElement

from text.reader import DROPPED, Reader
from text.typed import printable

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_LAID_OUT = re.compile(r"<(?:p|br|div|td)\b", re.IGNORECASE)
_TAB = re.compile(r" *\t[ \t]*")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]?|[^\w\s]{1,2})\s*\t")
"""A list, with its number or bullet before a tab."""
_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_BEHIND_BLOCK = re.compile(
    r"(</(?:h[1-6]|[uod]l|blockquote|table|figure|pre)>|<hr\s*/?>)[ \t]*\n(?!\s*</)", re.IGNORECASE
)
"""A heading and the lines right below it, which begin a paragraph of their own."""
_QUOTED = re.compile(r"\s*>(?:\s*>)*(?:\s|$)")
"""“> I like you.”, as in letters."""
_HEADING = re.compile(r"(#{1,6})\s+(.{1,200}?)\s*#*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200}?)(?<=\S)\1")


def laid_out(written: str) -> HtmlElement:
    """A `div` of elements. Where no tag parts the paragraphs, blank lines do, as in old editors."""
    html = printable(written)
    is_plain = not _TAG.search(html)
    if is_plain:
        html = "\n".join(_marked_up(html.splitlines()))
    if is_plain or not _LAID_OUT.search(html):
        html = _BEHIND_BLOCK.sub(r"\1\n\n", html.replace("\r", ""))
        html = "".join(map(_paragraph, _BLANK.split(html)))
    root = _Whole().read(html)
    for last in root.findall("wbr")[-1:]:
        last.drop_tree()
    return root


def printed(root: HtmlElement) -> str:
    """What the tree holds, as HTML."""
    inner = (lxml.html.tostring(child, encoding="unicode") for child in root)
    return (escape(root.text or "", quote=False) + "".join(inner)).strip()


def _marked_up(lines: Iterable[str]) -> Iterator[str]:
    """Plain text as HTML: lines of cells between tabs are rows of a table, those behind “>” quoted."""
    for made, some in groupby(lines, _made_of):
        if made == "cells":
            rows = "".join(map(_row, some))
            yield f"\n\n<table>{rows}</table>\n\n"
        elif made == "quotation":
            inner = "".join(f"<p>{_marked(line)}</p>" for line in map(_unquoted, some) if line)
            yield f"\n\n<blockquote>{inner}</blockquote>\n\n" if inner else ""
        else:
            yield from map(_marked, some)


def _made_of(line: str) -> str:
    return "quotation" if _QUOTED.match(line) else "cells" if _has_cells(line) else ""


def _unquoted(line: str) -> str:
    return _QUOTED.sub("", line).strip()


def _has_cells(line: str) -> bool:
    return "\t" in line.strip() and not _NUMBERED.match(line)


def _row(line: str) -> str:
    cells = (escape(cell, quote=False) for cell in _TAB.split(line.strip()))
    return f"<tr><td>{'</td><td>'.join(cells)}</td></tr>"


def _marked(line: str) -> str:
    """A line of plain text, its headings and bold words marked as people do without HTML."""
    line = line.strip()
    if match := _HEADING.fullmatch(line):
        level = min(len(match[1]) + 1, 6)
        return f"\n\n<h{level}>{escape(match[2], quote=False)}</h{level}>\n\n"
    return _BOLD.sub(r"<strong>\2</strong>", escape(line, quote=False))


def _paragraph(written: str) -> str:
    if re.match(
        r"\s*<(?:h[1-6]|[uod]l|li|blockquote|table|hr|figure|pre)\b", written, re.IGNORECASE
    ):
        return written
    return f"<p>{written.strip().replace(chr(10), '<br>')}</p>" if written.strip() else ""


class _Whole(Reader):
    """Keeps every element with its attributes, for what is not understood goes back as it came."""

    def element(self, tag: str, attributes: dict[str, str]) -> HtmlElement:
        parent = self.open[-1][0]
        if self.is_deep:
            return parent
        try:
            element = SubElement(parent, tag)
        except ValueError:
            element = SubElement(parent, "span")
        for name, value in reversed(attributes.items()):
            with suppress(ValueError):
                element.set(name, printable(value))
        return element


SILENT = frozenset({*DROPPED, "figcaption", "video", "audio", "button"})
"""Elements whose words say nothing of the show."""
