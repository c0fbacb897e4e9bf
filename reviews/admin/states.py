"""Draft, scheduled, published: what a date means, for lists of anything with ``published_at``."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from desk.moments import moment_in_words
from reviews.models import RankedList, Review


def state_in_words(work: Review | RankedList) -> SafeString:
    """“Scheduled for 24 Dec 2026, 10:00 (Seoul)”."""
    state, words = "draft", "Draft"
    if work.published_at is not None:
        state = "published" if work.is_published else "scheduled"
        verb = "Published" if work.is_published else "Scheduled for"
        words = f"{verb} {moment_in_words(work.published_at)}"
    return format_html('<span class="desk-state" data-state="{}">{}</span>', state, words)


def state_badge(work: Review | RankedList) -> SafeString:
    state = "Draft" if work.published_at is None else "Scheduled"
    if work.is_published:
        state = "Published"
    return format_html(
        '<span class="desk-state" data-state="{}">{}</span> <span class="quiet">{}</span>',
        state.lower(),
        state,
        date_format(localtime(work.published_at), "j M Y, H:i") if work.published_at else "",
    )


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("draft", "Draft"), ("scheduled", "Scheduled"), ("published", "Published")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        conditions: dict[str, dict[str, Any]] = {
            "draft": {"published_at": None},
            "scheduled": {"published_at__gt": timezone.now()},
            "published": {"published_at__lte": timezone.now()},
        }
        return queryset.filter(**conditions.get(self.value() or "", {}))
