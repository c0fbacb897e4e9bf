"""The front page, and the few pages about the site itself."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Mod
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from comments.threads import with_comment_count
from reviews.destinations import moved_by_question
from reviews.jsonld.graph import graph
from reviews.jsonld.site import website
from reviews.jsonld.trail import trail
from reviews.models import MemorableLine, Review, Tag
from reviews.models.review import ReviewQuerySet
from shows.facets import LETTER
from shows.models import Network, Show
from text.jamo import INDEX

LATEST, POPULAR, TAGS, SHOWS = 9, 6, 18, 20
MONTH = timedelta(days=29)  # and today
DAY_STEP, PRIME = 104_729, 10_007


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if address := moved_by_question(request):
        return HttpResponsePermanentRedirect(address)
    cards = Review.objects.listed().for_cards()
    lead = cards.order_by(F("featured_at").desc(nulls_last=True), "-published_at", "-pk").first()
    if lead is None:
        return render(request, "reviews/first_steps.html", _steps())
    context = {
        "featured": lead,
        "latest": cards.exclude(pk=lead.pk).newest_first()[:LATEST],
        "line": line_of_the_day(timezone.localdate()),
        "popular": popular(cards),
        "tags": Tag.objects.in_use().popular_first()[:TAGS],
        "data": graph(website(request)),
    }
    return render(request, "reviews/home.html", context | _browse())


def _steps() -> dict[str, Any]:
    return {"has_shows": Show.objects.exists(), "has_reviews": Review.objects.exists()}


def _browse() -> dict[str, Any]:
    """Ways into the catalogue; only what holds a published review, so that no link leads to an empty page."""
    reviewed = Show.objects.filter(reviews__in=Review.objects.listed()).distinct()
    count = Count("shows", filter=Q(shows__in=reviewed), distinct=True)
    networks = Network.objects.annotate(show_count=count).filter(show_count__gt=0)
    years = reviewed.filter(year__isnull=False).order_by("-year").values_list("year")
    return {
        "networks": networks.order_by("-show_count", "name"),
        "years": years.annotate(count=Count("pk", distinct=True)),
        "index": [one for one in LETTER.choices(reviewed) if one.value in INDEX],
        "shows": reviewed.for_cards().order_by("-year", "title")[:SHOWS],
    }


def line_of_the_day(day: date) -> MemorableLine | None:
    """One line that spoils nothing, the same all day, another the next, in a single query."""
    turn = Mod(F("pk") * 7_919 + day.toordinal() * DAY_STEP, PRIME, output_field=IntegerField())
    lines = MemorableLine.objects.published().spoiling_nothing().for_cards()
    return lines.order_by(turn, "pk").first()


def popular(reviews: ReviewQuerySet) -> list[Review]:
    """The few most read in the last thirty days, then those most talked about.

    Where readers are not counted every ``view_count`` is 0. What has neither comes last and is dropped here:
    as a condition it would make the database count everything twice.
    """
    since = timezone.localdate() - MONTH
    is_counted = settings.COUNT_VIEWS
    viewed = reviews.with_views(since) if is_counted else reviews.annotate(view_count=Value(0))
    counted: QuerySet[Any] = with_comment_count(viewed)
    ranked = counted.order_by("-view_count", "-comment_count", "-published_at", "-pk")
    return [review for review in ranked[:POPULAR] if review.view_count or review.comment_count]


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    context = {
        "is_demonstration": Review.objects.filter(source="demo").exists(),
        "is_counted": settings.COUNT_VIEWS,
        "data": graph(trail(request, here=gettext("About"))),
    }
    return render(request, "reviews/about.html", context)
