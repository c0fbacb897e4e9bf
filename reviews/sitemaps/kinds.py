"""The kinds of pages, each with files of its own: rows that have a page, years, and the lists of the site."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet
from django.urls import reverse

from people.models import Person
from reviews.models import MemorableLine, RankedList, Review, Tag
from reviews.sitemaps import changes, pictures
from reviews.sitemaps.entries import Entry, copies
from reviews.size import is_large
from reviews.years import numbers
from shows.models import Show

PAGES_IN_A_FILE = 500
"""In every language; the protocol ends at 50,000 addresses and 50 MB, of which pictures take most."""

Rows = Sequence[Any]


class Kind(Protocol):
    @property
    def name(self) -> str: ...

    def count(self) -> int: ...

    def changed_at(self, first: int, last: int) -> datetime | None:
        """When any of these last changed."""

    def entries(self, first: int, last: int) -> list[Entry]:
        """Those from the ``first``, of 0, to before the ``last``; none where there are no so many."""


@dataclass(frozen=True)
class Paged:
    """Rows with a page each, in the order in which they came, or in one that an index of them has."""

    name: str
    rows: Callable[[], QuerySet[Any]]
    changes: Callable[[Rows], changes.Changes]
    pictures: Callable[[Rows], dict[int, list[str]]] = lambda rows: {}
    order: Sequence[str] = ("pk",)

    def count(self) -> int:
        return self.rows().count()

    def changed_at(self, first: int, last: int) -> datetime | None:
        return max(self.changes(self._rows(first, last)).values(), default=None)

    def entries(self, first: int, last: int) -> list[Entry]:
        rows = self._rows(first, last)
        changed, shown = self.changes(rows), self.pictures(rows)
        return [
            Entry(row.get_absolute_url(), changed.get(row.pk), shown.get(row.pk, []))
            for row in rows
        ]

    def _rows(self, first: int, last: int) -> Rows:
        return list(self.rows().order_by(*self.order)[first:last])


class Collections:
    """The pages that gather, while they hold anything, and the site's page about itself."""

    name = "collections"

    def count(self) -> int:
        return 1  # and more, which fit into one file

    def changed_at(self, first: int, last: int) -> datetime | None:
        if is_large.current():  # then not every entry tells
            return None
        moments = (entry.changed_at for entry in self.entries(first, last))
        return max(filter(None, moments), default=None)

    def entries(self, first: int, last: int) -> list[Entry]:
        return [Entry(reverse(name), changed_at) for name, changed_at in _lists() if first == 0]


class Years:
    """The best of each year, of which no row is."""

    name = "years"

    def count(self) -> int:
        return len(numbers())

    def changed_at(self, first: int, last: int) -> datetime | None:
        if is_large.current():
            return None
        return max(changes.of_years(numbers()[first:last]).values(), default=None)

    def entries(self, first: int, last: int) -> list[Entry]:
        years = numbers()[first:last]
        changed = changes.of_years(years)
        return [
            Entry(reverse("reviews:year_detail", args=[year]), changed.get(year)) for year in years
        ]


def _lists() -> Iterable[tuple[str, datetime | None]]:
    are_reviews, latest = changes.latest_of(Review.objects.listed())
    if are_reviews:
        yield from (("reviews:home", latest), ("reviews:review_list", latest))
    yield "reviews:about", None
    are_lines, said = changes.latest_of(MemorableLine.objects.published(), "review__")
    if are_lines:
        yield "reviews:line_list", said
    lists = changes.of_lists(list(RankedList.objects.published().filled().only("published_at")))
    if lists:
        yield "reviews:ranked_list_list", max(lists.values())
    if numbers():
        yield "reviews:year_list", None
    for model, name in ((Show, "shows:show_list"), (Person, "people:person_list")):
        if model.objects.exists():
            yield name, None
    if Tag.objects.uncounted().exists():
        yield "reviews:tag_list", None


def _dated(reviews: QuerySet[Review]) -> QuerySet[Review]:
    return reviews.only("kind", "slug", "updated_at", "published_at")


def _elsewhere(lists: QuerySet[RankedList]) -> QuerySet[RankedList]:
    """Those that stand on no year's page."""
    return lists.filter(year=None).only("slug", "year", "published_at")


POSTER = ("poster", "poster_width", "poster_height")
PORTRAIT = ("photo", "photo_width", "photo_height")

KINDS: list[Kind] = [
    Collections(),
    Paged(
        "reviews",
        lambda: _dated(Review.objects.listed()),
        changes.of_reviews,
        pictures.of_reviews,
    ),
    Paged(
        "pages",
        lambda: _dated(Review.objects.pages()),
        changes.of_reviews,
        pictures.of_reviews,
        order=("published_at", "pk"),
    ),
    Paged(
        "shows",
        lambda: Show.objects.only("slug", *POSTER),
        changes.of_shows,
        lambda rows: {row.pk: copies(row.poster) for row in rows},
    ),
    Paged(
        "people",
        lambda: Person.objects.only("slug", *PORTRAIT),
        changes.of_people,
        lambda rows: {row.pk: copies(row.photo) for row in rows},
    ),
    Paged("tags", lambda: Tag.objects.uncounted(), changes.of_tags),
    Paged(
        "ranked-lists",
        lambda: _elsewhere(RankedList.objects.published().filled()),
        changes.of_lists,
    ),
    Years(),
]
