"""Tags with how many listed reviews have each, in their ``review_count``.

On a large site the reviews of all tags are counted once in a while, not for every page; that a tag has none
is never late.
"""

from collections.abc import Iterable
from itertools import islice

from reviews.models import Tag
from reviews.models.tags import TagQuerySet
from reviews.size import is_large
from rows.kept import RoughlyBy
from rows.until import settled_until


def tags_in_use(tags: TagQuerySet) -> list[Tag]:
    """Those of the tags that a listed review has, by name."""
    if not is_large.current():
        return list(tags.in_use().order_by("name"))
    return _counted(tags.uncounted().order_by("name"))


def all_in_use(show: str = "") -> list[Tag]:
    """The same of all tags, or of those of one show, by its slug."""
    if show or not is_large.current():
        return list(Tag.objects.all_in_use(show).order_by("name"))
    return _counted(Tag.objects.uncounted().order_by("name"))


def popular_tags(most: int) -> list[Tag]:
    if not is_large.current():
        return list(Tag.objects.all_in_use().popular_first()[:most])
    places = {pk: place for place, pk in enumerate(islice(_counts.current("", _count), 2 * most))}
    found = Tag.objects.uncounted().filter(pk__in=places)
    return _counted(sorted(found, key=lambda tag: places[tag.pk])[:most])


def _counted(tags: Iterable[Tag]) -> list[Tag]:
    """Each with its count; those that came since all were counted are counted by themselves."""
    found = list(tags)
    if not found:
        return found
    counts = _counts.current("", _count)
    if new := [tag.pk for tag in found if tag.pk not in counts]:
        counted = Tag.objects.in_use().filter(pk__in=new)
        counts = counts | {tag.pk: vars(tag)["review_count"] for tag in counted}
    for tag in found:
        vars(tag)["review_count"] = counts.get(tag.pk, 0)
    return found


def _count() -> dict[int, int]:
    """By the keys of the tags, the popular first."""
    tags = Tag.objects.all_in_use().popular_first().only("pk")
    return {tag.pk: vars(tag)["review_count"] for tag in tags}


_counts = RoughlyBy[str, dict[int, int]](lambda counts: sum(counts.values()), settled_until)
