"""Words on their way into a tree.

lxml counts the children of an element for `len(element)`, and copies a text to add to it. A long
body done that way, a piece at a time, takes minutes; here each text is written once.
"""

from collections import defaultdict
from collections.abc import Callable

from lxml.html import HtmlElement


class Words:
    """Gathers what stands behind the last child of each element, until `settle` writes it there."""

    def __init__(self) -> None:
        self.after: defaultdict[HtmlElement, list[str]] = defaultdict(list)
        self.within: defaultdict[HtmlElement, list[str]] = defaultdict(list)

    def add(self, parent: HtmlElement, words: str | None) -> None:
        if words:
            last = last_child(parent)
            (self.within[parent] if last is None else self.after[last]).append(words)

    def settle(self, finished: Callable[[str], str]) -> None:
        """Writes every text, as `finished` makes it of its pieces."""
        for element, pieces in self.within.items():
            element.text = finished("".join(pieces))
        for element, pieces in self.after.items():
            element.tail = finished("".join(pieces))


def first_child(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterchildren(), None)


def last_child(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterchildren(reversed=True), None)
