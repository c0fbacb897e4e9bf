"""Every version of a review: the list, a readable comparison, and back to any of them."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render

from desk.comparison import differences
from desk.drafts import Draft
from desk.models import Version
from desk.panel import form_address
from desk.sheets import sheet_of
from desk.unsaved import review_at
from reviews.models import Review
from reviews.roles import is_followed_by, may_change_others

type Page = ModelAdmin[Review]


def versions(page: Page, request: HttpRequest, pk: str) -> HttpResponse:
    review = _visible(page, request, pk)
    kept = Version.objects.filter(review=review).defer("sheet").newest_first()
    return _page(page, request, review, "desk/versions.html", {"versions": kept})


def version(page: Page, request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What this save changed, and what has changed since."""
    review = _visible(page, request, str(pk))
    shown = get_object_or_404(Version, review=review, number=number)
    before = Version.objects.filter(review=review, number=number - 1).first()
    now = sheet_of(Draft.stored(review))
    context = {
        "version": shown,
        "before": before,
        "changed": differences(before.sheet, shown.sheet) if before else [],
        "since": differences(shown.sheet, now),
    }
    return _page(page, request, review, "desk/version.html", context)


@transaction.atomic
def restore(page: Page, request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Of a POST only."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    review = review_at(page, request, pk)
    chosen = get_object_or_404(Version, review=review, number=number)
    gives_it_away = chosen.sheet["review"]["author_id"] != chosen.review.author_id
    if gives_it_away and not may_change_others(request.user):
        raise PermissionDenied
    chosen.restore(request.user)
    messages.success(request, f"Version {number} is back. What it replaced is in the history.")
    return HttpResponseRedirect(form_address(pk))


def _visible(page: Page, request: HttpRequest, pk: str) -> Review:
    review = page.get_object(request, pk)
    if review is None:
        raise Http404
    may_read = page.has_view_or_change_permission(request, review)
    if not (may_read and is_followed_by(request.user, review)):
        raise PermissionDenied
    return review


def _page(
    page: Page, request: HttpRequest, review: Review, template: str, context: dict[str, Any]
) -> HttpResponse:
    shared = {
        **page.admin_site.each_context(request),
        "title": f"History of “{review}”",
        "opts": page.opts,
        "original": review,
        "may_restore": page.has_change_permission(request, review),
    }
    return render(request, template, shared | context)
