"""Long lists as ``Paginator`` takes them: counted before, and not put in order as a whole for one page."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Subquery

from reviews.models import MemorableLine, Review, Tag
from reviews.models.parts import LineQuerySet
from reviews.models.review import ReviewQuerySet
from reviews.models.tags import ReviewTag
from reviews.size import is_large
from rows.browsing import COMMON
from rows.kept import LARGE
from rows.slices import sliced

PER_PAGE = 24
"""Reviews or lines of one page of their list."""


class _Paged[R: (MemorableLine, Review)]:
    """What knows its length, by ``__len__``, and gives a slice of its rows."""

    def page(self, number: str | None) -> Page[R]:
        """The nearest there is."""
        rows: Any = self
        page: Page[R] = Paginator(rows, PER_PAGE).get_page(number)
        return page


class LeastSpoilingFirst(_Paged[MemorableLine]):
    """Lines that give least away come first, and among those the newest reviews'.

    ``counts`` says how many lines there are by the episode that they give away. Of a large list each of these
    is gone through by itself, from the newest review on until the page is full.
    """

    def __init__(self, lines: LineQuerySet, counts: Mapping[int, int]) -> None:
        self._lines = lines.order_by("spoils_to", "-review__published_at", "-review", "pk")
        self._counts = counts

    def __len__(self) -> int:
        return sum(self._counts.values())

    def __getitem__(self, cut: slice) -> list[MemorableLine]:
        if len(self) <= LARGE:
            return list(self._lines[cut])
        found: list[MemorableLine] = []
        before = 0
        for boundary, count in sorted(self._counts.items()):
            first, last = max(cut.start - before, 0), min(cut.stop - before, count)
            if first < last:
                found += self._walked(self._lines.filter(spoils_to=boundary), first, last)
            before += count
        return found

    def _walked(self, lines: LineQuerySet, first: int, last: int) -> LineQuerySet:
        """The reviews that hold these are asked for before: of one table alone, every database goes by its
        index of dates.
        """
        held = lines.order_by().filter(review=OuterRef("pk")).values("review")
        holding = Review.objects.listed().alias(held=Exists(held)).filter(held=True)
        counted = Subquery(held.annotate(count=Count("pk")).values("count"))
        keys: list[int] = []
        skipped = passed = 0
        rows = holding.newest_first().values_list("pk", counted)[:last]
        for key, count in rows.iterator(chunk_size=100):
            passed += count
            if passed > first:
                keys.append(key)
            else:
                skipped += count
            if passed >= last:
                break
        return lines.filter(review__in=keys)[first - skipped : last - skipped]


class NewestFirst(_Paged[Review]):
    """Reviews of which there are ``count``."""

    def __init__(self, reviews: ReviewQuerySet, count: int) -> None:
        self._reviews = reviews.newest_first()
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, cut: slice) -> ReviewQuerySet:
        return sliced(self._reviews, cut)


def with_common(reviews: ReviewQuerySet, tag: Tag) -> ReviewQuerySet:
    """Those that have a tag which many have: of the newest each is asked whether it has it, until a page is
    full. Those of a rare tag are soon gathered, by ``tags=tag``.
    """
    having = ReviewTag.objects.filter(content_object=OuterRef("pk"), tag=tag)
    return reviews.filter(Exists(having))


def newest_with(reviews: ReviewQuerySet, tag: Tag) -> ReviewQuerySet:
    """Those that have the tag, in the way in which the newest are found soonest."""
    if is_large.current() and ReviewTag.objects.filter(tag=tag)[COMMON : COMMON + 1].exists():
        return with_common(reviews, tag)
    return reviews.filter(tags=tag)
