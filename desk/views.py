"""Pages of the desk that belong to no model."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.views.decorators.http import require_safe

from desk.calendar import Month, dated, undated, weeks
from desk.moments import zone_in_words
from reviews.models import Review


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """One month of reviews and ranked lists, published and planned."""
    site = admin.site
    reviews = site.get_model_admin(Review)
    if not reviews.has_view_permission(request):
        raise PermissionDenied
    today = timezone.localdate()
    month = Month.asked(request.GET.get("month", ""), today)
    entries = dated(request, site, month)
    context = {
        **site.each_context(request),
        "title": "Calendar",
        "month": month,
        "this_month": Month.asked("", today),
        "weeks": weeks(month, entries, may_add=_may_plan(reviews, request)),
        "is_empty": not entries,
        "undated": undated(request, site),
        "weekdays": [WEEKDAYS_ABBR[number] for number in range(7)],
        "zone": zone_in_words(*month.ends),
    }
    return TemplateResponse(request, "desk/calendar.html", context)


def _may_plan(reviews: Any, request: HttpRequest) -> bool:
    """A date from the calendar is of use only to those who have a box for it."""
    may: bool = reviews.has_add_permission(request) and reviews.has_publish_permission(request)
    return may
