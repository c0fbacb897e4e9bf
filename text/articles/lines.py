"""An article as the lines that a reader sees, each with the stretches of the tree that it was made of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from text.articles.layout import SILENT
from text.reader import BLOCKS, SPOILS_TO

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong", "u", "mark"}
_SLANTED = {"i", "em", "cite", "q"}
_CODE = {"pre", "code", "kbd", "samp"}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_RULE = re.compile(r"(?:[-–—=_~*•·.⁂◇◆○●]\s?){3,}|⁂|❖|❦")
LONGEST_CELL = 700
LONGEST = 4_000
"""Characters of a line that rules look at: a longer one is a paragraph whose layout was lost."""


class Piece(NamedTuple):
    """The text of an element, or what stands behind it."""

    element: HtmlElement
    is_tail: bool
    text: str
    is_bold: bool = False
    is_slanted: bool = False
    is_linked: bool = False


@dataclass(eq=False)
class Line:
    """``level`` is that of a heading, 0 for none; ``opens`` says that a gap is above, ``is_ruled`` a rule."""

    number: int
    text: str
    kind: str = "p"
    level: int = 0
    opens: bool = True
    cells: tuple[str, ...] = ()
    bold: str = ""
    slanted: tuple[str, ...] = ()
    pieces: list[Piece] = field(default_factory=list)
    ends: list[HtmlElement] = field(default_factory=list)
    block: HtmlElement | None = None
    is_quoted: bool = False
    is_ruled: bool = False

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return len(self.bold) >= len(self.text) - 1

    @property
    def is_rule(self) -> bool:
        """“* * *”."""
        return _RULE.fullmatch(self.text) is not None

    @property
    def is_code(self) -> bool:
        """Whether all of it stands within `pre` or `code`."""
        places = (
            piece.element.getparent() if piece.is_tail else piece.element
            for piece in self.pieces
            if piece.text.strip()
        )
        return all(place is not None and _is_of_code(place) for place in places)

    @property
    def has_link(self) -> bool:
        return any(piece.is_linked and piece.text.strip() for piece in self.pieces)

    @property
    def is_address(self) -> bool:
        """Whether it is nothing but a link, or an address as it is typed."""
        is_linked = all(piece.is_linked or not piece.text.strip() for piece in self.pieces)
        return (is_linked and self.has_link) or bool(_ADDRESS.fullmatch(self.text))

    @property
    def is_veiled(self) -> bool:
        block = self.block
        return block is not None and (
            SPOILS_TO in block.attrib
            or any(SPOILS_TO in one.attrib for one in block.iterancestors())
        )

    @property
    def read(self) -> str:
        return self.text[:LONGEST]


def _is_of_code(element: HtmlElement) -> bool:
    return element.tag in _CODE or any(one.tag in _CODE for one in element.iterancestors())


class _Place(NamedTuple):
    kind: str = "p"
    level: int = 0
    is_bold: bool = False
    is_slanted: bool = False
    is_quoted: bool = False
    is_linked: bool = False


def lines_of(root: HtmlElement) -> list[Line]:
    walker = _Walker()
    walker.inside(root, _Place())
    walker.flush()
    for number, line in enumerate(walker.lines):
        line.number = number
    return walker.lines


def collapsed(text: str) -> str:
    return " ".join(text.split())


def closed(text: str, whole: str) -> str:
    """With the bracket at its end that parting ``whole``, where each is closed, took off."""
    is_open = text.count("(") == text.count(")") + 1
    return f"{text})" if is_open and whole.count("(") == whole.count(")") else text


class _Walker:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.place = _Place()
        self.block: HtmlElement | None = None
        self.gap = True
        self.ruled = False
        self.breaks = 0

    def inside(self, element: HtmlElement, place: _Place) -> None:
        style = (place.is_bold, place.is_slanted, place.is_linked)
        self.add(Piece(element, False, element.text or "", *style), place)
        for child in element:
            self.element(child, place)
            self.add(Piece(child, True, child.tail or "", *style), place)

    def add(self, piece: Piece, place: _Place) -> None:
        if piece.text:
            self.pieces.append(piece)
            self.place = place

    def element(self, element: HtmlElement, place: _Place) -> None:
        tag = element.tag
        if not isinstance(tag, str) or (tag in SILENT and not _is_source(element)):
            return
        if tag == "br":
            self.flush(element)
        elif tag == "hr":
            self.flush()
            self.gap = self.ruled = True
        elif tag == "tr":
            self.row([cell for cell in element if cell.tag in {"td", "th"}], element, place)
        elif tag == "dl":
            self.definitions(element, place)
        elif tag in BLOCKS:
            self.flush()
            self.gap, outer, self.block = True, self.block, element
            self.inside(element, _placed(tag, place))
            self.flush()
            self.gap, self.block = True, outer
        else:
            self.inside(element, _styled(element, place))

    def flush(self, line_break: HtmlElement | None = None) -> None:
        text = collapsed("".join(piece.text for piece in self.pieces))
        if text:
            line = _line(text, self.pieces, self.place, self.block)
            line.opens, self.gap, self.breaks = self.gap, False, 0
            line.is_ruled, self.ruled = self.ruled, line.is_rule
            self.lines.append(line)
        if line_break is not None:
            self.breaks += 1
            self.gap = self.gap or self.breaks > 1
            if self.lines and self.breaks == 1 and self.lines[-1].block is self.block:
                self.lines[-1].ends.append(line_break)
        self.pieces = []

    def row(self, cells: list[HtmlElement], element: HtmlElement, place: _Place) -> None:
        """One line for a row whose cells are short; one that holds paragraphs is read as the page it is."""
        self.flush()
        self.gap, outer, self.block = True, self.block, element
        start = len(self.lines)
        texts = []
        for cell in cells:
            before = len(self.lines)
            self.inside(cell, place)
            self.flush()
            texts.append("\n".join(line.text for line in self.lines[before:]))
        filled = [text for text in texts if text]
        if len(filled) > 1 and all(len(text) <= LONGEST_CELL for text in filled):
            self.lines[start:] = [_joined(self.lines[start:], texts, element)]
        self.gap, self.block = True, outer

    def definitions(self, element: HtmlElement, place: _Place) -> None:
        self.flush()
        row: list[HtmlElement] = []
        for child in [*_definitions(element)]:
            if child.tag == "dt" and any(one.tag == "dd" for one in row):
                self.row(row, element, place)
                row = []
            row.append(child)
        if row:
            self.row(row, element, place)
        self.gap = True


def _is_source(element: HtmlElement) -> bool:
    """The caption of a quotation: it says whose words these are."""
    before = element.getprevious() if element.tag == "figcaption" else None
    return before is not None and before.tag == "blockquote"


def _definitions(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element:
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from (one for one in child if one.tag in {"dt", "dd"})


def _placed(tag: str, place: _Place) -> _Place:
    if tag in _LEVELS:
        return place._replace(kind="heading", level=_LEVELS[tag])
    if tag == "blockquote":
        return place._replace(is_quoted=True)
    if tag == "li":
        return place._replace(kind="li")
    return place


def _styled(element: HtmlElement, place: _Place) -> _Place:
    is_bold = element.tag in _BOLD or bool(_BOLD_STYLE.search(element.get("style", "")))
    return place._replace(
        is_bold=place.is_bold or is_bold,
        is_slanted=place.is_slanted or element.tag in _SLANTED,
        is_linked=place.is_linked or (element.tag == "a" and "href" in element.attrib),
    )


def _line(text: str, pieces: list[Piece], place: _Place, block: HtmlElement | None) -> Line:
    bold = []
    for piece in pieces:
        if not piece.is_bold and piece.text.strip():
            break
        bold.append(piece.text)
    slanted = (collapsed(piece.text) for piece in pieces if piece.is_slanted or piece.is_bold)
    return Line(
        0,
        text,
        place.kind,
        place.level,
        bold=collapsed("".join(bold)),
        slanted=tuple(filter(None, slanted)),
        pieces=pieces,
        block=block,
        is_quoted=place.is_quoted,
    )


def _joined(lines: list[Line], texts: Iterable[str], element: HtmlElement) -> Line:
    cells = tuple(texts)
    first, *others = filter(None, cells)
    return Line(
        0,
        f"{first.rstrip(' :：')}: {'; '.join(others)}".replace("\n", "; "),
        "row",
        opens=lines[0].opens,
        cells=cells,
        pieces=[piece for line in lines for piece in line.pieces],
        ends=[end for line in lines for end in line.ends],
        block=element,
    )
