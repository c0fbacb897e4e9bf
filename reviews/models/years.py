"""The shows of a year in the order in which their reviews rate them.

By the mean of all ratings that readers may see; where that is the same, the show that was rated more often
comes first, then the one whose latest rated review is newer, then the one that was added later.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Max, Q

from reviews.models.kinds import of_listed
from reviews.models.publication import is_out
from reviews.models.review import Review
from shows.models import Show
from shows.models.show import ShowQuerySet

ORDER = ("-mean_rating", "-rating_count", "-rated_at", "-pk")
WRITTEN = (1000, 9999)
"""Years that an address can say."""


@dataclass(frozen=True)
class Place:
    """Of a show in its year: read as an entry of a list that nobody had to write."""

    rank: int
    show: Show
    mean_rating: Decimal
    rating_count: int
    published_review: Review | None = None
    note: str = ""

    @property
    def printed_rank(self) -> int:
        return self.rank

    @property
    def subject(self) -> Show:
        return self.show


def rated() -> ShowQuerySet:
    """Shows of a known year with a rating that readers may see; each as often as it has one."""
    path = "reviews__"
    has_rating = Q(reviews__rating__isnull=False)
    return Show.objects.filter(
        is_out(path), of_listed(path), has_rating, year__range=WRITTEN
    ).order_by()


def in_order() -> ShowQuerySet:
    """Each rated show once, with its ``mean_rating``, ``rating_count`` and ``rated_at``."""
    return rated().annotate(**_figures("reviews__")).order_by(*ORDER)


def _figures(path: str = "") -> dict[str, Any]:
    return {
        "mean_rating": Avg(f"{path}rating"),
        "rating_count": Count(f"{path}pk"),
        "rated_at": Max(f"{path}published_at"),
    }


def order_of(year: int) -> list[int]:
    """The keys of its rated shows in their order; nothing is read but indexes."""
    shows = Show.objects.filter(year=year, year__range=WRITTEN).order_by()
    ratings = Review.objects.listed().filter(rating__isnull=False, show__in=shows.values("pk"))
    by_show: Any = ratings.order_by().values("show_id").annotate(**_figures())
    return list(by_show.order_by(*ORDER[:-1], "-show_id").values_list("show_id", flat=True))


def places(order: Sequence[int], few: Collection[int] | None = None) -> list[Place]:
    """Of shows whose keys stand in this order: all, or only a ``few`` by their keys. In one query."""
    rows: Any = in_order().for_cards().filter(pk__in=order if few is None else few)
    shows = {show.pk: show for show in rows}
    return [
        Place(rank, shows[key], shows[key].mean_rating, shows[key].rating_count)
        for rank, key in enumerate(order, 1)
        if key in shows
    ]


def with_reviews(found: Iterable[Place]) -> list[Place]:
    """Each with the latest review that rates its show, in one query."""
    found = list(found)
    rating = Review.objects.listed().for_cards().filter(rating__isnull=False)
    reviews = rating.filter(show__in=[place.show for place in found])
    latest = {review.show_id: review for review in reviews.order_by("published_at", "pk")}
    return [replace(place, published_review=latest.get(place.show.pk)) for place in found]
