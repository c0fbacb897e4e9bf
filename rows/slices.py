"""Pages of long lists, without reading all that stands before them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from rows.kept import RoughlyBy
from rows.until import settled_until

COMMON = 1_000
"""Rows of a choice: fewer are gathered, wherever the page of them stands."""


def is_full_sooner(model: type[Model], chosen: int, part: slice) -> bool:
    """Whether a page of chosen rows is found sooner by going through all rows of the model in order than by
    gathering what is ``chosen``: where it stands among the first, and they are many. To gather a row and put
    it in order takes some four times as long as to ask one on the way.
    """
    if chosen <= COMMON or part.start >= chosen:
        return False
    every = _every.current(model._meta.label, model._default_manager.count)
    return bool(part.stop * every <= 4 * chosen**2)


_every: RoughlyBy[str, int] = RoughlyBy(int, settled_until)


def sliced_soonest[R: QuerySet[Any, Any]](rows: R, walked: R, chosen: int, part: slice) -> R:
    """``rows[part]`` of so many ``chosen``, in an order in which no two are equal; ``walked`` are the same,
    asked for as ``rows.facets`` says. The keys of many are looked for first: what stands before the page is
    then not joined, and where an index has all that is asked not even read. Where there are none nothing is
    asked.
    """
    if not chosen:
        return rows.none()
    if chosen <= COMMON:
        return rows[part]
    return _keys_first(walked if is_full_sooner(rows.model, chosen, part) else rows, part)


def _keys_first[R: QuerySet[Any, Any]](rows: R, part: slice) -> R:
    """Of rows that no join multiplies. Those of the keys are not asked again whether they are chosen, for a
    database may go by that instead.
    """
    keys, every = rows.values("pk")[part], rows.all()
    every.query.clear_where()
    return every.filter(pk__in=keys)


class _Sliced:
    """Rows as ``Paginator`` takes them."""

    def __init__(self, rows: QuerySet[Any, Any], walked: QuerySet[Any, Any], count: int) -> None:
        self._rows = rows
        self._walked = walked
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, part: slice) -> QuerySet[Any, Any]:
        return sliced_soonest(self._rows, self._walked, self._count, part)


def page_of[M: Model](
    rows: QuerySet[M, M], walked: QuerySet[M, M], count: int, per_page: int, number: str | None
) -> Page[M]:
    """Of rows of which there are ``count``; the nearest page there is."""
    every: Any = _Sliced(rows, walked, count)
    page: Page[M] = Paginator(every, per_page).get_page(number)
    return page
