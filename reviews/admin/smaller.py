"""Tags and old addresses."""

from importlib import import_module

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from taggit.models import Tag as UnusedTag

from config.desk_parts import ModelAdmin
from reviews.models import OldPath, Tag

# taggit brings a model of its own, which nothing here fills: its page would only mislead.
import_module("taggit.admin")
admin.site.unregister(UnusedTag)


@admin.register(Tag)
class TagAdmin(ModelAdmin[Tag]):
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
    list_display = ["path", "review"]
    list_select_related = ["review"]
    ordering = ["path"]
    search_fields = ["path", "review__headline"]
    autocomplete_fields = ["review"]
    fields = ["path", "review"]
