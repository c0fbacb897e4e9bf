"""A body as plain lines that tell all it holds, for reading one version beside another."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from text.episodes import spoiler_label
from text.reader import PHOTO, SPOILS_TO
from text.tree import HEADINGS, LISTS, read

_MARKS = {"strong": "**", "em": "*", "s": "~~", "sup": "^", "sub": "~"}


def outline(html: str) -> str:
    """One line a block, marked ``##``, ``-``, ``>``, ``[Photo 2]`` or ``[Spoiler, episode 8]`` …
    ``[end of spoiler]``; in it ``*emphasis*``, and a link as ``words <address>``.
    """
    return "\n".join(_lines(read(html), ""))


def _lines(place: HtmlElement, prefix: str) -> Iterator[str]:
    for block in place:
        if block.tag == "div":
            yield f"[{spoiler_label(int(block.attrib[SPOILS_TO]), 'Spoiler')}]"
            yield from _lines(block, prefix)
            yield "[end of spoiler]"
        elif block.tag == "figure":
            yield f"[Photo {block.attrib[PHOTO]}]"
        elif block.tag == "blockquote":
            yield from _lines(block, f"> {prefix}")
        elif block.tag in LISTS:
            yield from _lines(block, f"{prefix}- ")
        elif len(block) and block[0].tag in {"p", *LISTS}:
            yield from _lines(block, prefix)
        else:
            yield prefix + _start(block) + _words(block)


def _start(block: HtmlElement) -> str:
    if block.tag in HEADINGS:
        return "#" * int(block.tag[1]) + " "
    return "---" if block.tag == "hr" else ""


def _words(element: HtmlElement) -> str:
    pieces = [element.text or ""]
    for child in element:
        mark = _MARKS.get(str(child.tag), "")
        inner = " " if child.tag == "br" else f"{mark}{_words(child)}{mark}"
        address = f" <{child.get('href')}>" if child.tag == "a" else ""
        pieces += [inner, address, child.tail or ""]
    return "".join(pieces)
