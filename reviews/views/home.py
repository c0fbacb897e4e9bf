"""The front page, and the few pages about the site itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from reviews.destinations import moved_by_question
from reviews.front import FrontPage
from reviews.jsonld.graph import graph
from reviews.jsonld.site import website
from reviews.jsonld.trail import trail
from reviews.models import Review
from rows.kept import Counted
from rows.until import next_change
from shows.models import Show

_is_open = Counted(lambda: Review.objects.listed().exists(), next_change)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if address := moved_by_question(request):
        return HttpResponsePermanentRedirect(address)
    if not _is_open.current():
        return render(request, "reviews/first_steps.html", _steps())
    context = FrontPage().context() | {
        "data": lambda: graph(website(request)),
        "piece_of": request.get_full_path(),
        "front_of": "the site",
    }
    return render(request, "reviews/home.html", context)


def _steps() -> dict[str, Any]:
    return {"has_shows": Show.objects.exists(), "has_reviews": Review.objects.exists()}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    brought = Review.objects.exclude(source="")  # which an index knows
    context = {
        "is_demonstration": brought.filter(source="demo").exists(),
        "is_counted": settings.COUNT_VIEWS,
        "data": graph(trail(request, here=gettext("About"))),
    }
    return render(request, "reviews/about.html", context)
