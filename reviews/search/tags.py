"""Tags that a query names, and those to offer where nothing was found.

On a large site the reviews of all tags are counted once in a while, not for every query; that a tag has none
is never late.
"""

from itertools import islice

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Replace

from reviews.models import Review, Tag
from reviews.search.newest import is_large
from rows.kept import RoughlyBy
from search.names import words
from text.jamo import has_hangul
from text.passages import name_pattern

MARKS = " -_'\u2010\u2011’"
"""Of a tag, which nobody spells alike."""
POPULAR = 12


def tags_named(query: str) -> list[Tag]:
    """By the letters alone, for “#slowburn”, “slow-burn” and “slow burn” are one tag to a reader."""
    letters = "".join(words(query))
    if not letters:
        return []
    condition = Q(letters__icontains=letters)
    if has_hangul(letters):
        condition |= Q(letters__regex=name_pattern(letters))
    bare: F | Replace = F("name")
    for mark in MARKS:
        bare = Replace(bare, Value(mark))
    are_many = is_large.current()
    tags = Tag.objects.filter(_is_in_use()) if are_many else Tag.objects.in_use()
    found = list(tags.alias(letters=bare).filter(condition).order_by("name"))
    return _counted(found) if found and are_many else found


def popular_tags() -> list[Tag]:
    if not is_large.current():
        return list(Tag.objects.all_in_use().popular_first()[:POPULAR])
    places = {
        pk: place for place, pk in enumerate(islice(_counts.current("", _count), 2 * POPULAR))
    }
    found = Tag.objects.filter(_is_in_use(), pk__in=places)
    return _counted(sorted(found, key=lambda tag: places[tag.pk])[:POPULAR])


def _is_in_use() -> Exists:
    return Exists(Review.objects.listed().filter(tags=OuterRef("pk")).values("pk"))


def _counted(found: list[Tag]) -> list[Tag]:
    """Each with its ``review_count``; those that came since all were counted are counted by themselves."""
    counts = _counts.current("", _count)
    new = [tag.pk for tag in found if tag.pk not in counts]
    if new:
        counted = Tag.objects.in_use().filter(pk__in=new)
        counts = counts | {tag.pk: vars(tag)["review_count"] for tag in counted}
    for tag in found:
        vars(tag)["review_count"] = counts.get(tag.pk, 0)
    return found


def _count() -> dict[int, int]:
    """By the keys of the tags, the popular first."""
    tags = Tag.objects.all_in_use().popular_first().only("pk")
    return {tag.pk: vars(tag)["review_count"] for tag in tags}


_counts = RoughlyBy[str, dict[int, int]](size=lambda counts: sum(counts.values()))
