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
            "mainEntity": _places(request, row.title, _order(row), list(entries)),
        }
    )


def best_of_year(request: HttpRequest, name: str, best: Sequence[Place]) -> JsonLd:
    """Of a year without a list, at the address that is asked for."""
    address = request.build_absolute_uri(request.path)
    return {**_places(request, name, "Ascending", best), "@id": address, "url": address}


def _order(row: RankedList) -> str:
    return "Descending" if row.counts_down else "Ascending" if row.is_numbered else "Unordered"


def _places(
    request: HttpRequest, name: str, order: str, entries: Sequence[ListEntry | Place]
) -> JsonLd:
    """In the order of the page, which their positions count: a rank may be another number."""
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": len(entries),
        "itemListOrder": f"https://schema.org/ItemListOrder{order}",
        "itemListElement": [
            _place(request, entry, position) for position, entry in enumerate(entries, 1)
        ],
    }


def _place(request: HttpRequest, entry: ListEntry | Place, position: int) -> JsonLd:
    """The show's page, and where there is no show the text's own."""
    page, rank = entry.subject or entry.published_review, entry.printed_rank
    return known(
        {
            "@type": "ListItem",
            "position": position,
            "name": page.printed_title if isinstance(page, Show) else str(page),
            "url": page and request.build_absolute_uri(page.get_absolute_url()),
            "description": f"#{rank}" if rank else "",
        }
    )
