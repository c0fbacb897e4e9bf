"""Counting a reader, which the page of a review asks for once it has been looked at."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from reviews.models import DailyViews, Review
from reviews.visitors import is_reader


@csrf_exempt  # nobody's authority is used, and no cookie is set
@require_POST
def seen(request: HttpRequest, slug: str) -> HttpResponse:
    """The same empty answer whether or not it was counted."""
    if not settings.COUNT_VIEWS:
        raise Http404
    review = get_object_or_404(Review.objects.listed().only("pk"), slug=slug)
    if is_reader(request, review):
        DailyViews.objects.add_one(review)
    return HttpResponse(status=204)
