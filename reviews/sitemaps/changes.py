"""When pages last changed: what was written there, and what was saved at the desk.

Comments do not count, nor do facts that came by a command: the desk's log does not know of those. A page of
which nothing is known is told without a day rather than with a wrong one; so is one for which all reviews of
a large site would have to be read.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Max, Model, QuerySet

from people.models import Person
from reviews.models import RankedList, Review, Tag
from reviews.models.kinds import of_listed
from reviews.models.publication import is_out
from reviews.size import is_large
from shows.models import Credit, Show

Changes = dict[int, datetime]


def of_reviews(rows: Sequence[Review]) -> Changes:
    """A schedule was written before its day came."""
    return {row.pk: max(filter(None, (row.updated_at, row.published_at))) for row in rows}


def of_shows(rows: Sequence[Show]) -> Changes:
    written = Review.objects.listed().filter(show__in=rows)
    return _later(_latest(written, "show"), logged(Show, rows))


def of_people(rows: Sequence[Person]) -> Changes:
    path = "show__reviews__"
    parts = Credit.objects.filter(is_out(path), of_listed(path), person__in=rows)
    return _later(_latest(parts, "person", path), logged(Person, rows))


def of_tags(rows: Sequence[Tag]) -> Changes:
    if is_large.current():
        return {}
    return _latest(Review.objects.listed().filter(tags__in=rows), "tags")


def of_lists(rows: Sequence[RankedList]) -> Changes:
    published = {row.pk: row.published_at for row in rows if row.published_at}
    return _later(published, logged(RankedList, rows))


def of_years(years: Iterable[int]) -> Changes:
    """By the number of each: of the reviews that rate its shows, and of its list."""
    rated = Review.objects.listed().filter(rating__isnull=False, show__year__in=years)
    of_rated = {} if is_large.current() else _latest(rated, "show__year")
    lists = RankedList.objects.published().filter(year__in=years).only("year", "published_at")
    numbers = {row.pk: row.year for row in lists if row.year}
    of_list = {numbers[pk]: at for pk, at in of_lists(list(lists)).items()}
    return _later(of_rated, of_list)


def latest_of(rows: QuerySet[Any], path: str = "") -> tuple[bool, datetime | None]:
    """Whether there are any of the rows, and when the last change was to any review that ``path`` (such as
    ``review__``) leads to from them.
    """
    if is_large.current():
        return rows.exists(), None
    latest = max(filter(None, rows.aggregate(*_last(path)).values()), default=None)
    return latest is not None, latest


def logged(model: type[Model], rows: Iterable[Model]) -> Changes:
    """When each was last saved at the desk. Its log knows rows by their keys as text."""
    kind = {
        "content_type__app_label": model._meta.app_label,
        "content_type__model": model._meta.model_name,
    }
    deeds = LogEntry.objects.filter(**kind, object_id__in=[str(row.pk) for row in rows]).order_by()
    latest = deeds.values_list("object_id").annotate(at=Max("action_time"))
    return {int(key): at for key, at in latest if key}


def _latest(rows: QuerySet[Any], key: str, path: str = "") -> Changes:
    found = rows.order_by().values_list(key).annotate(*_last(path))
    return {pk: max(filter(None, moments)) for pk, *moments in found}


def _last(path: str) -> tuple[Max, Max]:
    return Max(f"{path}updated_at"), Max(f"{path}published_at")


def _later(one: Changes, other: Changes) -> Changes:
    return {pk: max(filter(None, (one.get(pk), other.get(pk)))) for pk in one.keys() | other.keys()}
