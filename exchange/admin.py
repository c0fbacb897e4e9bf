"""What was brought in, and what of it waits for an editor's word. An import writes all of it."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import Count as Number, Q, QuerySet
from django.http import HttpRequest

from desk.parts import ModelAdmin, TabularInline
from exchange.blogs.doubts import CannotAccept, accept, refuse
from exchange.models import BlogImport, Count, Doubt, ImportedPost, Loss


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

    @admin.display(description="totals")
    def table(self, row: BlogImport) -> str:
        """Kind by kind what was found, kept and lost."""
        names = dict(Loss._meta.get_field("kind").flatchoices)
        lines = [
            f"{names[kind]}: {found} found, {kept} kept, {lost} lost"
            for kind, (found, kept, lost) in row.totals().items()
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
        waiting = Number("doubts", filter=Q(doubts__settled_at=None))
        posts: QuerySet[ImportedPost] = super().get_queryset(request)
        return posts.annotate(waiting=waiting)

    @admin.display(description="questions", ordering="waiting")
    def open_doubts(self, row: Any) -> int:
        return int(row.waiting)


@admin.register(Loss)
class LossAdmin(WrittenAdmin):
    list_display = ["kind", "subject", "reason", "count", "post"]
    list_select_related: ClassVar[list[str]] = ["post"]
    list_filter = ["kind", "blog_import"]
    search_fields = ["subject"]
    ordering = ["pk"]


@admin.register(Doubt)
class DoubtAdmin(WrittenAdmin):
    list_display = ["name", "printed", "evidence", "post", "settled_at", "was_accepted"]
    list_select_related: ClassVar[list[str]] = ["post"]
    list_filter = [("settled_at", admin.EmptyFieldListFilter), "name"]
    actions = ["accept_chosen", "refuse_chosen"]
    ordering = ["settled_at", "pk"]

    @admin.action(description="Accept: make it true of the review", permissions=["settle"])
    def accept_chosen(self, request: HttpRequest, chosen: QuerySet[Doubt]) -> None:
        for doubt in chosen.filter(settled_at=None).select_related("post__review__show"):
            try:
                accept(doubt)
            except CannotAccept as error:
                self.message_user(request, f"{doubt}: {error}", messages.ERROR)
            else:
                self.message_user(request, f"{doubt} is accepted.", messages.SUCCESS)

    @admin.action(description="Refuse: leave it in the text", permissions=["settle"])
    def refuse_chosen(self, request: HttpRequest, chosen: QuerySet[Doubt]) -> None:
        for doubt in chosen.filter(settled_at=None):
            refuse(doubt)
        self.message_user(
            request, "They stay in the text and are not asked again.", messages.SUCCESS
        )

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("exchange.change_doubt")
