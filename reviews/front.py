"""What the front page shows. What would be counted over the whole site is kept from one page to the next."""

from datetime import timedelta
from functools import cached_property
from math import inf
from random import Random
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from comments.models import Comment
from comments.threads import with_comment_count
from reviews.models import DailyViews, MemorableLine, Review, Tag
from reviews.models.parts import LineQuerySet
from reviews.models.review import ReviewQuerySet
from reviews.shown import Shown
from rows.facets import Choice
from rows.kept import LARGE, Counted
from rows.until import next_change
from shows.facets import LETTER
from shows.models import Network, Show
from text.jamo import INDEX

LATEST, POPULAR, TAGS, SHOWS = 9, 6, 18, 20
MONTH = timedelta(days=29)  # and today


class FrontPage(Shown):
    @cached_property
    def _newest(self) -> list[Review]:
        return list(_cards().newest_first()[: LATEST + 1])

    @cached_property
    def featured(self) -> Review | None:
        """The one featured last, else the newest."""
        featured = Review.objects.filter(featured_at__isnull=False)  # few, and found by their index
        chosen = _cards().filter(pk__in=featured.values("pk"))
        lead = chosen.order_by("-featured_at", "-published_at", "-pk").first()
        return lead or next(iter(self._newest), None)

    @cached_property
    def latest(self) -> list[Review]:
        return [review for review in self._newest if review != self.featured][:LATEST]

    @cached_property
    def line(self) -> MemorableLine | None:
        """One that spoils nothing: the same all day, another the next."""
        on = _lines().filter(pk__gte=_thrown.current())
        return on.for_cards().order_by("pk").first()

    @cached_property
    def popular(self) -> list[Review]:
        """The few most read in the last thirty days, then those most talked about."""
        views = _popular.current()
        counted: QuerySet[Any] = with_comment_count(_cards().filter(pk__in=views))
        found = list(counted)
        for review in found:
            review.view_count = views[review.pk]
        found.sort(
            key=lambda one: (one.view_count, one.comment_count, one.published_at, one.pk),
            reverse=True,
        )
        return found[:POPULAR]

    @cached_property
    def _ways(self) -> "Ways":
        return _ways.current()

    @cached_property
    def tags(self) -> list[Tag]:
        if not self._ways.are_late:
            return self._ways.tags
        listed = _cards().filter(tags=OuterRef("pk")).values("pk")
        return _still(self._ways.tags, Tag.objects.filter(Exists(listed)))

    @cached_property
    def networks(self) -> list[Network]:
        return self._ways.networks

    @cached_property
    def years(self) -> list[tuple[int, int]]:
        return self._ways.years

    @cached_property
    def index(self) -> list[Choice]:
        return [one for one in self._ways.letters if one.value in INDEX]

    @cached_property
    def shows(self) -> list[Show]:
        if not self._ways.are_late:
            return self._ways.shows
        listed = _cards().filter(show=OuterRef("pk")).values("pk")
        return _still(self._ways.shows, Show.objects.filter(Exists(listed)))


class Ways(NamedTuple):
    """Into the catalogue; only what holds a published review, so that no link leads to an empty page.

    Each network with its ``show_count``, each year with how many shows.
    """

    tags: list[Tag]
    networks: list[Network]
    years: list[tuple[int, int]]
    letters: list[Choice]
    shows: list[Show]

    @property
    def size(self) -> int:
        """At least how many reviews or shows were counted for it."""
        tagged = sum(vars(tag)["review_count"] for tag in self.tags)
        return max(int(tagged), sum(count for _, count in self.years))

    @property
    def are_late(self) -> bool:
        return self.size > LARGE


def _read_ways() -> Ways:
    reviewed = Show.objects.filter(pk__in=Review.objects.listed().order_by().values("show"))
    of_reviewed = Network.objects.filter(shows__in=reviewed.order_by().values("pk"))
    networks = of_reviewed.annotate(show_count=Count("shows"))
    years = reviewed.filter(year__isnull=False).order_by("-year").values_list("year")
    return Ways(
        tags=list(Tag.objects.all_in_use().popular_first()[:TAGS]),
        networks=list(networks.order_by("-show_count", "name")),
        years=list(years.annotate(count=Count("pk"))),
        letters=LETTER.choices(reviewed),
        shows=list(reviewed.for_cards().order_by("-year", "title")[:SHOWS]),
    )


def _still[M: Model](kept: list[M], rows: QuerySet[M]) -> list[M]:
    """Without those that are not among the rows by now, such as the tag of a review that was withdrawn."""
    keys = {*rows.filter(pk__in=[one.pk for one in kept]).values_list("pk", flat=True)}
    return [one for one in kept if one.pk in keys]


def _cards() -> ReviewQuerySet:
    return Review.objects.listed().for_cards()


def _lines() -> LineQuerySet:
    return MemorableLine.objects.published().spoiling_nothing()


def _thrown_today() -> int:
    """The key at which the line of the day is, or after which it is the first: 0 where there is none.

    The day throws a die with more sides than there are keys until it shows one of these: the same all day,
    and a line that is added seldom changes it.
    """
    keys = _lines().order_by("pk").values("pk")
    is_end = Q(pk=Subquery(keys[:1])) | Q(pk=Subquery(keys.reverse()[:1]))
    ends = MemorableLine.objects.filter(is_end).values_list("pk", flat=True)
    first, last = min(ends, default=0), max(ends, default=0)
    die = Random(timezone.localdate().toordinal())  # noqa: S311  # keeps no secret
    thrown = last + 1
    while thrown > last:
        thrown = first + die.getrandbits((last - first).bit_length())
    return thrown


def _most_popular() -> dict[int, int]:
    """Reviews by their keys with how often each was read in the last thirty days, 0 where nobody is counted.

    Twice as many as are shown: their comments decide between those read alike.
    """
    listed, since = Review.objects.listed().order_by(), timezone.localdate() - MONTH
    found: dict[int, int] = {}
    if settings.COUNT_VIEWS:
        days = DailyViews.objects.filter(day__gte=since, review__in=listed.values("pk"))
        read = days.values("review").annotate(views=Sum("count")).order_by("-views")
        found |= read.values_list("review", "views")[: 2 * POPULAR]
    if len(found) < POPULAR:
        said = Comment.objects.public().filter(review__in=listed.values("pk"))
        talked = said.exclude(review__in=list(found)).order_by().values("review")
        most = (
            talked.annotate(count=Count("pk")).order_by("-count").values_list("review", flat=True)
        )
        found |= dict.fromkeys(most[: 2 * POPULAR], 0)
    return found


_ways = Counted(_read_ways, next_change, size=lambda ways: ways.size)
_thrown = Counted(_thrown_today, next_change)
_popular = Counted(_most_popular, next_change, size=lambda views: inf if views else 0)
