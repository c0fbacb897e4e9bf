"""A ranked list: its places in the order of the page."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.http import HttpRequest

from reviews.jsonld.graph import JsonLd, known
from reviews.jsonld.people import signed
from reviews.jsonld.site import publisher
from reviews.models import ListEntry, RankedList
from reviews.models.years import Place
from shows.models import Show


def ranked_list(request: HttpRequest, row: RankedList, entries: Iterable[ListEntry]) -> JsonLd:
    """Of entries that readers may see."""
    address = request.build_absolute_uri(row.get_absolute_url())
    return known(
        {
            "@type": "Article",
            "@id": address,
            "url": address,
            "headline": row.title,
            "description": row.intro,
            "inLanguage": settings.LANGUAGE_CODE,
            "author": signed(str(row.author)),
            "publisher": publisher(request),
            "datePublished": row.published_at and row.published_at.isoformat(),
            "mainEntity": _places(request, row.title, list(entries)),
        }
    )


def best_of_year(request: HttpRequest, name: str, best: Sequence[Place]) -> JsonLd:
    """Of a year without a list, at the address that is asked for."""
    address = request.build_absolute_uri(request.path)
    return {**_places(request, name, best), "@id": address, "url": address}


def _places(request: HttpRequest, name: str, entries: Sequence[ListEntry | Place]) -> JsonLd:
    is_ranked = any(entry.rank for entry in entries)
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": len(entries),
        "itemListOrder": f"https://schema.org/ItemListOrder{'Ascending' if is_ranked else 'Unordered'}",
        "itemListElement": [
            _place(request, entry, position) for position, entry in enumerate(entries, 1)
        ],
    }


def _place(request: HttpRequest, entry: ListEntry | Place, position: int) -> JsonLd:
    """The show's page, and where there is no show the text's own."""
    page = entry.subject or entry.published_review
    return {
        "@type": "ListItem",
        "position": position,
        "name": page.printed_title if isinstance(page, Show) else str(page),
        "url": page and request.build_absolute_uri(page.get_absolute_url()),
    }
