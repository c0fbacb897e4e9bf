"""The first mention of a name in a body becomes a link, without anybody typing one.

Only open words are touched: what stands in a veil, a heading, a link or a figure stays as it is. It
is done in the tree that is printed afterwards, so that names and addresses are escaped like the rest.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

import lxml.html
from lxml.html import HtmlElement

from text.jamo import has_hangul, is_syllable
from text.names.particles import AFTER_HANGUL, HONORIFIC
from text.tree import HEADINGS

_CLOSED = {"a", "div", "figure", *HEADINGS}
_BEFORE = re.compile(r"(?<!\w)(?<!\w[-‐‑])")
_AFTER = re.compile(rf"(?!\w|[-‐‑](?!{HONORIFIC}\b)\w)")
_AFTER_HANGUL = re.compile(rf"{AFTER_HANGUL}(?!\w)")
_BEGINNING = re.compile(r"(?<!\w)\S")
_IN_A_WORD = re.compile(r"\w").match
_OPENING = tuple("“‘\"'《〈『「(")
_CLOSING = re.compile("[,.]?[”’\"'》〉』」)]")


class Linked(NamedTuple):
    """Where a spelling leads; nowhere with an empty address, so that no shorter name in it leads anywhere.

    ``is_title`` is for works: one word in Latin letters is one of them only where it is marked as such.
    """

    spelling: str
    address: str
    is_title: bool = False


class _Slot(NamedTuple):
    """The words at the beginning of an element, or behind it."""

    element: HtmlElement
    is_tail: bool
    words: str


class _Place(NamedTuple):
    """In order: the first, and of those that begin together the longest."""

    start: int
    minus_length: int
    link: Linked


def open_words(body: HtmlElement) -> str:
    """Where names may become links; the parts of what is marked stand on lines of their own."""
    return _joined(_slots(body))


def heads(words: str, length: int) -> set[str]:
    """The first ``length`` characters of every spelling that may stand in these words, the whole of a shorter
    one: it begins where a word does, and ends where one does or, in Hangul, before what is joined to it.
    """
    found = set()
    for beginning in _BEGINNING.finditer(words):
        start = beginning.start()
        head = words[start : start + length]
        found.add(head)
        after = words[start + 1 : start + length]
        found.update(
            head[:end]
            for end, follows in enumerate(after, 1)
            if not _IN_A_WORD(follows) or is_syllable(head[end - 1])
        )
    return found


def link_first(body: HtmlElement, links: tuple[Linked, ...]) -> None:
    """Makes the links, at most one for each address; none to where the body has a link already."""
    slots = list(_slots(body))
    words = _joined(slots)
    places = sorted(place for link in links for place in _places(words, link))
    done = {a.get("href", "") for a in body.iter("a")} | {""}
    begins = list(accumulate((len(slot.words) + 1 for slot in slots), initial=0))
    chosen: defaultdict[int, list[_Place]] = defaultdict(list)
    end = 0
    for place in places:
        if place.start < end:
            continue
        end = place.start - place.minus_length
        number = bisect_right(begins, place.start) - 1
        inside = place._replace(start=place.start - begins[number])
        if place.link.address not in done and _counts(slots[number], inside):
            done.add(place.link.address)
            chosen[number].append(inside)
    for number, found in chosen.items():
        _write(slots[number], found)


def _places(words: str, link: Linked) -> Iterator[_Place]:
    """Where the spelling stands as a whole word."""
    length = len(link.spelling)
    place = words.find(link.spelling) if length else -1
    after = _AFTER_HANGUL if length and is_syllable(link.spelling[-1]) else _AFTER
    while place >= 0:
        if _BEFORE.match(words, place) and after.match(words, place + length):
            yield _Place(place, -length, link)
        place = words.find(link.spelling, place + length)


def _joined(slots: Iterable[_Slot]) -> str:
    return "\n".join(slot.words for slot in slots)


def _slots(element: HtmlElement) -> Iterator[_Slot]:
    """In the order of the text."""
    if element.text:
        yield _Slot(element, False, element.text)
    for child in element:
        if child.tag not in _CLOSED:
            yield from _slots(child)
        if child.tail:
            yield _Slot(child, True, child.tail)


def _counts(slot: _Slot, place: _Place) -> bool:
    """A word that may be an ordinary one counts alone in emphasis, or in quotation marks or brackets."""
    if not _is_common(place.link):
        return True
    before, after = slot.words[: place.start], slot.words[place.start - place.minus_length :]
    is_emphasis = slot.element.tag == "em" and not slot.is_tail and not len(slot.element)
    if is_emphasis and not (before + after).strip():
        return True
    return before.endswith(_OPENING) and _CLOSING.match(after) is not None


def _is_common(link: Linked) -> bool:
    """Whether it may be an ordinary word: a title of one word, a name of two syllables in Hangul."""
    if has_hangul(link.spelling):
        return len(link.spelling) < (2 if link.is_title else 3)
    return link.is_title and " " not in link.spelling


def _write(slot: _Slot, found: list[_Place]) -> None:
    """Puts the links into the words, the last first."""
    words, element = slot.words, slot.element
    for start, minus_length, target in reversed(found):
        link = lxml.html.Element("a", {"href": target.address})
        link.text, rest = words[start : start - minus_length], words[start - minus_length :]
        words = words[:start]
        if slot.is_tail:
            element.addnext(link)
        else:
            element.insert(0, link)
        link.tail = rest
    if slot.is_tail:
        element.tail = words
    else:
        element.text = words
