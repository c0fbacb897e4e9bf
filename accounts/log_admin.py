"""What the desk writes into the audit log by itself, and the page that shows it."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts.models import AuditEntry
from accounts.rights import change_in_words, rights_of

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Page = ModelAdmin[Any]
else:
    Page = object

DELETED, RIGHTS = AuditEntry.Act.DELETED, AuditEntry.Act.RIGHTS


class Logged(Page):
    """Of any page of the desk: what is deleted there stands in the audit log, one by one or many at once."""

    def response_action(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse | None:
        """What an action does and what is noted of it are stored together or not at all."""
        with transaction.atomic():
            return super().response_action(request, *args, **more)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Called by Django before each deletion, with a list where it is one thing alone."""
        AuditEntry.objects.note_all(DELETED, request.user, [(row, "") for row in queryset])
        return super().log_deletions(request, queryset)


class RightsLogged(Logged):
    """Of the pages where rights are given."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.rights_before = rights_of(obj) if change else set()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        words = change_in_words(form.rights_before, rights_of(form.instance))
        if words:
            AuditEntry.objects.note(RIGHTS, request.user, form.instance, words)


class KindFilter(admin.AllValuesFieldListFilter):
    """Who signs in does nothing to any thing: that choice has a word, too."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield choice | {"display": choice["display"] or "none"}


class AuditEntryAdmin(Page):
    """To be read and nothing else. Whoever may is told by ``accounts.view_auditentry``."""

    list_display = ["at", "act", "who", "kind", "name", "detail", "network"]
    list_display_links = None
    list_filter = ["act", ("by", admin.RelatedOnlyFieldListFilter), ("kind", KindFilter), "at"]
    list_select_related = ["by"]
    list_per_page = 50
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    search_fields = ["by_name", "name", "detail", "network"]
    search_help_text = "A login, the name of a thing, or a network such as 203.0.113."
    actions = None

    @admin.display(description="who", ordering="by_name")
    def who(self, entry: AuditEntry) -> str:
        return str(entry.by) if entry.by else entry.by_name or "–"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False
