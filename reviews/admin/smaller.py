"""Tags, old addresses and what was counted."""

from importlib import import_module

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from taggit.models import Tag as UnusedTag

from desk.addresses import AddressedAdmin
from desk.parts import ModelAdmin
from reviews.models import DailyViews, OldPath, Tag
from reviews.models.paths import ENDS

# taggit brings a model of its own, which nothing here fills: its page would only mislead.
import_module("taggit.admin")
admin.site.unregister(UnusedTag)


@admin.register(Tag)
class TagAdmin(AddressedAdmin[Tag]):
    list_display = ["name", "slug", "reviews"]
    ordering = ["name"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        tags: QuerySet[Tag] = super().get_queryset(request)
        return tags.annotate(uses=Count("tagged"))

    @admin.display(description="reviews", ordering="uses")
    def reviews(self, tag: Tag) -> int:
        uses: int = tag.uses  # type: ignore[attr-defined]
        return uses


@admin.register(OldPath)
class OldPathAdmin(ModelAdmin[OldPath]):
    list_display = ["path", "leads_to"]
    list_select_related = list(ENDS)
    ordering = ["path"]
    search_fields = ["path", "review__headline"]
    autocomplete_fields = list(ENDS)
    fields = ["path", *ENDS]


@admin.register(DailyViews)
class DailyViewsAdmin(ModelAdmin[DailyViews]):
    """To be read; a review takes its sums with it."""

    list_display = ["day", "review", "count"]
    list_select_related = ["review"]
    date_hierarchy = "day"
    ordering = ["-day", "-count", "pk"]
    search_fields = ["review__headline", "review__show__title"]
    fields = ["review", "day", "count"]
    readonly_fields = ["review", "day", "count"]
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[DailyViews]:
        return super().get_queryset(request).defer("review__body", "review__plain")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: DailyViews | None = None) -> bool:
        return False
