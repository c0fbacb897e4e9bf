"""Every version of a review: the list, a readable comparison, and back to any of them."""

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

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

from desk.comparison import changed_boxes, differences
from desk.drafts import Draft
from desk.models import Version
from desk.panel import form_address
from desk.sheets import Sheet, sheet_of
from desk.unsaved import review_at
from reviews.models import Review
from reviews.roles import is_followed_by, may_change_others

type Page = ModelAdmin[Review]


class Listed(NamedTuple):
    """A version in the list; ``has_twin`` where another was saved in the same minute."""

    version: Version
    changed: list[str]
    has_twin: bool


def versions(page: Page, request: HttpRequest, pk: str) -> HttpResponse:
    review = _visible(page, request, pk)
    return _page(page, request, review, "desk/versions.html", {"versions": _listed(review)})


def _listed(review: Review) -> list[Listed]:
    """The newest first; no more than two sheets are held at a time."""
    rows: list[Listed] = []
    before: Sheet | None = None
    for kept in Version.objects.filter(review=review).order_by("number").iterator(20):
        rows.append(Listed(kept, changed_boxes(before, kept.sheet) if before else [], False))
        before, kept.sheet = kept.sheet, {}
    minutes = Counter(_minute(row.version) for row in rows)
    return [row._replace(has_twin=minutes[_minute(row.version)] > 1) for row in reversed(rows)]


def _minute(version: Version) -> datetime:
    return version.saved_at.replace(second=0, microsecond=0)


def version(page: Page, request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What this save changed, and what has changed since."""
    review = _visible(page, request, str(pk))
    shown = get_object_or_404(Version, review=review, number=number)
    before = Version.objects.filter(review=review, number=number - 1).first()
    now = sheet_of(Draft.stored(review))
    context = {
        "version": shown,
        "before": before,
        "has_next": Version.objects.filter(review=review, number=number + 1).exists(),
        "changed": differences(before.sheet, shown.sheet) if before else [],
        "since": differences(shown.sheet, now),
    }
    return _page(page, request, review, "desk/version.html", context)


def compare(page: Page, request: HttpRequest, pk: int) -> HttpResponse:
    """Any two versions, the older first, whichever was asked for as which."""
    review = _visible(page, request, str(pk))
    asked = [request.GET.get(end, "") for end in ("one", "other")]
    numbers = sorted(int(end) for end in asked if end.isdecimal() and len(end) < 10)
    if len(numbers) != len(asked):
        raise Http404
    old, new = (get_object_or_404(Version, review=review, number=number) for number in numbers)
    context = {"old": old, "new": new, "differences": differences(old.sheet, new.sheet)}
    return _page(page, request, review, "desk/compared.html", context)


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
    newest = Version.objects.latest_number(chosen.review)
    if chosen.restore(request.user).number <= newest:
        messages.info(request, f"The review is what it was in version {number} already.")
        return HttpResponseRedirect(form_address(pk))
    page.log_change(request, chosen.review, f"Version {number} restored.")
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
