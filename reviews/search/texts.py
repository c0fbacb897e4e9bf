"""Reviews and lines that answer a query."""

from functools import partial
from typing import Any

from django.db.models.functions import Length

from reviews.models import MemorableLine, Review
from reviews.models.searched import holding, phrase_place, places
from reviews.search.about import About
from reviews.search.hit import Hit
from search.candidates import leading_consonants

MOST = 240
"""Reviews or lines that are counted and reached page by page."""


def reviews_of(query: str, about: dict[int, About]) -> list[Hit]:
    """Of what is meant, in its order; with the words in the headline; as a phrase; with all of them.

    Where these do not tell two apart the newer one is first.
    """
    columns = ("pk", "show_id", "rating", Length("headline"), phrase_place(query), *places(query))
    newest = Review.objects.published().newest_first().values_list(*columns)
    found = [*newest.filter(show__in=about)[:MOST]] if about else []
    words = None if leading_consonants(query) else holding(query, in_order=True)
    if words and len(found) < MOST:
        found += newest.filter(words).exclude(show__in=about)[: MOST - len(found)]
    return [Hit(*row[:3]) for row in sorted(found, key=partial(_rank, about))]


def _rank(about: dict[int, About], row: tuple[Any, ...]) -> tuple[int, bool, bool]:
    """The words of a headline are the first of a review’s."""
    _, show, _, length, phrase, *letters = row
    if show in about:
        return about[show].place, False, False
    is_in_headline = bool(letters) and all(0 < place <= length for place in letters)
    return len(about), not is_in_headline, not phrase


def lines_with(query: str) -> list[Hit]:
    condition = holding(query)
    if condition is None:
        return []
    lines = MemorableLine.objects.published().filter(condition)
    columns = lines.order_by("spoils_to", "-review__published_at", "pk")
    found = columns.values_list("pk", "review__show_id", "review__rating")[:MOST]
    return [Hit(*row) for row in found]
