"""The desk finds people and shows as the site's own search does: what is closest to the words comes first."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest

from desk.parts import AnySpellingAdmin
from reviews.search.finder import Match, find
from search.kinds import PERSON, SHOW, keys_by_kind
from search.models import Findable

MOST = 100
"""Of each kind: two pages of a list, five of a box that chooses a row."""
EVERYTHING = 1000
"""More than the index ever offers for one query; among them people must not crowd out the shows."""


class Found(NamedTuple):
    """Keys of people and of shows, the closest first."""

    people: list[int]
    shows: list[int]

    @classmethod
    def of(cls, matches: Iterable[Match]) -> "Found":
        keys = keys_by_kind(match.row for match in matches)
        return cls(keys[PERSON][:MOST], keys[SHOW][:MOST])


class ClosestFirstAdmin[M: Findable](AnySpellingAdmin[M]):
    """For people and shows: their list, and every box that chooses one of them."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """A list that somebody has sorted by a column stays so."""
        if not search_term.strip():
            return queryset, False
        found = Found.of(find(search_term, EVERYTHING))
        keys = found.people if self.model.KIND == PERSON else found.shows
        queryset = queryset.filter(pk__in=keys)
        if ORDER_VAR not in request.GET:
            queryset = queryset.order_by(*closest_first(keys), "pk")
        return queryset, False


def closest_first(keys: list[int], field: str = "pk") -> list[Case]:
    """What to order by, for rows to stand as their keys do here; others come last.

    Without keys that is nothing: PostgreSQL takes a bare number for the place of a column.
    """
    places = [When(**{field: key}, then=Value(place)) for place, key in enumerate(keys)]
    return [Case(*places, default=Value(len(keys)))] if places else []
