"""The calendar of one month: what has appeared, what is planned, and what has no date yet."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, Self

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import urlencode

from desk.front import address_of
from desk.moments import MORNING
from reviews.models import RankedList, Review

UNDATED = 20
FIRST_YEAR, LAST_YEAR = 1970, 2200


class Month(NamedTuple):
    year: int
    number: int

    @classmethod
    def asked(cls, text: str, today: date) -> Self:
        """“2026-12”; the month of today for anything else."""
        try:
            day = datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007  # a month has no zone
        except ValueError:
            day = today
        is_near = FIRST_YEAR <= day.year <= LAST_YEAR
        return cls(day.year, day.month) if is_near else cls(today.year, today.month)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def next(self) -> "Month":
        later = self.first + timedelta(days=31)
        return Month(later.year, later.month)

    @property
    def previous(self) -> "Month":
        earlier = self.first - timedelta(days=1)
        return Month(earlier.year, earlier.month)

    @property
    def ends(self) -> tuple[datetime, datetime]:
        """Its first moment here, and that of the month after."""
        return _midnight(self.first), _midnight(self.next.first)


class Entry(NamedTuple):
    """A review or a ranked list; ``at`` is the time here, none for a draft."""

    words: str
    address: str
    kind: str
    at: datetime | None
    is_published: bool


@dataclass
class Day:
    """``add`` is where something is written for that day; empty for one that is over."""

    on: date
    is_today: bool
    add: str
    entries: list[Entry] = field(default_factory=list)


def weeks(month: Month, entries: Iterable[Entry], *, may_add: bool) -> list[list[Day | None]]:
    """From Monday to Sunday; days of the neighbouring months are None."""
    on_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.at is not None:
            on_day[entry.at.date()].append(entry)
    now = timezone.localtime()

    def day(on: date) -> Day | None:
        if on.month != month.number:
            return None
        return Day(on, on == now.date(), _add(on, now) if may_add else "", on_day[on])

    rows = Calendar().monthdatescalendar(month.year, month.number)
    return [[day(on) for on in row] for row in rows]


def dated(request: HttpRequest, site: AdminSite, month: Month) -> list[Entry]:
    """All that appears in the month, in order, as far as the user may see it."""
    begin, end = month.ends
    found = [
        entry
        for works in _works(request, site)
        for entry in map(_entry, works.filter(published_at__gte=begin, published_at__lt=end))
    ]
    return sorted(found, key=lambda entry: (entry.at, entry.words))


def undated(request: HttpRequest, site: AdminSite) -> list[Entry]:
    """The latest drafts of either kind, at most ``UNDATED`` of each."""
    works = (works.drafts().order_by("-pk")[:UNDATED] for works in _works(request, site))
    return [_entry(work) for drafts in works for work in drafts]


def _works(request: HttpRequest, site: AdminSite) -> list[Any]:
    heavy: dict[Any, tuple[str, ...]] = {Review: ("body", "plain"), RankedList: ("intro",)}
    pages = [(site.get_model_admin(model), columns) for model, columns in heavy.items()]
    return [
        page.get_queryset(request).defer(*columns)
        for page, columns in pages
        if page.has_view_permission(request)
    ]


def _entry(work: Review | RankedList) -> Entry:
    at = timezone.localtime(work.published_at) if work.published_at else None
    address = address_of(type(work), "change", work.pk)
    kind = work.get_kind_display() if isinstance(work, Review) else str(work._meta.verbose_name)
    return Entry(str(work), address, kind.lower(), at, work.is_published)


def _add(on: date, now: datetime) -> str:
    """Today, in an hour: nine in the morning may be over, and what is over appears at once."""
    at = _at(on, MORNING)
    if at <= now:
        at = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    if at.date() != on or at <= now:
        return ""
    return f"{address_of(Review, 'add')}?{urlencode({'published_at': at.isoformat()})}"


def _midnight(day: date) -> datetime:
    return _at(day, time())


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, timezone.get_current_timezone())
