"""Body text: cleaned on the way in, rendered for a page, or read as plain words without its spoilers."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from html import escape
from itertools import count
from typing import NamedTuple

import nh3
from django.forms.utils import flatatt
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from lxml.html import HtmlElement

from text.korean import mark_korean
from text.mentions import Linked, link_first, open_words
from text.reader import PHOTO, SPOILS_TO
from text.tree import HEADINGS, SCHEMES, SHAPES, WORDS, read
from text.veil import elsewhere, veil

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction, adults; Brysbaert, Journal of Memory and Language 109, 2019."""

_TAGS = SHAPES | WORDS | {"div", "figure"}
_ATTRIBUTES = {"a": {"href"}, "div": {SPOILS_TO}, "figure": {PHOTO}}
_REL = "noopener"
LONGEST = 500_000
"""Characters of HTML, some 80,000 words: what follows is not kept."""
_REMEMBERED = 128
"""Bodies: reading a long one takes 10 ms, and the same few are asked for again and again."""
_VOID = {"br", "hr"}


class Heading(NamedTuple):
    """One line of the list of contents."""

    id: str
    text: str


def clean(html: str) -> str:
    """What may be stored of `html`: the shapes of `text.tree`, links marked noopener, up to `LONGEST`."""
    return _shapes(
        nh3.clean(_shapes(html[:LONGEST]), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES)
    )


def _shapes(html: str) -> str:
    return "".join(map(printed, read(html)))


def printed(block: HtmlElement) -> str:
    """As it is stored."""
    return _print(block, partial(escape, quote=False))


def contents(html: str) -> list[Heading]:
    """The second-level headings that stand outside every spoiler; `render` gives them these ids."""
    return list(_contents(html))


def render(
    html: str,
    *,
    show_slug: str,
    figures: Mapping[int, SafeString],
    links: tuple[Linked, ...] = (),
) -> SafeString:
    """The body for a page: spoilers veiled, photos in their places, Hangul marked as Korean.

    A photo that `figures` lacks leaves nothing behind. The first open mention of each of `links`
    leads to its page.
    """
    return _render(html, show_slug, tuple(figures.items()), links, get_language())


@lru_cache(maxsize=_REMEMBERED)
def _contents(html: str) -> tuple[Heading, ...]:
    return tuple(_name_headings(read(html)))


@lru_cache(maxsize=_REMEMBERED)
def _render(
    html: str,
    show_slug: str,
    figures: tuple[tuple[int, SafeString], ...],
    links: tuple[Linked, ...],
    language: str,
) -> SafeString:
    """The language is not read here: the veils' own words are in it, so that each has its rendering."""
    body = read(html)
    _name_headings(body)
    link_first(body, links)
    shut = partial(veil, show_slug=show_slug)
    return _put_together(body, dict(figures), shut)


def render_away(
    html: str, *, address: str, figures: Mapping[int, SafeString], through: int = 0
) -> SafeString:
    """The body for where it is read without its page, which `address` leads to.

    A spoiler past the episode `through` is a link to it, and headings have no ids.
    """
    return _render_away(html, address, tuple(figures.items()), through, get_language())


@lru_cache(maxsize=_REMEMBERED)
def _render_away(
    html: str,
    address: str,
    figures: tuple[tuple[int, SafeString], ...],
    through: int,
    language: str,
) -> SafeString:
    def shut(inner: SafeString, *, spoils_to: int) -> SafeString:
        return inner if spoils_to <= through else elsewhere(address, spoils_to=spoils_to)

    return _put_together(read(html), dict(figures), shut)


def _put_together(
    body: HtmlElement, pictures: Mapping[int, SafeString], shut: Callable[..., SafeString]
) -> SafeString:
    """`shut` is given what a spoiler holds, and its `spoils_to`."""

    def piece(block: HtmlElement) -> str:
        if block.tag == "figure":
            return conditional_escape(pictures.get(int(block.attrib[PHOTO]), ""))
        if block.tag != "div":
            return _print(block, mark_korean)
        inner = mark_safe("".join(map(piece, block)))
        return shut(inner, spoils_to=int(block.attrib[SPOILS_TO]))

    return mark_safe("".join(map(piece, body)))


@lru_cache(maxsize=_REMEMBERED)
def placed_photos(html: str) -> frozenset[int]:
    """The numbers of the photos that have a place in the body."""
    return frozenset(int(figure.attrib[PHOTO]) for figure in read(html).iter("figure"))


@lru_cache(maxsize=_REMEMBERED)
def open_photos(html: str, through: int = 0) -> tuple[int, ...]:
    """The numbers of those placed outside every spoiler past the episode, in their order."""
    blocks = (block for block in read(html) if int(block.get(SPOILS_TO, "0")) <= through)
    return tuple(int(figure.attrib[PHOTO]) for block in blocks for figure in block.iter("figure"))


@lru_cache(maxsize=_REMEMBERED)
def reading_minutes(html: str) -> int:
    """For the whole text, veiled or not; at least one, or none for no words. Spaces part words."""
    words = (len(leaf.split()) for block in read(html) for leaf in _leaves(block))
    return math.ceil(sum(words) / WORDS_A_MINUTE)


@lru_cache(maxsize=_REMEMBERED)
def plain(html: str) -> str:
    """The words outside every spoiler, a blank line between blocks: safe to quote anywhere."""
    open_blocks = (block for block in read(html) if block.tag != "div")
    return "\n\n".join(words for block in open_blocks for words in _leaves(block))


@lru_cache(maxsize=_REMEMBERED)
def every_word(html: str) -> str:
    """As `plain`, but with what is veiled: for those who write it."""
    return "\n\n".join(words for block in read(html) for words in _leaves(block))


@lru_cache(maxsize=_REMEMBERED)
def mentionable(html: str) -> str:
    """The words in which the names of others may become links, when it is rendered."""
    return open_words(read(html))


def excerpt(plain: str, words: int = 40) -> str:
    """The first `words` words, on one line, with an ellipsis where something follows."""
    every = plain.split()
    if len(every) <= words:
        return " ".join(every)
    return " ".join(every[:words]).rstrip(".,;:!?–—-") + "…"


def _name_headings(body: HtmlElement) -> list[Heading]:
    """Only children of the body: no heading inside a spoiler is among them."""
    named: dict[str, Heading] = {}
    alike: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for block in body.findall("h2"):
        words = " ".join(str(block.text_content()).split())
        slug = wanted = f"s-{slugify(words, allow_unicode=True)[:60].strip('-') or 'part'}"
        while slug in named:
            slug = f"{wanted}-{next(alike[wanted])}"
        block.set("id", slug)
        named[slug] = Heading(slug, words)
    return list(named.values())


def _print(element: HtmlElement, escaped: Callable[[str], str]) -> str:
    attributes = dict(element.attrib) | ({"rel": _REL} if element.tag == "a" else {})
    start = f"<{element.tag}{flatatt(attributes)}>"
    if element.tag in _VOID:
        return start
    inner = [_print(child, escaped) + escaped(child.tail or "") for child in element]
    return "".join([start, escaped(element.text or ""), *inner, f"</{element.tag}>"])


def _leaves(block: HtmlElement) -> Iterator[str]:
    """The words of each paragraph, heading or item that holds no other."""
    for shape in block.iter("p", "li", *HEADINGS):
        if not any(child.tag in SHAPES for child in shape):
            for line_break in shape.iter("br"):
                line_break.tail = "\n" + (line_break.tail or "")
            yield str(shape.text_content()).strip()
