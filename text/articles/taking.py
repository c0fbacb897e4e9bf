"""Lines that became records leave the tree, and with them whatever they leave empty."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from text.articles.lines import Line

_SHOWN = {
    *(
        "img",
        "iframe",
        "video",
        "audio",
        "figure",
        "hr",
        "object",
        "embed",
        "svg",
        "input",
        "source",
    ),
    *("script", "style", "noscript", "template", "canvas", "form"),
}
"""Elements that stand for something without a word in them."""


def take_out(lines: Iterable[Line]) -> None:
    """Once for a tree: a break that goes hands its text on to another element."""
    gone = list(lines)
    touched = [line.block for line in gone]
    for line in gone:
        for piece in line.pieces:
            if piece.is_tail:
                piece.element.tail = None
                touched.append(piece.element.getparent())
            else:
                piece.element.text = None
                touched.append(piece.element)
    for line in gone:
        for end in line.ends:
            end.drop_tree()
    for element in touched:
        _prune(element)


def _prune(element: HtmlElement | None) -> None:
    """Takes the element out if it is empty, then what holds it; the root stays."""
    while element is not None and (parent := element.getparent()) is not None:
        if not _is_empty(element):
            return
        element.drop_tree()
        element = parent


def _is_empty(element: HtmlElement) -> bool:
    """Breaks alone are nothing. The children are looked at only as far as the first that is something."""
    if element.tag in _SHOWN or "data-photo" in element.attrib or (element.text or "").strip():
        return False
    child = next(element.iterchildren(), None)
    while child is not None:
        if child.tag not in {"br", "wbr"} or (child.tail or "").strip():
            return False
        child = child.getnext()
    return True
