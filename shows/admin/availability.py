"""Where shows can be watched, to be looked at again every few months: by button, or many rows at once."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from desk.parts import ModelAdmin
from shows.models import Availability
from shows.models.parts import AvailabilityQuerySet

SALT = "shows.availability"  # what takes an entry back cannot be made up


class StaleFilter(admin.SimpleListFilter):
    title = "last look"
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("long-ago", f"More than {Availability.GOOD_FOR.days} days ago")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = cast(AvailabilityQuerySet, queryset)
        return rows.stale(timezone.localdate()) if self.value() == "long-ago" else rows


@admin.register(Availability)
class AvailabilityAdmin(ModelAdmin[Availability]):
    list_display = ["show", "platform", "checked_on", "status", "region"]
    list_filter = [StaleFilter, "status", "platform"]
    list_select_related = ["show", "platform"]
    list_per_page = 50
    date_hierarchy = "checked_on"
    ordering = ["checked_on", "pk"]
    search_fields = ["show__title", "show__title_hangul", "platform__name", "region"]
    autocomplete_fields = ["show", "platform"]
    fields = ["show", "platform", "region", "status", "url", "checked_on"]
    actions = ["confirm_all", "withdraw_all"]

    def get_urls(self) -> list[URLPattern]:
        views = {"confirm": self.confirm, "withdraw": self.withdraw, "undo": self.undo}
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"shows_availability_{name}",
            )
            for name, view in views.items()
        ]
        return own + super().get_urls()

    def confirm(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Still there."""
        return self._look(
            request, pk, Availability.confirm, "{}: looked at today, nothing changed."
        )

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Gone."""
        return self._look(request, pk, Availability.withdraw, "{}: gone, looked at today.")

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As it was before one of the buttons was pressed."""
        row = self._row(request, pk)
        try:
            was = signing.loads(request.POST.get("was", ""), salt=f"{SALT}.{pk}")
        except signing.BadSignature:
            messages.error(request, f"{row} cannot be set back: the button was damaged.")
        else:
            self._take_back(request, row, was)
        return HttpResponseRedirect(reverse("admin:index"))

    def _take_back(self, request: HttpRequest, row: Availability, was: dict[str, Any]) -> None:
        if was["then"] != _facts(row):
            messages.error(request, f"{row} stays as it is: it was changed since.")
        else:
            status, day = was["before"]
            row.record(status, date.fromisoformat(day))
            self.log_change(request, row, "Took the last look back.")
            messages.success(request, f"{row} is as it was before.")

    def _look(
        self,
        request: HttpRequest,
        pk: int,
        verb: Callable[[Availability, date], None],
        sentence: str,
    ) -> HttpResponse:
        row = self._row(request, pk)
        before = _facts(row)
        verb(row, timezone.localdate())
        was = {"before": before, "then": _facts(row)}
        done = sentence.format(row)
        self.log_change(request, row, done)
        messages.success(request, _undoable(request, row, done, was))
        return HttpResponseRedirect(reverse("admin:index"))

    def _row(self, request: HttpRequest, pk: int) -> Availability:
        may = self.has_change_permission
        rows = self.get_queryset(request).select_related("show", "platform")
        row: Availability | None = get_object_or_404(rows, pk=pk) if may(request) else None
        if row is None or not may(request, row):
            raise PermissionDenied
        return row

    @admin.action(description="Still there, looked at today", permissions=["change"])
    def confirm_all(self, request: HttpRequest, queryset: QuerySet[Availability]) -> None:
        self._each(request, queryset, Availability.confirm)

    @admin.action(description="Gone, looked at today", permissions=["change"])
    def withdraw_all(self, request: HttpRequest, queryset: QuerySet[Availability]) -> None:
        self._each(request, queryset, Availability.withdraw)

    @transaction.atomic
    def _each(
        self,
        request: HttpRequest,
        queryset: QuerySet[Availability],
        verb: Callable[[Availability, date], None],
    ) -> None:
        rows, today = list(queryset), timezone.localdate()
        for row in rows:
            verb(row, today)
            self.log_change(request, row, "Looked at.")
        self.message_user(request, f"Looked at today: {len(rows)}.", messages.SUCCESS)


def _facts(row: Availability) -> list[str]:
    return [row.status, row.checked_on.isoformat()]


def _undoable(
    request: HttpRequest, row: Availability, done: str, was: dict[str, Any]
) -> SafeString:
    """The sentence with a button that takes it back."""
    context = {"done": done, "row": row, "was": signing.dumps(was, salt=f"{SALT}.{row.pk}")}
    return render_to_string("desk/undoable.html", context, request)
