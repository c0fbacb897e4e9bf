"""Body text as a tree of a few plain shapes, whatever HTML it came from.

    body    → (block | spoiler | figure)*
    spoiler → div[data-spoils-to="1…999"]: (block | figure)*
    figure  → figure[data-photo]: empty, the place of a photo
    block   → p h2 h3 h4: words · hr · blockquote: block* · ul ol: li*
    li      → words, or block*
    words   → text, br, strong em s sup sub a[href], none of them inside its like

Every parser reads these shapes alike, so what is veiled here is veiled in every browser. A spoiler
inside a list, a quotation or another spoiler veils the whole of it, at the farthest episode named.
"""

import re
from typing import TypeGuard

import lxml.html
from lxml.etree import SubElement
from lxml.html import HtmlElement

from text.episodes import FINALE
from text.reader import BLOCKS, PHOTO, SPOILS_TO, parse
from text.words import Words, first_child, last_child

HEADINGS = {"h2", "h3", "h4"}
LISTS = {"ul", "ol"}
SHAPES = {"p", "blockquote", "hr", "li"} | HEADINGS | LISTS
WORDS = {"strong", "em", "s", "a", "sup", "sub", "br"}
SCHEMES = {"http", "https", "mailto"}

_RENAMED = {"b": "strong", "i": "em", "del": "s", "strike": "s", "h1": "h2", "h5": "h4", "h6": "h4"}
_SPACES = re.compile("[ \t\n\r\u00a0]+")


def read(html: str) -> HtmlElement:
    """The body, a `div` of the shapes above. Any text can be read; what is doubtful is veiled."""
    body = lxml.html.Element("div")
    words = Words()
    _Writer(body, words, is_body=True).fill(parse(html))
    words.settle(lambda text: _SPACES.sub(" ", text))
    _widen_spoilers(body)
    for place in [body, *body.findall("div")]:
        _lift_figures(place)
    _tidy(body)
    return body


class _Writer:
    """Writes shapes into `target`, and gathers loose words into paragraphs."""

    def __init__(self, target: HtmlElement, words: Words, *, is_body: bool = False) -> None:
        self.target = target
        self.words = words
        self.is_body = is_body
        self.paragraph: HtmlElement | None = None

    def fill(self, source: HtmlElement) -> None:
        """Writes what `source` holds, but not itself."""
        self.paragraph = None
        self.text(source.text)
        for child in source:
            self.element(child)
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        if text and (self.paragraph is not None or text.strip()):
            self.words.add(self.open(), text)

    def open(self) -> HtmlElement:
        if self.paragraph is None:
            self.paragraph = SubElement(self.target, "p")
        return self.paragraph

    def element(self, element: HtmlElement) -> None:
        if _is_block(element) or any(map(_is_block, element.iterdescendants())):
            self.paragraph = None
            self.block(element)
            self.paragraph = None
        else:
            self.copy_element(self.open(), element)

    def block(self, element: HtmlElement) -> None:
        tag = _RENAMED.get(element.tag, element.tag)
        if SPOILS_TO in element.attrib:
            self.spoiler(element)
        elif PHOTO in element.attrib:
            self.photo(element)
        elif tag in LISTS:
            self.list(element)
        elif tag == "blockquote":
            self.into(SubElement(self.target, tag)).fill(element)
        elif tag == "hr":
            SubElement(self.target, tag)
        elif tag in HEADINGS and not any(map(_is_block, element.iterdescendants())):
            self.copy(SubElement(self.target, tag), element)
        else:
            self.fill(element)

    def spoiler(self, element: HtmlElement) -> None:
        spoils_to = _episode(element.attrib.pop(SPOILS_TO))
        if spoils_to and self.is_body:
            spoiler = SubElement(self.target, "div", {SPOILS_TO: str(spoils_to)})
            self.into(spoiler).element(element)
        else:
            _raise(self.target, spoils_to)
            self.element(element)

    def photo(self, element: HtmlElement) -> None:
        number = element.attrib.pop(PHOTO).strip()
        if re.fullmatch("[0-9]{1,6}", number) and int(number):
            SubElement(self.target, "figure", {PHOTO: str(int(number))})
        self.element(element)

    def list(self, element: HtmlElement) -> None:
        items = SubElement(self.target, element.tag)
        self.into(SubElement(items, "li")).text(element.text)
        for child in element:
            self.into(SubElement(items, "li")).element(child)
            self.into(SubElement(items, "li")).text(child.tail)

    def into(self, target: HtmlElement) -> "_Writer":
        return _Writer(target, self.words)

    def copy(self, target: HtmlElement, source: HtmlElement) -> None:
        """Copies the words that `source` holds, but not itself."""
        self.words.add(target, source.text)
        for child in source:
            self.copy_element(target, child)
            self.words.add(target, child.tail)

    def copy_element(self, target: HtmlElement, element: HtmlElement) -> None:
        tag = _RENAMED.get(element.tag, element.tag)
        if tag == "br":
            SubElement(target, tag)
        elif _adds_nothing(tag, element, target):
            self.copy(target, element)
        else:
            href = {"href": element.get("href", "")} if tag == "a" else {}
            self.copy(SubElement(target, tag, href), element)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS or SPOILS_TO in element.attrib or PHOTO in element.attrib


