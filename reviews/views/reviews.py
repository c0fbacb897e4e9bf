"""Reviews: the list and the page."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from comments.threads import Asked, with_talk
from reviews.models import Review
from reviews.page import page_context

PER_PAGE = 24


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    reviews = Review.objects.published().for_cards().newest_first()
    page = Paginator(reviews, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/review_list.html", {"page": page})


@require_safe
def review_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The published review, the same for everyone; only on a miss is anybody asked who they are."""
    review = with_talk(Review.objects.published().for_page()).filter(slug=slug).first()
    if review is None:
        return _preview(request, slug)
    context = page_context(review, Asked.of(request.GET)) | {"is_counted": settings.COUNT_VIEWS}
    return render(request, "reviews/review_detail.html", context)


def _preview(request: HttpRequest, slug: str) -> HttpResponse:
    """A draft, to those who see it at the desk: marked, and never kept by any cache."""
    review = with_talk(Review.objects.for_page()).filter(slug=slug).first()
    if review is None or not request.user.has_perm("reviews.view_review"):
        raise Http404
    context = page_context(review, Asked()) | {"is_preview": True}
    response = render(request, "reviews/review_detail.html", context)
    add_never_cache_headers(response)
    return response
