"""People: the list and the page."""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from django.db.models import Avg, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from people.facets import FACETS
from people.models import Person
from reviews.jsonld.graph import graph
from reviews.jsonld.people import person_page
from reviews.jsonld.trail import trail
from reviews.models import MemorableLine, Review
from rows.browsing import Browsing
from rows.slices import page_of
from shows.models import Credit, Show

PER_PAGE = 60


@dataclass
class Entry:
    """One show of a filmography, with every role the person had in it."""

    show: Show
    mean_rating: Decimal | None = None
    credits: list[Credit] = field(default_factory=list)


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    browsing = Browsing("people", Person.objects.for_cards(), FACETS, request.GET)
    rows, walked = browsing.rows.in_order(), browsing.walked.in_order()
    page = page_of(rows, walked, browsing.count, PER_PAGE, request.GET.get("page"))
    data = graph(trail(request, "people:person_list"))
    context = {"page": page, "browsing": browsing, "data": data}
    return render(request, "people/person_list.html", context)


@require_safe
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Person, slug=slug)
    spoken = MemorableLine.objects.published().spoiling_nothing().filter(credit__person=person)
    context = {
        "person": person,
        "filmography": filmography(person),
        "reviews": Review.objects.listed().for_cards().about(person).newest_first(),
        "lines": spoken.for_cards(),  # who says a veiled line is as veiled as the line
        "data": graph(
            person_page(request, person), trail(request, "people:person_list", str(person))
        ),
    }
    return render(request, "people/person_detail.html", context)


def filmography(person: Person) -> list[tuple[int | None, list[Entry]]]:
    """Shows by year, the latest first and those without a year last: (year, entries)."""
    entries: dict[int, Entry] = {}
    for credit in _credits(person):
        mean = getattr(credit, "mean_rating", None)
        entry = entries.setdefault(credit.show_id, Entry(credit.show, mean))
        entry.credits.append(credit)
    ordered = sorted(
        entries.values(), key=lambda entry: (-(entry.show.year or 0), entry.show.title)
    )
    return [(year, list(found)) for year, found in groupby(ordered, lambda entry: entry.show.year)]


def _credits(person: Person) -> "list[Credit]":
    ratings = Review.objects.listed().filter(show=OuterRef("show"), rating__isnull=False)
    mean = ratings.order_by().values("show").annotate(mean=Avg("rating")).values("mean")
    credits = person.credits.select_related("show__original_network")
    return list(credits.annotate(mean_rating=Subquery(mean)).order_by("billing", "pk"))
