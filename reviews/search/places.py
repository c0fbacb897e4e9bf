"""A network or a platform that a query names: its shows are answers."""

from typing import NamedTuple

from django.db.models import QuerySet, Value

from rows.facets import Facet
from shows.facets import NETWORK, PLATFORM
from shows.models import Network, Platform, Show
from shows.models.catalogue import NamedEntry
from text.hangul import fold

FACETS = {facet.name: facet for facet in (NETWORK, PLATFORM)}
MOST = 240
"""Shows that are counted and reached page by page."""


class Place(NamedTuple):
    """``facet`` and ``slug`` narrow the list of shows to its own; ``shows`` are keys, the heaviest first."""

    name: str
    facet: str
    slug: str
    shows: list[int]


def place_named(query: str) -> Place | None:
    """One query; one more for a name that is known. A place without a show is none."""
    asked = fold(query)
    rows = named_entries(Network, NETWORK).union(named_entries(Platform, PLATFORM), all=True)
    for facet, slug, name, hangul in sorted(rows) if asked else ():
        if asked in (fold(name), fold(hangul)):
            place = _place(facet, slug, name if asked == fold(name) else hangul)
            if place.shows:
                return place
    return None


def named_entries(
    model: type[NamedEntry], facet: Facet
) -> "QuerySet[NamedEntry, tuple[str, str, str, str]]":
    rows = model._default_manager.order_by()
    return rows.values_list(Value(facet.name), "slug", "name", "name_hangul")


def _place(facet: str, slug: str, name: str) -> Place:
    shows = FACETS[facet].narrow(Show.objects.order_by("-search_weight", "title", "pk"), slug)
    return Place(name, facet, slug, list(shows.values_list("pk", flat=True)[:MOST]))
