"""What may be asked, and within which bounds."""

from collections.abc import Hashable
from typing import Annotated, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import get_current_timezone_name
from ninja import Path, Query, Schema
from pydantic import Field

from reviews.size import is_large
from rows.kept import LARGE, RoughlyBy
from rows.slices import COMMON, sliced_soonest
from rows.until import settled_until
from text.episodes import FINALE

LAST_PAGE, MOST = 10_000, 100
SLUG = r"^[a-zA-Z0-9_-]+$"  # never \w, which one reader of the document takes for more than another
TAG_SLUG = r"^[^\x00-\x20\x7f]+$"
WORDS = r"^[^\x00-\x1f\x7f]+$"

Slug = Annotated[str, Field(max_length=255, pattern=SLUG)]
TagSlug = Annotated[str, Field(max_length=255, pattern=TAG_SLUG)]
Words = Annotated[
    str, Field(max_length=100, pattern=WORDS, description="A name, in any spelling or script.")
]
Year = Annotated[int, Field(ge=1895, le=2200)]
Through = Annotated[
    int,
    Query(
        ge=0,
        le=FINALE,
        description="The last episode watched. What gives away no more is told; without it, what gives away"
        f" nothing. {FINALE} asks for everything.",
    ),
]
SlugInPath = Annotated[str, Path(max_length=255, pattern=SLUG)]

_counts: RoughlyBy[Hashable, int] = RoughlyBy(int, settled_until)
_found: RoughlyBy[Hashable, int] = RoughlyBy(int)
"""Rows of names that were looked up before: their own tables do not tell whether such a count is old."""


def _may_be_late(size: float) -> bool:
    """Of any list beyond ``LARGE``; on a site of many texts beyond ``COMMON``."""
    return size > LARGE or (size > COMMON and is_large.current())


class Asked(Schema):
    """The part of a list that is wanted."""

    page: int = Field(1, ge=1, le=LAST_PAGE)
    per_page: int = Field(20, ge=1, le=MOST)

    def cut(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        walked: QuerySet[Any] | None = None,
        *,
        is_exact: bool = False,
    ) -> tuple[list[Any], dict[str, Any]]:
        """The rows of the page, and what the answer says of the others: of many, what it said before, but
        where that ``is_exact``.

        ``walked`` is as ``sliced_soonest`` has it.
        """
        narrowing = self.model_dump(exclude={"page", "per_page"})
        zone = get_current_timezone_name()  # in which years end
        key = (request.path, zone, *sorted(narrowing.items()))
        counts = _found if narrowing.get("q") else _counts
        count = counts.current(
            key, rows.count, may_be_late=lambda size: not is_exact and _may_be_late(size)
        )
        start = (self.page - 1) * self.per_page
        there = {
            "count": count,
            "next": self._address(request, 1) if start + self.per_page < count else None,
            "previous": self._address(request, -1) if self.page > 1 else None,
        }
        part, walked = slice(start, start + self.per_page), rows if walked is None else walked
        return list(sliced_soonest(rows, walked, count, part)), there

    def _address(self, request: HttpRequest, step: int) -> str | None:
        number = self.page + step
        if number > LAST_PAGE:
            return None
        asked = {**request.GET.dict(), "page": number}
        return request.build_absolute_uri(f"{request.path}?{urlencode(asked)}")
