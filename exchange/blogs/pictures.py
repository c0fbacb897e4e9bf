"""Pictures in the markup of a post, and the words that stand with them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml.html import HtmlElement

from exchange.reading.items import Picture
from text.typed import one_line

SOURCES = ("data-orig-file", "data-src", "data-lazy-src", "data-original", "src")
"""Attributes that hold the address; pages that load pictures late keep a blank one in ``src``."""
WRAPPERS = {"figure", "a", "table", "div", "p", "span", "center", "picture", "noscript"}
_PICTURE = r"(?:photo|picture|image|still|pic)s?"
_FROM = r"(?:credits?|source|by|courtesy(?:\s+of)?|via|from)"
CREDIT = re.compile(
    rf"(?:^|(?<=[\s(\[|–—-]))(?:(?:{_PICTURE}(?:\s+{_FROM})?|credits?|source|사진|출처)\s*[:：]|"
    rf"{_PICTURE}\s+{_FROM}|courtesy\s+of|©|\(c\)|copyright)\s*(.+)$",
    re.IGNORECASE,
)
SMALLEST = 2
"""Pixels: what is no larger counts visitors."""


@dataclass(frozen=True)
class Shown:
    """A picture in its place: what it is called in the export, and the words with it."""

    picture: Picture
    alt: str
    caption: str
    credit: str

    @property
    def address(self) -> str:
        """For a report, which need not hold a whole picture."""
        address = self.picture.address
        return "a picture within the text" if address.startswith("data:") else address


type Lookup = Callable[[str], Picture]
"""What the export knows of the picture with this address."""


def address_of(image: HtmlElement) -> str:
    found = (str(image.get(name, "")).strip() for name in SOURCES)
    return next((address for address in found if address), "")


def is_counter(image: HtmlElement) -> bool:
    sizes = [image.get("width", ""), image.get("height", "")]
    return all(size.isdigit() and int(size[:9]) <= SMALLEST for size in sizes)


def is_emoji(image: HtmlElement) -> bool:
    """A character drawn as a picture, by WordPress and others."""
    classes = f" {image.get('class', '')} "
    return bool(re.search(r"[ \n](?:emoji|wp-smiley|emoticon)[ \n]", classes))


def shown(image: HtmlElement, lookup: Lookup) -> tuple[Shown, HtmlElement]:
    """With its words, and the outermost element that holds nothing but this picture and its caption."""
    picture = lookup(address_of(image))
    wrapper, caption = _wrapper(image)
    alt = one_line(str(image.get("alt", "")) or picture.alt, 300)
    words, credit = _credit(one_line(caption or picture.caption, 600))
    shown = Shown(picture, alt, words[:400], credit[:200] or one_line(picture.credit, 200))
    return shown, wrapper


def _wrapper(image: HtmlElement) -> tuple[HtmlElement, str]:
    wrapper, caption = image, ""
    for ancestor in image.iterancestors():
        if ancestor.tag not in WRAPPERS | {"tbody", "tr", "td"} or ancestor.getparent() is None:
            break
        if len(list(ancestor.iter("img"))) > 1 or ancestor.find(".//iframe") is not None:
            break
        words = " ".join(str(ancestor.text_content()).split())
        told = _caption_in(ancestor)
        if words and words != told:
            break
        wrapper, caption = ancestor, told or caption
    return wrapper, caption


def _caption_in(element: HtmlElement) -> str:
    for one in element.iter("figcaption", "td", "p", "div"):
        classes = one.get("class", "")
        is_caption = one.tag == "figcaption" or "caption" in classes.split("-container")[0]
        if is_caption and one is not element and one.find(".//img") is None:
            return " ".join(str(one.text_content()).split())
    return ""


def _credit(caption: str) -> tuple[str, str]:
    """The caption without its credit, and the credit: “Photo: tvN” is nothing but one."""
    found = CREDIT.search(caption)
    if found is None:
        return caption, ""
    return caption[: found.start()].rstrip(" ([|–—-"), found[1].rstrip(" )]")
