"""A network or a platform that a query names, with some of its shows."""

from typing import NamedTuple

from django.db.models import QuerySet, Value

from rows.facets import Facet
from shows.facets import NETWORK, PLATFORM
from shows.models import Network, Platform, Show
from shows.models.catalogue import NamedEntry
from text.hangul import fold

MOST = 6
FACETS = {facet.name: facet for facet in (NETWORK, PLATFORM)}


class Place(NamedTuple):
    """``facet`` and ``slug`` narrow the list of shows to its own."""

    name: str
    facet: str
    slug: str
    shows: list[Show]
    show_count: int


def place_named(query: str) -> Place | None:
    """One query; two more for a place that has shows."""
    asked = fold(query)
    rows = named_entries(Network, NETWORK).union(named_entries(Platform, PLATFORM), all=True)
    for facet, slug, name, hangul in sorted(rows) if asked else ():
        if asked in (fold(name), fold(hangul)):
            place = _place(facet, slug, name if asked == fold(name) else hangul)
            if place.show_count:
                return place
    return None


def named_entries(
    model: type[NamedEntry], facet: Facet
) -> "QuerySet[NamedEntry, tuple[str, str, str, str]]":
    rows = model._default_manager.order_by()
    return rows.values_list(Value(facet.name), "slug", "name", "name_hangul")


def _place(facet: str, slug: str, name: str) -> Place:
    shows = FACETS[facet].narrow(Show.objects.for_cards(), slug)
    latest = shows.order_by("-search_weight", "title", "pk")[:MOST]
    return Place(name, facet, slug, list(latest), shows.count())
