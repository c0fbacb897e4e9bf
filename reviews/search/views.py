"""One question to shows, people, reviews, tags and lines."""

from typing import Any

from django.db.models import Avg, Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.models import Person
from reviews.models import MemorableLine, Review, Tag
from reviews.models.publication import is_out
from shows.models import Show
from shows.models.show import ShowQuerySet
from text.typed import one_line

LONGEST, MOST = 100, 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = one_line(request.GET.get("q", ""), LONGEST)
    found = results(query)
    total = sum(len(rows) for rows in found.values())
    return render(request, "reviews/search.html", {"query": query, "total": total, **found})


def _with_reviews(shows: ShowQuerySet) -> ShowQuerySet:
    """With their synopsis, and the number and mean rating of their published reviews."""
    published = is_out("reviews__")
    return shows.defer(None).annotate(
        review_count=Count("reviews", filter=published),
        mean_rating=Avg("reviews__rating", filter=published),
    )


def results(query: str) -> dict[str, list[Any]]:
    """Up to ``MOST`` of each kind; only what is published, and only its open text, is searched."""
    shows = _with_reviews(Show.objects.for_cards().matching(query))
    people = Person.objects.for_cards().matching(query)
    tags = Tag.objects.in_use().filter(name__icontains=query) if query else Tag.objects.none()
    return {
        "shows": list(shows.closest_first(query, "title", "pk")[:MOST]),
        "people": list(people.closest_first(query, "name", "pk")[:MOST]),
        "reviews": list(
            Review.objects.published().for_cards().matching(query).newest_first()[:MOST]
        ),
        "tags": list(tags.order_by("name")[:MOST]),
        "lines": list(MemorableLine.objects.published().for_cards().matching(query)[:MOST]),
    }
