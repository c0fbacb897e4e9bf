"""Shows: the list and the page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reviews.jsonld.graph import graph
from reviews.jsonld.reviews import reviewed_show
from reviews.jsonld.trail import trail
from reviews.models import HighlightMoment, MemorableLine, Review
from reviews.page import crew
from rows.browsing import Browsing
from rows.slices import page_of
from shows.chart import viewership_chart
from shows.facets import FACETS
from shows.guide import episode_guide
from shows.models import Show

PER_PAGE = 60


@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    browsing = Browsing("shows", Show.objects.for_cards(), FACETS, request.GET)
    rows, walked = browsing.rows.in_order(), browsing.walked.in_order()
    page = page_of(rows, walked, browsing.count, PER_PAGE, request.GET.get("page"))
    data = graph(trail(request, "shows:show_list"))
    context = {"page": page, "browsing": browsing, "data": data}
    return render(request, "shows/show_list.html", context)


@require_safe
def show_detail(request: HttpRequest, slug: str) -> HttpResponse:
    show = get_object_or_404(Show.objects.for_page(), slug=slug)
    credits = list(show.credits.select_related("person"))
    reviews = list(Review.objects.listed().for_cards().filter(show=show).newest_first())
    context = {
        "show": show,
        "reviews": reviews,
        **_ratings(reviews),
        "availability": show.availability.select_related("platform"),
        "followed_by": show.followed_by.all(),
        "cast": [credit for credit in credits if credit.is_cast],
        "crew": crew(credits),
        **_episodes(show),
        "data": graph(
            reviewed_show(request, show, credits, reviews),
            trail(request, "shows:show_list", show.printed_title),
        ),
    }
    return render(request, "shows/show_detail.html", context)


def _ratings(reviews: list[Review]) -> dict[str, Any]:
    """The mean of those reviews that rate, None where none does, and how many they are."""
    ratings = [review.rating for review in reviews if review.rating is not None]
    return {
        "mean_rating": sum(ratings) / len(ratings) if ratings else None,
        "rating_count": len(ratings),
    }


def _episodes(show: Show) -> dict[str, Any]:
    of_show = {"review__show": show}
    lines = list(MemorableLine.objects.published().for_cards().filter(**of_show))
    moments = HighlightMoment.objects.published().for_cards().filter(**of_show)
    episodes = list(show.episodes.all())
    guide = episode_guide(show, episodes, moments, lines)
    return {
        "lines": lines,
        "episodes": guide,
        "is_anything_known": any(row.is_known for row in guide),
        "has_figures": any(episode.viewership is not None for episode in episodes),
        "chart": viewership_chart(episodes),
    }
