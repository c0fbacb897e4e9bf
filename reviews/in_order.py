"""Long lists as ``Paginator`` takes them: counted before, and not put in order as a whole for one page."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import FilteredRelation, QuerySet

from reviews.facets import TAG
from reviews.models import MemorableLine, Review, Tag
from reviews.models.kinds import of_dated
from reviews.models.parts import LineQuerySet
from reviews.models.publication import is_out
from reviews.models.review import ReviewQuerySet
from reviews.models.tags import ReviewTag
from reviews.size import is_large
from rows.kept import LARGE
from rows.slices import COMMON, sliced_soonest

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
    """Those of the lines that readers may see: what gives least away first, and among that the newest
    reviews'.

    ``counts`` says how many these are by the episode that they give away. Of a large list each of these
    is gone through by itself, from the newest review on until the page is full; ``walked`` are the same
    lines, asked for as ``rows.facets`` says.
    """

    def __init__(
        self, lines: LineQuerySet, walked: LineQuerySet, counts: Mapping[int, int]
    ) -> None:
        self._lines = lines
        self._walked = walked
        self._counts = counts

    def __len__(self) -> int:
        return sum(self._counts.values())

    def __getitem__(self, cut: slice) -> list[MemorableLine]:
        if len(self) <= LARGE:
            return list(_shown(self._lines)[cut])
        found: list[MemorableLine] = []
        before = 0
        for boundary, count in sorted(self._counts.items()):
            first, last = max(cut.start - before, 0), min(cut.stop - before, count)
            if first < last:
                keys = keys_by_date(self._walked.filter(spoils_to=boundary))[first:last]
                found += _shown(MemorableLine.objects.filter(pk__in=list(keys)))
            before += count
        return found


def _shown(lines: LineQuerySet) -> LineQuerySet:
    shown = lines.published().for_cards()
    return shown.order_by("spoils_to", "-review__published_at", "-review", "pk")


def keys_by_date(lines: LineQuerySet) -> QuerySet[MemorableLine, int]:
    """In the same order, where all give the same away. The order names the review's own key and no line's
    copy of it: so SQLite sees that two indexes are in this order, and passes over what stands before a page
    without reading or sorting it.
    """
    condition = is_out("review__") & of_dated("review__")
    listed = lines.alias(listed=FilteredRelation("review", condition=condition))
    in_order = listed.order_by("-listed__published_at", "-listed__pk", "pk")
    return in_order.filter(listed__isnull=False).values_list("pk", flat=True)


def by_date() -> ReviewQuerySet:
    """All that are listed, in the order of an index of their dates."""
    return Review.objects.published().filter(of_dated()).newest_first()


class NewestFirst(_Paged[Review]):
    """Reviews of which there are ``count``, in the two ways that ``sliced_soonest`` takes."""

    def __init__(self, reviews: ReviewQuerySet, walked: ReviewQuerySet, count: int) -> None:
        self._ways = [way.for_cards().newest_first() for way in (reviews, walked)]
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, cut: slice) -> ReviewQuerySet:
        reviews, walked = self._ways
        return sliced_soonest(reviews, walked, self._count, cut)


def newest_with(reviews: ReviewQuerySet, tag: Tag) -> ReviewQuerySet:
    """Those that have the tag, in the way in which the newest are found soonest."""
    tagged = ReviewTag.objects.filter(tag=tag)[COMMON : COMMON + 1]
    return TAG.narrow(reviews, tag.slug, walked=is_large.current() and tagged.exists())
