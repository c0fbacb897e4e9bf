"""Pages that lie far from the beginning of their list."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from rows.kept import LARGE


def sliced[R: QuerySet[Any, Any]](rows: R, part: slice, far: int | None = None) -> R:
    """``rows[part]``, where no two rows are equal in the order. Far from the beginning its keys are looked
    for first, in columns that an index has: what stands before is then passed over unread and unjoined.
    ``far`` is where that begins: soon where the rows are not narrowed, by what would be looked for twice.
    """
    if part.start <= (LARGE if far is None else far):
        return rows[part]
    return rows.filter(pk__in=rows.values("pk")[part])


class _Sliced:
    """Rows as ``Paginator`` takes them."""

    def __init__(self, rows: QuerySet[Any, Any], count: int) -> None:
        self._rows = rows
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, part: slice) -> QuerySet[Any, Any]:
        return sliced(self._rows, part)


def page_of[M: Model](
    rows: QuerySet[M, M], count: int, per_page: int, number: str | None
) -> Page[M]:
    """Of rows of which there are ``count``; the nearest page there is."""
    every: Any = _Sliced(rows, count)
    page: Page[M] = Paginator(every, per_page).get_page(number)
    return page