def _episode(written: str) -> int:
    """Fails shut: what cannot be read as an episode veils to the very end."""
    if re.fullmatch("[0-9]{1,6}", written.strip()):
        return min(int(written), FINALE)
    return FINALE


def _raise(element: HtmlElement, spoils_to: int) -> None:
    highest = max(spoils_to, int(element.get(SPOILS_TO, "0")))
    if highest:
        element.set(SPOILS_TO, str(highest))


def _adds_nothing(tag: str, element: HtmlElement, target: HtmlElement) -> bool:
    inside = {target.tag, *(ancestor.tag for ancestor in target.iterancestors())}
    no_link = tag == "a" and not _leads_somewhere(element.get("href", ""))
    return tag not in WORDS or tag in inside or no_link or not element.text_content().strip()


def _leads_somewhere(href: str) -> bool:
    """To an address on this site, or by a scheme we know; browsers pass over white space in both."""
    scheme, colon, _ = re.split("[/?#]", re.sub(r"\s", "", href))[0].partition(":")
    return bool(href.strip()) and (not colon or scheme.lower() in SCHEMES)


def _widen_spoilers(body: HtmlElement) -> None:
    for block in list(body):
        marked = [element for element in block.iter() if SPOILS_TO in element.attrib]
        if not marked:
            continue
        spoils_to = str(max(int(element.attrib.pop(SPOILS_TO)) for element in marked))
        if block.tag != "div":
            wrapped, block = block, lxml.html.Element("div")
            wrapped.addprevious(block)
            block.append(wrapped)
        block.set(SPOILS_TO, spoils_to)


def _lift_figures(place: HtmlElement) -> None:
    """A photo stands between blocks, after the one it was put in."""
    for block in list(place):
        if block.tag in LISTS or block.tag == "blockquote":
            for figure in reversed(list(block.iter("figure"))):
                block.addnext(figure)


def _tidy(body: HtmlElement) -> None:
    """From the inside out: no empty element, no space or line break at the ends of a block."""
    for element in reversed(list(body.iterdescendants())):
        if element.tag == "br":
            element.tail = (element.tail or "").lstrip()
        elif element.tag in WORDS:
            continue
        elif _is_empty(element):
            element.drop_tree()
        elif element.tag == "p" or element.tag in HEADINGS:
            _trim(element)
        elif element.tag == "li" and [child.tag for child in element] == ["p"]:
            element[0].drop_tag()


def _is_empty(element: HtmlElement) -> bool:
    is_bare = next(element.iter("figure", "hr"), None) is None
    return is_bare and not element.text_content().strip()


def _trim(block: HtmlElement) -> None:
    while _is_break(first := first_child(block)) and not (block.text or "").strip():
        block.text, first.tail = first.tail, None
        block.remove(first)
    while _is_break(last := last_child(block)) and not (last.tail or "").strip():
        block.remove(last)
    block.text = (block.text or "").lstrip()
    if last is None:
        block.text = block.text.rstrip()
    else:
        last.tail = (last.tail or "").rstrip()


def _is_break(element: HtmlElement | None) -> TypeGuard[HtmlElement]:
    return element is not None and element.tag == "br"
