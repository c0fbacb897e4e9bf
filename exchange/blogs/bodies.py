"""The markup of another blog as a body of this site; what the site does not show is told to the ledger."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from exchange.blogs import pictures
from exchange.blogs.album import Album, Taken
from exchange.blogs.ledger import Ledger
from exchange.blogs.spoilers import hide_spoilers
from exchange.blogs.tables import put_back, set_aside
from exchange.models import Kind
from text import prose
from text.reader import PHOTO, SPOILS_TO
from text.typed import one_line, printable

EMBEDS = {"iframe", "embed", "object", "video", "audio"}
CODE = {"script", "style", "form", "svg", "canvas", "math", "noscript", "template"}
LOOKS = {
    *("font", "center", "u", "mark", "small", "big", "kbd", "code", "pre", "table", "ins", "tt"),
    *("marquee", "blink", "abbr", "ruby", "dl"),
}
"""Elements whose words stay and whose look goes."""

UNBOUNDED = (
    "Nobody can tell where the spoiler begins or ends: hidden is the paragraph. Please look."
)


@dataclass
class Body:
    """``photos`` in their order: the first is number 1, as ``data-photo`` calls it."""

    html: str
    photos: list[Taken] = field(default_factory=list)
    was_ours: bool = False
    """Whether this site wrote it, which shuts moments and lines away on their way out."""


def body_of(html: str, album: Album, ledger: Ledger) -> Body:
    """Clean but for its tables, with a place for each picture whose file is there, and links for embeds."""
    try:
        root = lxml.html.fragment_fromstring(printable(html[: 4 * prose.LONGEST]), "div")
    except (ParserError, ValueError):
        root = lxml.html.Element("div")
    was_ours = _forget_marks(root)
    for words in hide_spoilers(root):
        ledger.miss(Kind.EMBED, f"[spoiler] … {words}", UNBOUNDED)
    _embeds(root, ledger)
    photos = _pictures(root, album, ledger)
    _styles(root, ledger)
    kept = set_aside(root)
    made = put_back(prose.clean(str(lxml.html.tostring(root, encoding="unicode"))), kept)
    if len(html) > prose.LONGEST:
        ledger.miss(Kind.TEXT, "the end of the text", "A body has 500,000 characters at most.")
    return Body(made, photos, was_ours)


def _forget_marks(root: HtmlElement) -> bool:
    """Ours mean something else elsewhere, but for a spoiler that this site shut on its way out.

    Says whether there is one.
    """
    was_ours = False
    for element in list(root.iter(lxml.html.etree.Element)):
        element.attrib.pop(PHOTO, None)
        if element.tag != "details":
            element.attrib.pop(SPOILS_TO, None)
        elif SPOILS_TO in element.attrib and (summary := element.find("summary")) is not None:
            summary.drop_tree()
            was_ours = True
    return was_ours


def _embeds(root: HtmlElement, ledger: Ledger) -> None:
    for element in _all(root, EMBEDS):
        if element.getparent() is None or any(one.tag in EMBEDS for one in element.iterancestors()):
            continue
        address = _source(element)
        ledger.miss(Kind.EMBED, address or f"<{element.tag}>", "A link stands in its place.")
        link = lxml.html.Element("p")
        if address.startswith(("http://", "https://")):
            anchor = lxml.html.Element("a", {"href": address})
            anchor.text = one_line(element.get("title", ""), 100) or _site(address)
            link.append(anchor)
        _replace(element, link)
    for element in _all(root, CODE):
        if element.getparent() is None:
            continue
        if element.tag == "noscript" and element.find(".//img") is None:
            element.drop_tag()
            continue
        if element.tag != "template" and element.tag != "noscript":
            ledger.miss(
                Kind.EMBED,
                element.get("src") or f"<{element.tag}>",
                "The site runs no code of posts.",
            )
        element.drop_tree()


def _source(element: HtmlElement) -> str:
    """Where an embedded thing is to be seen: a video's own page rather than its player."""
    inner = [element, *element.iter("source", "param", "embed")]
    found = (one.get(name, "") for one in inner for name in ("src", "data-src", "data", "value"))
    address = next((one.strip() for one in found if "//" in one), "")
    address = f"https:{address}" if address.startswith("//") else address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if (parts.hostname or "").removeprefix("www.") in {"youtube.com", "youtube-nocookie.com"}:
        kind, _, number = parts.path.strip("/").partition("/")
        if kind in {"embed", "v"} and number:
            return f"https://www.youtube.com/watch?v={number.split('&')[0]}"
    return address


def _site(address: str) -> str:
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address


def _pictures(root: HtmlElement, album: Album, ledger: Ledger) -> list[Taken]:
    photos: list[Taken] = []
    for image in list(root.iter("img")):
        address = pictures.address_of(image)
        if pictures.is_emoji(image):
            _replace_by_text(image, image.get("alt", ""))
        elif not address or pictures.is_counter(image):
            ledger.miss(Kind.PICTURE, address or "<img>", "It shows nothing: a counter or a blank.")
            image.drop_tree()
        else:
            one, wrapper = pictures.shown(image, album.about)
            ledger.find(Kind.PICTURE)
            taken = album.take(one)
            if isinstance(taken, Taken):
                photos.append(taken)
                _replace(wrapper, lxml.html.Element("figure", {PHOTO: str(len(photos))}))
            else:
                ledger.lose(Kind.PICTURE, one.address, taken)
                _replace(wrapper, _words(one.caption))
    return photos


def _words(text: str) -> HtmlElement:
    paragraph = lxml.html.Element("p")
    paragraph.text = text
    return paragraph


def _styles(root: HtmlElement, ledger: Ledger) -> None:
    looks: Counter[str] = Counter()
    for element in root.iter(lxml.html.etree.Element):
        style = " ".join(element.attrib.pop("style", "").split())
        if style:
            looks[style[:200]] += 1
        if element.tag in LOOKS:
            looks[f"<{element.tag}>"] += 1
    for look, count in looks.items():
        reason = "Words stay, and are set as the site sets all of its text."
        ledger.miss(Kind.STYLE, look, reason, count)


def _all(root: HtmlElement, tags: set[str]) -> Iterator[HtmlElement]:
    return iter(list(root.iter(*tags)))


def _replace(element: HtmlElement, by: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        by.tail, element.tail = element.tail, None
        parent.replace(element, by)


def _replace_by_text(element: HtmlElement, text: str) -> None:
    element.tail = f"{text}{element.tail or ''}"
    element.drop_tree()
