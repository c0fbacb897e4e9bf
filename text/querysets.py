"""Finding rows by any spelling of their names."""

from typing import TYPE_CHECKING, TypeVar

from django.db import models

from text.hangul import query_keys

if TYPE_CHECKING:
    from typing import Self

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class NamedQuerySet(models.QuerySet[M_co]):
    """Rows with a ``search_key`` column, as ``text.hangul.search_key`` fills it."""

    def matching(self, query: str) -> "Self":
        """Rows one of whose names holds the query in any spelling or script; none for an empty query."""
        keys = query_keys(query)
        if not keys:
            return self.none()
        condition = models.Q()
        for key in keys:
            condition |= models.Q(search_key__contains=key)
        return self.filter(condition)
