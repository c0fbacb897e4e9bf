"""What machines ask of JSON-LD, as tables, and the check of a page against them.

``GOOGLE`` is what Google Search Central (developers.google.com/search/docs/appearance/structured-data) calls
required and recommended, read in November 2026: “Review snippet”, “Movie carousel”, “Breadcrumb”, “Article”,
“Image metadata”, “Organization”, and “Site names” for ``WebSite``. A series has no page of its own there: its
row is what a review snippet asks of a reviewed item, and what is said of films, in the words of series.
``PROPERTIES`` is what schema.org (version 29) defines, as far as our pages use it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import html

IS_A_DAY = re.compile(r"\d{4}(-\d\d-\d\d)?")


@dataclass(frozen=True)
class Asked:
    """``recommended`` is left out by a page only where the site does not know it."""

    required: frozenset[str]
    recommended: frozenset[str] = frozenset()


def _asked(required: str, recommended: str = "") -> Asked:
    return Asked(frozenset(required.split()), frozenset(recommended.split()))


GOOGLE = {
    # A review inside of what it rates needs no itemReviewed, and one with author and day may lack its rating.
    "Review": _asked("author itemReviewed", "datePublished reviewRating"),
    "Rating": _asked("ratingValue bestRating worstRating"),  # the last two where it is not 1 to 5
    # aggregateRating is recommended too, and never given: a figure made of one house's ratings is none.
    "Movie": _asked("name", "image dateCreated director"),
    "TVSeries": _asked("name", "image startDate director actor numberOfEpisodes"),
    "BreadcrumbList": _asked("itemListElement"),
    "ItemList": _asked("itemListElement"),
    "ListItem": _asked("position name"),
    "Article": _asked("", "headline author datePublished dateModified image"),
    "Person": _asked("name"),
    "Organization": _asked("name", "url logo"),
    "ImageObject": _asked("contentUrl", "creditText"),
    "WebSite": _asked("name url", "alternateName"),
    "SearchAction": _asked("target query-input"),
    "Comment": _asked("author", "text"),
}

_THING = "name alternateName description url image sameAs potentialAction"
_WORK = (
    f"{_THING} about author comment commentCount correction countryOfOrigin creditText dateCreated"
    " dateModified datePublished hasPart headline inLanguage isBasedOn isPartOf mainEntity publisher review"
    " text workTranslation"
)
_SCREEN = f"{_WORK} actor director musicBy"
_LIST = f"{_THING} itemListElement itemListOrder numberOfItems"
PROPERTIES = {
    "Article": _WORK,
    "BreadcrumbList": _LIST,
    "Comment": _WORK,
    "CorrectionComment": _WORK,
    "Country": _THING,
    "CreativeWork": _WORK,
    "EntryPoint": f"{_THING} urlTemplate",
    "ImageObject": f"{_WORK} caption contentUrl height width",
    "ItemList": _LIST,
    "ListItem": f"{_THING} item position",
    "Movie": f"{_SCREEN} duration",
    "Organization": f"{_THING} logo",
    "PerformanceRole": f"{_THING} characterName actor",  # a role repeats the property that it stands for
    "PerformingGroup": _THING,
    "Person": f"{_THING} birthDate memberOf",
    "Quotation": f"{_WORK} spokenByCharacter",
    "Rating": f"{_THING} bestRating ratingValue reviewAspect worstRating",
    "Review": f"{_WORK} itemReviewed reviewBody reviewRating",
    "SearchAction": f"{_THING} query-input target",
    "TVSeries": f"{_SCREEN} endDate numberOfEpisodes startDate",
    "WebPage": _WORK,
    "WebSite": _WORK,
}
ADDRESSES = {"@id", "url", "item", "contentUrl", "logo", "sameAs", "itemListOrder", "urlTemplate"}
DAYS = {"startDate", "endDate", "dateCreated", "datePublished", "dateModified", "birthDate"}


def nodes_of(page: str) -> list[dict]:
    """The page's nodes, what it is about first; none for a page that says nothing."""
    blocks = html.document_fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    if not blocks:
        return []
    [block] = blocks
    told = json.loads(block)
    assert told.keys() == {"@context", "@graph"}
    assert told["@context"] == "https://schema.org"
    return told["@graph"]


def faults(node: dict, inside: str = "") -> Iterator[str]:
    """What is wrong with a node and those in it; ``inside`` is the property that holds it."""
    kind = node.get("@type")
    if kind not in PROPERTIES:
        yield f"no type: {kind}"
        return
    unknown = node.keys() - {"@type", "@id"} - set(PROPERTIES[kind].split())
    yield from (f"{kind} has no property {name}" for name in sorted(unknown))
    yield from _lacking(kind, node, inside)
    for name, value in node.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from faults(one, name)
            else:
                yield from (f"{kind}.{name}: {what}" for what in _wrong(name, one))


def _lacking(kind: str, node: dict, inside: str) -> Iterator[str]:
    asked = GOOGLE.get(kind, Asked(frozenset()))
    lacking = asked.required - node.keys()
    if kind == "Review" and inside == "review":
        lacking -= {"itemReviewed"}
    if kind == "Review" and "reviewRating" not in node and "datePublished" not in node:
        lacking |= {"reviewRating"}
    yield from (f"{kind} lacks {name}" for name in sorted(lacking))
    if kind == "Rating" and not lacking and not _is_in_range(node):
        yield f"Rating of {node['ratingValue']}"
    if kind == "BreadcrumbList" and len(node["itemListElement"]) < 2:
        yield "BreadcrumbList leads nowhere"
    if "itemListElement" in node:
        places = [place["position"] for place in node["itemListElement"]]
        if places != list(range(1, len(places) + 1)):
            yield f"{kind} counts {places}"


def _is_in_range(rating: dict) -> bool:
    return rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def _wrong(name: str, value: object) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield "empty"
    elif name in ADDRESSES and not str(value).startswith(("http://", "https://")):
        yield f"no address: {value}"
    elif name in DAYS and not (IS_A_DAY.fullmatch(str(value)) or _is_moment(str(value))):
        yield f"no day: {value}"


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def unsaid(node: dict) -> set[str]:
    """What is recommended of the node itself and missing: “Movie.director”."""
    asked = GOOGLE.get(node["@type"], Asked(frozenset()))
    return {f"{node['@type']}.{name}" for name in asked.recommended - node.keys()}


def every_node(node: dict) -> Iterator[dict]:
    yield node
    for value in node.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from every_node(one)
