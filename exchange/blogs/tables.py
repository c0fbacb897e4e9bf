"""Tables and lists of terms: the site has none, but the recogniser reads their rows.

So they are set aside while a body is cleaned, and what nobody took out of one becomes paragraphs.
"""

import re
from collections.abc import Iterable, Iterator
from secrets import token_hex

import lxml.html
from lxml.html import HtmlElement

from text import prose
from text.articles.layout import laid_out, printed
from text.articles.lines import LONGEST_CELL, lines_of
from text.reader import PHOTO, SPOILS_TO

TABLES, CELLS, TERMS = ("table", "dl"), ("td", "th"), ("dt", "dd")
AROUND = {"div", "section", "article", "main", "center", "span", "font", "figure"}
"""What a table may stand in; within a list or a quotation it is words like the others."""
HELD = {"table", "dl", "ul", "ol", "blockquote", "figure"}
LEAVES = ("p", "h2", "h3", "h4")
COLON = re.compile(r"[\s:：]+((?:</\w+>)*)\Z")
PLACE = re.compile("<p>(table[0-9a-f]{24})</p>")
BREAK = re.compile(r"\s*<br\s*/?>\s*")


def set_aside(root: HtmlElement) -> dict[str, str]:
    """Takes them out of the tree; gives each, clean, by the word that stands in its place."""
    kept: dict[str, str] = {}
    for table in list(root.iter(*TABLES)):
        if not _is_plain(table):
            continue
        rows = "".join(_row(row) for row in _rows(table))
        token = f"table{token_hex(12)}"
        kept[token] = f"<{table.tag}>{rows}</{table.tag}>"
        place = lxml.html.Element("p")
        place.text, place.tail, table.tail = token, table.tail, None
        table.getparent().replace(table, place)
    return kept


def put_back(html: str, kept: dict[str, str]) -> str:
    return PLACE.sub(lambda found: kept.get(found[1], found[0]), html) if kept else html


def flattened(html: str) -> str:
    """A clean body in which each row of a table is a paragraph: “Network: tvN”."""
    if "<table>" not in html and "<dl>" not in html:
        return html
    root = laid_out(html)
    for table in list(root.iter(*TABLES)):
        for row in _rows(table):
            if (paragraph := _paragraph(row)) is not None:
                row[0].addprevious(paragraph)
                for cell in row:
                    cell.drop_tree()
    return prose.clean(printed(root))


def _is_plain(table: HtmlElement) -> bool:
    if any(one.tag not in AROUND or SPOILS_TO in one.attrib for one in table.iterancestors()):
        return False
    inside = list(table.iter(lxml.html.etree.Element))
    if not any(len(row) > 1 for row in _rows(table)):
        return False
    has_more = any(one.tag in HELD and one is not table for one in inside)
    is_marked = any(SPOILS_TO in one.attrib or PHOTO in one.attrib for one in inside)
    return not has_more and not is_marked


def _rows(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """The cells of each; of a list of terms, a term with what is said of it."""
    if table.tag == "table":
        for row in list(table.iter("tr")):
            yield [cell for cell in row if cell.tag in CELLS]
        return
    group: list[HtmlElement] = []
    for cell in list(table.iter(*TERMS)):
        if cell.tag == "dt" and any(one.tag == "dd" for one in group):
            yield group
            group = []
        group.append(cell)
    if group:
        yield group


def _row(cells: Iterable[HtmlElement]) -> str:
    written = ((cell.tag, prose.clean(printed(cell))) for cell in cells)
    row = "".join(f"<{tag}>{inner}</{tag}>" for tag, inner in written)
    return f"<tr>{row}</tr>" if "<td>" in row or "<th>" in row else row


def _paragraph(cells: list[HtmlElement]) -> HtmlElement | None:
    """As ``text.articles.lines`` reads the row; None for one that holds paragraphs."""
    texts = ["; ".join(line.text for line in lines_of(cell)) for cell in cells]
    if sum(map(bool, texts)) < 2 or max(map(len, texts)) > LONGEST_CELL:
        return None
    first, *others = (
        "; ".join(BREAK.sub("; ", printed(leaf)) for leaf in cell.iter(*LEAVES))
        for cell, text in zip(cells, texts, strict=True)
        if text
    )
    html = f"{COLON.sub(r'\1', first)}: {'; '.join(others)}"
    return lxml.html.fragment_fromstring(html, create_parent="p")
