"""The best of each year: by the ratings of its shows, or by the list that has the last word on it."""

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reviews.cards.found import NAMED
from reviews.jsonld.graph import JsonLd, graph
from reviews.jsonld.lists import best_of_year, ranked_list as list_data
from reviews.jsonld.trail import trail
from reviews.models import RankedList
from reviews.models.years import Place, places, with_reviews
from reviews.views.collections import shown_entries
from reviews.years import all_years, kept_order, neighbours

BEST, PER_PAGE = 10, 50


@require_safe
def year_list(request: HttpRequest) -> HttpResponse:
    context = {"years": all_years(), "data": graph(trail(request, "reviews:year_list"))}
    return render(request, "reviews/year_list.html", context)


@require_safe
def year_detail(request: HttpRequest, year: int) -> HttpResponse:
    """The list that has the last word, else the best ten, and below it in pages what else is rated."""
    lists = RankedList.objects.published().select_related("author")
    of_year = lists.filter(year=year).first()
    return _list_page(request, of_year) if of_year else _rated_page(request, year)


def _list_page(request: HttpRequest, of_year: RankedList) -> HttpResponse:
    entries = shown_entries(of_year)
    listed = [entry.subject.pk for entry in entries if entry.subject]
    year = cast(int, of_year.year)
    order = [show for show in kept_order(year) if show not in listed]
    also = _first_and_page(request, order)[1]
    told = [list_data(request, of_year, entries)] if also.number == 1 else []
    context = {"ranked_list": of_year, "entries": entries}
    context |= _around(request, year, of_year.title, also, told)
    return render(request, "reviews/year_of_list.html", context)


def _rated_page(request: HttpRequest, year: int) -> HttpResponse:
    order = kept_order(year)
    if not order:
        raise Http404
    first, also = _first_and_page(request, order, BEST)
    name = _("The best of %(year)s") % {"year": year}
    best = with_reviews(first) if also.number == 1 else []
    told = [best_of_year(request, name, best)] if best else []
    named = [place.show for place in first[:NAMED]]
    context = {"name": name, "entries": best, "rated_count": len(order), "named": named}
    context |= _around(request, year, name, also, told)
    return render(request, "reviews/year_detail.html", context)


def _first_and_page(
    request: HttpRequest, order: list[int], most: int = 0
) -> tuple[list[Place], Page[Place]]:
    """The first places, ``most`` of them, and the page of those below that the address asks for."""
    page: Page[Any] = Paginator(order[most:], PER_PAGE).get_page(request.GET.get("page"))
    found = places(order, {*order[:most], *page.object_list})
    page.object_list = [place for place in found if place.rank > most]
    return [place for place in found if place.rank <= most], page


def _around(
    request: HttpRequest, year: int, name: str, also: Page[Place], told: list[JsonLd]
) -> dict[str, Any]:
    """``page`` is what the head of a page in pages asks for; of an empty one it would tell nobody."""
    earlier, later = neighbours(year)
    return {
        "year": year,
        "also": also,
        "page": also if also.object_list else None,
        "earlier": earlier,
        "later": later,
        "data": graph(*told, trail(request, "reviews:year_list", name)),
    }
