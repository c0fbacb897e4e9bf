"""What was brought in, and what of it waits for an editor's word. An import writes all of it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest

from desk.parts import TabularInline
from exchange.admin.written import OfBlogFilter, WrittenAdmin
from exchange.blogs.totals import BY_WEIGHT, table
from exchange.models import BlogImport, Count, ImportedPost, ImportedPostQuerySet, Loss
from exchange.pasted.keeping import unsaved_of_others


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
    list_title = "Imported blogs"
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
    list_title = "Imported posts"
    list_display = ["title", "blog", "review", "open_doubts"]
    list_select_related: ClassVar[list[str]] = ["blog_import", "review"]
    list_filter = [("blog_import", OfBlogFilter)]
    search_fields = ["title"]
    readonly_fields = ["title", "blog", "number", "review", "was_edited", "as_it_was"]
    ordering = ["pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedPost]:
        posts: Any = super().get_queryset(request).exclude(unsaved_of_others(request.user))
        counted: ImportedPostQuerySet = posts.with_doubts_counted()
        return counted

    @admin.display(description="blog", ordering="blog_import")
    def blog(self, row: ImportedPost) -> str:
        return str(row.blog_import)

    @admin.display(description="its number in the old blog")
    def number(self, row: ImportedPost) -> str:
        return row.source_id

    @admin.display(description="edited here since it came")
    def was_edited(self, row: ImportedPost) -> str:
        return "yes" if row.was_edited_here else "no"

    @admin.display(description="the text as it was in the old blog")
    def as_it_was(self, row: ImportedPost) -> str:
        return row.original

    @admin.display(description="questions", ordering="waiting")
    def open_doubts(self, row: Any) -> int:
        return int(row.waiting)


@admin.register(Loss)
class LossAdmin(WrittenAdmin):
    list_title = "What was lost, and why"
    list_display = ["why", "what", "kind", "count", "post"]
    list_select_related: ClassVar[list[str]] = ["post"]
    list_filter = ["kind", ("blog_import", OfBlogFilter)]
    search_fields = ["subject", "reason"]
    readonly_fields = ["kind", "why", "what", "count", "post", "blog"]
    ordering = [
        Case(*(When(kind=kind, then=place) for place, kind in enumerate(BY_WEIGHT))),
        "pk",
    ]

    @admin.display(description="why", ordering="reason")
    def why(self, row: Loss) -> str:
        return row.reason

    @admin.display(description="what was lost", ordering="subject")
    def what(self, row: Loss) -> str:
        return row.subject

    @admin.display(description="blog", ordering="blog_import")
    def blog(self, row: Loss) -> str:
        return str(row.blog_import)
