"""The years that have a page: those of rated shows, and those on which a list has the last word."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from reviews.models import ListEntry, RankedList
from reviews.models.years import in_order, rated
from shows.models import Show


@dataclass(frozen=True)
class Year:
    """``first`` is what the list has in the first place, without a list the ratings, or None."""

    number: int
    rated_count: int
    first: Show | None
    ranked_list: RankedList | None


def numbers() -> list[int]:
    """In one query, the earliest first."""
    lists = RankedList.objects.of_years()
    found = rated().values_list("year", flat=True)
    return sorted(number for number in found.union(lists.values_list("year", flat=True)) if number)


def neighbours(year: int) -> tuple[int | None, int | None]:
    """The years before and after that have a page."""
    every = numbers()
    earlier = [number for number in every if number < year]
    later = [number for number in every if number > year]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def all_years() -> list[Year]:
    """In four queries, the newest first."""
    of_year = in_order().filter(year=OuterRef("year")).values("pk")[:1]
    counted = rated().values("year").annotate(count=Count("pk", distinct=True))
    found = {row["year"]: row for row in counted.annotate(first=Subquery(of_year))}
    lists = RankedList.objects.of_years().in_bulk(field_name="year")
    shows = Show.objects.for_cards().in_bulk([row["first"] for row in found.values()])
    firsts = _first_entries(lists.values())
    return [
        Year(
            number,
            found[number]["count"] if number in found else 0,
            firsts.get(number) if number in lists else shows.get(found[number]["first"]),
            lists.get(number),
        )
        for number in sorted({*found, *lists}, reverse=True)
    ]


def _first_entries(lists: Iterable[RankedList]) -> dict[int, Show | None]:
    """What stands first in each year's list, as far as its page says so before it is read to the end."""
    lists = [one for one in lists if one.is_numbered and not one.counts_down]
    entries = ListEntry.objects.for_cards().filter(ranked_list__in=lists, rank=1)
    years = {ranked_list.pk: ranked_list.year for ranked_list in lists}
    return {year: entry.subject for entry in entries if (year := years[entry.ranked_list_id])}
