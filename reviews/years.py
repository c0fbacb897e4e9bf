"""The years that have a page: those of rated shows, and those on which a list has the last word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Subquery, Value

from reviews.models import ListEntry, RankedList
from reviews.models.years import in_order, order_of, rated
from rows.kept import CountedBy, RoughlyBy
from rows.until import settled_until
from shows.models import Show


@dataclass(frozen=True)
class Year:
    """``first`` is what the list has in the first place, without a list the ratings, or None."""

    number: int
    rated_count: int
    first: Show | None
    ranked_list: RankedList | None


def numbers() -> list[int]:
    """In one query, the earliest first. Of a large site they may be as late as ``RoughlyBy`` says."""
    return sorted(_ratings.current("", _count_ratings))


def _count_ratings() -> dict[int, int]:
    """By the year, how many ratings its shows have; none where there is but a list."""
    counted: Any = rated().values("year").annotate(count=Count("pk"))
    lists = RankedList.objects.of_years().values_list("year", Value(0))
    found: dict[int, int] = {}
    for year, count in counted.values_list("year", "count").union(lists):
        found[year] = max(count, found.get(year, 0))
    return found


_ratings: RoughlyBy[str, dict[int, int]] = RoughlyBy(
    lambda counts: sum(counts.values()), settled_until
)


def neighbours(year: int) -> tuple[int | None, int | None]:
    """The years before and after that have a page."""
    every = numbers()
    earlier = [number for number in every if number < year]
    later = [number for number in every if number > year]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def all_years() -> list[Year]:
    """In four queries, the newest first."""
    lists = RankedList.objects.of_years().in_bulk(field_name="year")
    found = _rated.current("", _read_rated)
    shows = Show.objects.for_cards().in_bulk([of.first for of in found.values()])
    firsts = _first_entries(lists.values())
    return [
        Year(
            number,
            found[number].shows if number in found else 0,
            firsts.get(number) if number in lists else shows.get(found[number].first),
            lists.get(number),
        )
        for number in sorted({*found, *lists}, reverse=True)
    ]


def kept_order(year: int) -> list[int]:
    """As ``order_of``: never older than when this request began."""
    return _order.current(year, lambda: order_of(year))


_order: CountedBy[int, list[int]] = CountedBy(most=50, worth=bool, until=settled_until)


class _Rated(NamedTuple):
    """How many rated shows a year has, and the key of the one in the first place."""

    shows: int
    first: int


def _read_rated() -> dict[int, _Rated]:
    of_year = in_order().filter(year=OuterRef("year")).values("pk")[:1]
    counted: Any = rated().values("year").annotate(count=Count("pk", distinct=True))
    rows = counted.annotate(first=Subquery(of_year)).values_list("year", "count", "first")
    return {year: _Rated(*row) for year, *row in rows}


_rated: RoughlyBy[str, dict[int, _Rated]] = RoughlyBy(
    lambda found: sum(year.shows for year in found.values()), settled_until
)


def _first_entries(lists: Iterable[RankedList]) -> dict[int, Show | None]:
    """What stands first in each year's list, as far as its page says so before it is read to the end."""
    lists = [one for one in lists if one.is_numbered and not one.counts_down]
    entries = ListEntry.objects.for_cards().filter(ranked_list__in=lists, rank=1)
    years = {ranked_list.pk: ranked_list.year for ranked_list in lists}
    return {year: entry.subject for entry in entries if (year := years[entry.ranked_list_id])}
