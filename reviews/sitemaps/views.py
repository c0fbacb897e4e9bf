"""The files that search engines read: sitemaps by kind, what is new, and what to leave alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from config.language import addresses
from house.models import House
from reviews.models import Review
from reviews.sitemaps import kinds
from reviews.sitemaps.entries import in_every_language
from reviews.sitemaps.kinds import KINDS, Kind
from rows.kept import LARGE
from text.typed import printable

NEWS = timedelta(days=2)
MOST_NEWS, MOST_FILES = 1_000, 50_000
XML = "application/xml"
CLOSED = (
    "search/",
    "preview/",
    "reviews/*/comments/new/",
    "comments/yours/",
    "comments/*/report/",
    "comments/*/reported/",
)
"""In every language: what searches find, drafts, and forms."""

for_a_minute = cache_control(public=True, max_age=60)


@require_safe
@for_a_minute
@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    files = [(kind.name, number, changed) for kind in KINDS for number, changed in _files(kind)]
    return _xml(request, "reviews/sitemaps/index.xml", {"files": files})


@require_safe
@for_a_minute
@conditional_page
def sitemap(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    found = next((one for one in KINDS if one.name == kind), None)
    if found is None or not 1 <= number <= MOST_FILES:
        raise Http404
    entries = found.entries(*_ends(number))
    if not entries:
        raise Http404
    return _xml(
        request, "reviews/sitemaps/pages.xml", {"addresses": in_every_language(request, entries)}
    )


@require_safe
@for_a_minute
@conditional_page
def news(request: HttpRequest) -> HttpResponse:
    """Of the last two days, in the language they are written in."""
    since = timezone.now() - NEWS
    reviews = Review.objects.listed().filter(published_at__gte=since).newest_first()
    found = reviews.only("kind", "slug", "headline", "published_at")[:MOST_NEWS]
    context = {
        "news": [(review, printable(review.headline)) for review in found],
        "name": printable(House.objects.current().name),
        "language": settings.LANGUAGE_CODE,
    }
    return _xml(request, "reviews/sitemaps/news.xml", context)


@require_safe
@for_a_minute
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing is for search engines in development, and where the operator says so."""
    context = {
        "is_hidden": settings.DEBUG or settings.HIDDEN_FROM_SEARCH,
        "closed": _closed(),
        "origin": f"{request.scheme}://{request.get_host()}",
    }
    return render(
        request, "reviews/sitemaps/robots.txt", context, content_type="text/plain; charset=utf-8"
    )


def _closed() -> list[str]:
    paths = (addresses(get_script_prefix() + path).values() for path in CLOSED)
    return [reverse("admin:index"), *chain.from_iterable(paths)]


def _files(kind: Kind) -> Iterator[tuple[int, datetime | None]]:
    """The number of each file, and when anything in it last changed; of many pages the files tell by
    themselves.
    """
    count = kind.count()
    for number in range(1, -(-count // kinds.PAGES_IN_A_FILE) + 1):
        yield number, kind.changed_at(*_ends(number)) if count <= LARGE else None


def _ends(number: int) -> tuple[int, int]:
    return (number - 1) * kinds.PAGES_IN_A_FILE, number * kinds.PAGES_IN_A_FILE


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """Search engines read these and do not list them."""
    context["origin"] = f"{request.scheme}://{request.get_host()}"
    response = render(request, template, context, content_type=XML)
    response["X-Robots-Tag"] = "noindex"
    return response
