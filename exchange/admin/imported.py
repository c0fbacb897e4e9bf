"""What was brought in, and what of it waits for an editor's word. An import writes all of it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest

from desk.parts import ModelAdmin, TabularInline
from exchange.blogs.totals import BY_WEIGHT, table
from exchange.models import BlogImport, Count, ImportedPost, ImportedPostQuerySet, Loss


class WrittenAdmin(ModelAdmin[Any]):
    """Rows that an import writes; their page is the one at the desk."""

    view_on_site = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OfTheBlogInline(TabularInline[Count, BlogImport]):
    """What the export held beside its posts."""

    model = Count
    readonly_fields: ClassVar[list[str]] = ["kind", "found"]
    extra = 0
    can_delete = False
    verbose_name_plural = "counts beside the posts"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Count]:
        return super().get_queryset(request).filter(post=None)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(BlogImport)
class BlogImportAdmin(WrittenAdmin):
    list_display = ["title", "source", "started_at", "finished_at"]
    readonly_fields = [
        "title",
        "source",
        "address",
        "software",
        "started_at",
        "finished_at",
        "table",
    ]
    inlines = [OfTheBlogInline]
    ordering = ["-started_at"]
    change_list_template = "exchange/blog_list.html"

    @admin.display(description="totals")
    def table(self, row: BlogImport) -> str:
        """Kind by kind what was found, kept and lost."""
        lines = [
            f"{one.label}: {one.found} found, {one.kept} kept, {one.lost} lost"
            for one in table(row.totals())
        ]
        return "\n".join(lines) or "–"


@admin.register(ImportedPost)
class ImportedPostAdmin(WrittenAdmin):
    list_display = ["title", "blog_import", "review", "open_doubts"]
    list_select_related: ClassVar[list[str]] = ["blog_import", "review"]
    list_filter = ["blog_import"]
    search_fields = ["title"]
    readonly_fields = ["blog_import", "title", "source_id", "review", "original"]
    ordering = ["pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedPost]:
        posts: Any = super().get_queryset(request)
        counted: ImportedPostQuerySet = posts.with_doubts_counted()
        return counted

    @admin.display(description="questions", ordering="waiting")
    def open_doubts(self, row: Any) -> int:
        return int(row.waiting)


@admin.register(Loss)
class LossAdmin(WrittenAdmin):
    list_display = ["reason", "subject", "kind", "count", "post"]
    list_select_related: ClassVar[list[str]] = ["post"]
    list_filter = ["kind", "blog_import"]
    search_fields = ["subject", "reason"]
    ordering = [
        Case(*(When(kind=kind, then=place) for place, kind in enumerate(BY_WEIGHT))),
        "pk",
    ]

    class Media:
        css = {"all": ["desk/imports.css"]}
