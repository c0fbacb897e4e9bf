"""How much the site has about each person and show: among equally close names, who has most comes first."""

from collections import Counter
from itertools import batched
from typing import Any

from django.db.models import Count, Model, QuerySet

from people.models import Person
from reviews.models import MemorableLine, Review
from shows.models import Credit, Show

REVIEW = 20
"""A published review weighs as much as so many credits or lines."""
AT_ONCE = 100


def weigh() -> int:
    """How many rows weigh something else than before."""
    reviews, lines = Review.objects.published(), MemorableLine.objects.published()
    spoken = lines.filter(credit__isnull=False)
    reviewed = _count(reviews, "show")
    people = _count(spoken, "credit__person")
    shows = _count(Credit.objects.all(), "show") + _count(lines, "review__show")
    for show, number in reviewed.items():
        shows[show] += REVIEW * number
    for person, show in Credit.objects.order_by().values_list("person", "show"):
        people[person] += 1 + REVIEW * reviewed[show]
    return _keep(Person, people) + _keep(Show, shows)


def _count[M: Model](rows: "QuerySet[M]", by: str) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list(by).annotate(Count("pk"))))


def _keep(model: Any, weights: Counter[int]) -> int:
    rows = model._base_manager
    known = rows.order_by("pk").values_list("pk", "search_weight")
    changed = [
        model(pk=pk, search_weight=weights[pk]) for pk, weight in known if weight != weights[pk]
    ]
    for some in batched(changed, AT_ONCE, strict=False):  # short transactions hold no lock for long
        rows.bulk_update(some, ["search_weight"])
    return len(changed)
