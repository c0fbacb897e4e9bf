"""Finding rows by any spelling of their names."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.utils.translation import get_language

from text.hangul import query_keys

if TYPE_CHECKING:
    from typing import Self

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class NamedQuerySet(models.QuerySet[M_co]):
    """Rows with a ``search_key`` column, as ``text.hangul.search_key`` fills it.

    ``names`` are the columns of the name in Latin letters and in Hangul.
    """

    names = ("name", "name_hangul")

    def matching(self, query: str) -> "Self":
        """Rows one of whose names holds the query in any spelling or script; none for an empty query."""
        keys = query_keys(query)
        if not keys:
            return self.none()
        return self.filter(_any(keys))

    def in_order(self) -> "Self":
        """As an index has them: by the name that pages print alone, which is the Hangul on Korean pages."""
        latin, hangul = self.names
        if get_language() != "ko":
            return self.order_by(latin, "pk")
        printed = models.Case(models.When(**{hangul: ""}, then=latin), default=hangul)
        return self.order_by(printed, "pk")

    def closest_first(self, query: str, *then: str) -> "Self":
        """Whole names, then beginnings of the first name, of another, and the rest; alike by ``then``."""
        keys = [key.strip("\n") for key in query_keys(query)]
        whole = models.When(_any(f"\n{key}\n" for key in keys), then=0)
        first = models.When(_any((f"\n{key}" for key in keys), "startswith"), then=1)
        start = models.When(_any(f"\n{key}" for key in keys), then=2)
        return self.order_by(models.Case(whole, first, start, default=3), *then)


def _any(keys: Iterable[str], lookup: str = "contains") -> models.Q:
    conditions = (models.Q((f"search_key__{lookup}", key)) for key in keys)
    return reduce(or_, conditions, models.Q(pk__in=[]))
