"""What an article warns of, behind a veil, from the warning on; the recogniser goes on reading it."""

import lxml.html
from lxml.html import HtmlElement

from exchange.blogs.found import spoils_to
from exchange.blogs.spoilers import insert_behind
from text.articles.found import Article, Found
from text.articles.layout import laid_out, printed
from text.articles.lines import Line, lines_of
from text.articles.spoiled import Passage, passages_of
from text.episodes import FINALE
from text.reader import SPOILS_TO

PLACE = "spoiler-place"


def hide_warned(html: str) -> tuple[str, tuple[Passage, ...]]:
    """Of a clean body."""
    root = laid_out(html)
    lines = lines_of(root)
    found = tuple(passages_of(lines))
    if not found:
        return html, ()
    edges = sorted({edge for one in found for edge in (one.first, one.end)} - {len(lines)})
    places = {edge: _placed(lines[edge]) for edge in edges}
    for edge in edges:
        for line_break in lines[edge - 1].ends if edge else ():
            line_break.drop_tree()
    tops = {edge: _top(places[edge], root) for edge in reversed(edges)}
    for one in found:
        _hide(tops[one.first], tops.get(one.end), one.spoils_to)
    for place in places.values():
        place.drop_tree()
    return printed(root), found


def bounded(article: Article, passages: tuple[Passage, ...]) -> None:
    """Where a heading ended a passage, what follows may be warned of, too: its boundary says so.

    Where no episode counts that is the ending.
    """
    going_on = [one for one in passages if not one.is_closed]
    if going_on:
        most = max(going_on, key=lambda one: one.spoils_to)
        if spoils_to(article) < most.spoils_to:
            boundary = most.spoils_to if article.is_review else FINALE
            article.spoils_to = Found(boundary, True, most.words, most.first)


def _placed(line: Line) -> HtmlElement:
    """An empty element where the line begins, which takes over the words behind it."""
    place = lxml.html.Element(PLACE)
    if line.kind == "row" and line.block is not None and line.block.tag == "tr":
        line.block.addprevious(place)
        return place
    piece = next(one for one in line.pieces if one.text.strip())
    if piece.is_tail:
        insert_behind(piece.element, place, with_tail=True)
    else:
        place.tail, piece.element.text = piece.element.text, None
        piece.element.insert(0, place)
    return place


def _top(place: HtmlElement, root: HtmlElement) -> HtmlElement:
    """The child of the root that begins there; what held both sides of the place is parted in two."""
    node = place
    while (parent := node.getparent()) is not None and parent is not root:
        is_first = node.getprevious() is None and not (parent.text or "").strip()
        if not is_first:
            rest = lxml.html.Element(parent.tag, dict(parent.attrib))
            for child in parent[parent.index(node) :]:
                rest.append(child)
            insert_behind(parent, rest, with_tail=True)
            parent = rest
        node = parent
    return node


def _hide(first: HtmlElement, end: HtmlElement | None, boundary: int) -> None:
    root = first.getparent()
    if root is not None:
        start = root.index(first)
        held = root[start : None if end is None else root.index(end)]
        veil = lxml.html.Element("div", {SPOILS_TO: str(boundary)})
        root.insert(start, veil)
        for child in held:
            veil.append(child)
