"""Reviews and lines that answer a query."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from reviews.models import MemorableLine, Review
from reviews.models.searched import (
    holding,
    named_by_index,
    phrase_place,
    places_within,
    telling,
    unsure,
)
from reviews.search.about import About
from reviews.search.hit import Hit
from reviews.search.newest import Sample, among_newest
from reviews.size import is_large
from search.candidates import leading_consonants
from text.passages import Needle, needles

MOST = 240
"""Reviews or lines that are counted and reached page by page."""
FEW, MANY = 100, 10_000
"""Newest reviews whose lines tell how common words are, and of how many the lines are read at most."""
FEW_TEXTS, MANY_TEXTS = 60, 720
"""The same of the reviews’ own texts, which are long."""
SCARCE = 1_000
"""Reviews that are put in order sooner than all are passed over to meet them in it."""
REVIEWED = "review__published_at"
OF_HIT = ("pk", "show_id", "rating")


def reviews_of(query: str, about: dict[int, About]) -> list[Hit]:
    """Of what is meant, in its order; with the words in the headline; as a phrase; with all of them.

    Where these do not tell two apart the newer one is first.
    """
    newest = Review.objects.published().newest_first()
    meant = newest.filter(show__in=about).values_list(*OF_HIT)[:MOST]
    hits = [Hit(*row) for row in sorted(meant, key=lambda row: about[row[1]].place)]
    is_asked = bool(needles(query)) and not leading_consonants(query)
    if not is_asked or len(hits) >= MOST:
        return hits
    columns = (*OF_HIT, phrase_place(query), *places_within(query, "headline"))
    others = newest.exclude(show__in=about).values_list(*columns)
    found = _with_words(query, others, MOST - len(hits))
    return [*hits, *(Hit(*row[:3]) for row in sorted(found, key=_rank))]


def _with_words(query: str, newest: "QuerySet[Review, Any]", most: int) -> Iterable[Any]:
    if not is_large.current():
        return newest.filter(holding(query, in_order=True))[:most]
    sample = Sample.of(newest, query, FEW_TEXTS)
    seen = sample.having.total()
    size = sample.size(seen, most)
    found = among_newest(newest.filter(telling(query)), most, size, MANY_TEXTS)
    if found is None and not seen:
        found = _of_scarce(query, newest, most, sample.common)
    if found is not None:
        return found
    return newest.filter(holding(query, in_order=True, common=sample.common))[:most]


def _of_scarce(
    query: str, newest: "QuerySet[Review, Any]", most: int, common: list[Needle]
) -> list[Any] | None:
    """Those that the index names, put in order; None where it names so many that some are met soon in it."""
    named = Review.objects.filter(named_by_index(query, common=common)).order_by()
    keys = list(named.values_list("pk", flat=True)[: SCARCE + 1])
    if len(keys) > SCARCE:
        return None
    first = newest.filter(unsure(query, common), pk__in=keys).values("pk")[:most]
    return list(newest.filter(pk__in=first)) if keys else []


def _rank(row: tuple[Any, ...]) -> tuple[bool, bool]:
    """The words of a headline are the first of a review’s."""
    phrase, *places = row[3:]
    return not all(places), not phrase


def lines_with(query: str) -> list[Hit]:
    """Those that give least away, and among those the newest reviews'."""
    if not needles(query):
        return []
    rows = _of_large_site(query) if is_large.current() else _lines().filter(holding(query))[:MOST]
    return [Hit(*row) for row in rows]


def _of_large_site(query: str) -> Iterable[Any]:
    """From the boundary on at which the newest reviews have many, these are walked, and the index is asked
    for no more than what gives less away.
    """
    sample = Sample.of(MemorableLine.objects.published(), query, FEW, REVIEWED)
    sizes = {boundary: sample.size(seen, MOST) for boundary, seen in sample.having.items()}
    indexed = _lines().filter(holding(query, common=sample.common))
    least = min((boundary for boundary, size in sizes.items() if size <= MANY), default=None)
    if least is None:
        return indexed[:MOST]
    less = holding(query, common=sample.common, before=least)
    before = list(_lines().filter(less, spoils_to__lt=least)[:MOST]) if least else []
    walked, left = _lines().filter(telling(query), spoils_to=least), MOST - len(before)
    found = among_newest(walked, left, sizes[least], MANY, REVIEWED) if left else []
    return indexed[:MOST] if found is None else before + found


def _lines() -> "QuerySet[MemorableLine, Any]":
    ordered = MemorableLine.objects.published().order_by("spoils_to", f"-{REVIEWED}", "pk")
    return ordered.values_list("pk", "review__show_id", "review__rating")
