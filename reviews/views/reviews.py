"""Reviews: the list and the page."""

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from comments.asked import Asked
from comments.threads import with_talk
from reviews.guests import review_for
from reviews.in_order import NewestFirst, by_date
from reviews.jsonld.graph import JsonLd, graph
from reviews.jsonld.lines import quotations
from reviews.jsonld.reviews import review_page
from reviews.jsonld.trail import trail
from reviews.models import Review
from reviews.models.kinds import LISTED, Kind
from reviews.models.review import ReviewQuerySet
from reviews.page import ReviewPage
from reviews.roles import may_preview
from rows.kept import CountedBy, RoughlyBy
from rows.until import settled_until

_known: CountedBy[str, tuple[int, str, datetime | None]] = CountedBy()
_count: RoughlyBy[str, int] = RoughlyBy(int, settled_until)


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    count = _count.current("listed", Review.objects.listed().count)
    reviews = by_date()
    page = NewestFirst(reviews, reviews, count).page(request.GET.get("page"))
    context = {"page": page, "data": graph(trail(request, "reviews:review_list"))}
    return render(request, "reviews/review_list.html", context)


@require_safe
def review_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _detail(request, slug, LISTED)


@require_safe
def page_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A standing page, such as “Contact”."""
    return _detail(request, slug, (Kind.PAGE,))


def _detail(request: HttpRequest, slug: str, kinds: tuple[Kind, ...]) -> HttpResponse:
    """The published review, the same for everyone; only on a miss is anybody asked who they are."""
    key, kind, at = _known.current(slug, lambda: _look_up(slug))
    if kind not in kinds or at is None or at > timezone.now():
        return _preview(request, Review.objects.filter(kind__in=kinds), slug)
    page = ReviewPage(lambda: _load(key), Asked.of(request.GET))
    context = page.context() | {
        "is_counted": settings.COUNT_VIEWS,
        "data": lambda: _data(request, page),
        "piece_of": request.get_full_path(),
        "article_of": key,
    }
    return render(request, _template_of(kind), context)


def _look_up(slug: str) -> tuple[int, str, datetime | None]:
    """Its key, kind and when it is published; no kind where there is none."""
    found = Review.objects.filter(slug=slug).values_list("pk", "kind", "published_at").first()
    return found or (0, "", None)


def _load(key: int) -> Review:
    """For its page. Where it was deleted this moment the page is missing, not empty."""
    return get_object_or_404(with_talk(Review.objects.for_page()), pk=key)


def _data(request: HttpRequest, page: ReviewPage) -> JsonLd:
    review = page.review
    section = "" if review.kind == Kind.PAGE else "reviews:review_list"
    told = review_page(
        request,
        review,
        credits=page.credits,
        photos=page.open_photos,
        threads=page.threads,
        verdicts=page.verdicts,
        corrections=page.corrections,
    )
    said = quotations(request, page.lines, of=review)
    return graph(told, trail(request, section, review.headline), *said)


def _template_of(kind: str) -> str:
    is_page = kind == Kind.PAGE
    return "reviews/page_detail.html" if is_page else "reviews/review_detail.html"


def _preview(request: HttpRequest, reviews: ReviewQuerySet, slug: str) -> HttpResponse:
    """A draft, to those who see it at the desk: marked, and never kept by any cache."""
    review = with_talk(reviews.for_page()).filter(slug=slug).first()
    if review is None or not may_preview(request.user, review):
        raise Http404
    return _unlisted(request, review, is_preview=True)


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """A draft, to whoever was sent its link; once it is public, the way to its page."""
    try:
        key = review_for(token)
    except SignatureExpired:
        return _never_kept(render(request, "reviews/preview_expired.html", status=410))
    except BadSignature as error:
        raise Http404 from error
    review = get_object_or_404(with_talk(Review.objects.for_page()), pk=key)
    if review.is_published:
        return redirect(review)
    return _unlisted(request, review, is_preview=True)


def unsaved_page(request: HttpRequest, review: Review, *, is_stored: bool) -> HttpResponse:
    """The public page of a review ``for_page`` and ``with_talk``, but marked and not counted."""
    return _unlisted(request, review, is_unsaved=True, is_stored=is_stored)


def _unlisted(request: HttpRequest, review: Review, **mark: bool) -> HttpResponse:
    context = ReviewPage(lambda: review, Asked()).context() | mark
    return _never_kept(render(request, _template_of(review.kind), context))


def _never_kept(response: HttpResponse) -> HttpResponse:
    """By no cache, in no index of a search engine, and without telling its address to other sites."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
