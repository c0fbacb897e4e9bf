"""Which facts nobody has entered for a show yet: each is optional, but an editor may want to know.

A poster is none of them: the one that draws itself is meant.
"""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from reviews.models import Review
from shows.models import Availability, Credit, Show

CAST = Credit.objects.filter(show=OuterRef("pk"), role__in=Credit.CAST_ROLES)
AVAILABILITY = Availability.objects.filter(show=OuterRef("pk"))
GAPS: dict[str, Any] = {
    "Hangul title": Q(country="KR", title_hangul=""),
    "year": Q(year=None, aired_from=None),
    "episode count": Q(kind=Show.Kind.DRAMA, episode_count=None),
    "network": ~Q(kind=Show.Kind.FILM) & Q(original_network=None),
    "cast": ~Exists(CAST),
    "availability": ~Exists(AVAILABILITY),
}


def with_gaps(shows: QuerySet[Show]) -> QuerySet[Show]:
    """Those with a published review that lack something, and all that ``gaps_of`` asks for."""
    reviewed = shows.filter(Exists(Review.objects.listed().filter(show=OuterRef("pk"))))
    told = {
        _column(fact): ExpressionWrapper(Q(gap), output_field=BooleanField())
        for fact, gap in GAPS.items()
    }
    return reviewed.annotate(**told).filter(reduce(or_, (Q(**{column: True}) for column in told)))


def gaps_of(show: Show) -> list[str]:
    """What a show of ``with_gaps`` lacks, in words that follow “no”: “Hangul title”, “cast”."""
    return [fact for fact in GAPS if getattr(show, _column(fact))]


def _column(fact: str) -> str:
    return f"lacks_{fact.lower().replace(' ', '_')}"
