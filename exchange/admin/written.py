"""What the lists of an import have in common, and the pages of rows that it writes."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from desk.parts import ModelAdmin

if TYPE_CHECKING:
    Page = ModelAdmin[Any]
else:
    Page = object


class TitledList(Page):
    """A list that says what it is, in the words of an editor."""

    list_title = ""

    class Media:
        css = {"all": ["desk/imports.css"]}

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        titled = {"title": self.list_title, **(extra_context or {})}
        return super().changelist_view(request, titled)


class WrittenAdmin(TitledList, ModelAdmin[Any]):
    """Nobody adds or changes them by hand; their page shows ``readonly_fields`` and nothing else."""

    view_on_site = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return list(self.readonly_fields)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OfBlogFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "blog"
