"""Pages that lie far from the beginning of their list."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from rows.kept import LARGE, RoughlyBy
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


def sliced[R: QuerySet[Any, Any]](rows: R, part: slice, far: int | None = None) -> R:
    """``rows[part]``, where no two rows are equal in the order. Far from the beginning its keys are looked
    for first, in columns that an index has: what stands before is then passed over unread and unjoined.
    ``far`` is where that begins: sooner for rows that are not narrowed, for a condition is asked twice.
    """
    if part.start <= (LARGE if far is None else far):
        return rows[part]
    return rows.filter(pk__in=rows.values("pk")[part])


def sliced_soonest[R: QuerySet[Any, Any]](
    rows: R, walked: R, chosen: int, part: slice, far: int | None = None
) -> R:
    """``rows[part]`` of so many ``chosen``; ``walked`` are the same, asked for as ``rows.facets`` says."""
    return sliced(walked if is_full_sooner(rows.model, chosen, part) else rows, part, far)


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
