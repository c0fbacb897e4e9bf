"""Where shows can be watched, to be looked at again every few months: by button, or many rows at once."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from desk.parts import ModelAdmin, ModelForm
from shows.admin import looks
from shows.models import Availability
from shows.models.parts import AvailabilityQuerySet


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

    def save_model(
        self, request: HttpRequest, obj: Availability, form: ModelForm[Availability], change: bool
    ) -> None:
        """Whoever changes what is offered has looked today, unless another day is typed."""
        if change and form.changed_data and "checked_on" not in form.changed_data:
            obj.checked_on = timezone.localdate()
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        views: list[tuple[str, Callable[..., HttpResponse], str]] = [
            ("<int:pk>/confirm/", self.confirm, "confirm"),
            ("<int:pk>/withdraw/", self.withdraw, "withdraw"),
            ("undo/", self.undo, "undo"),
        ]
        own = [
            path(
                route,
                self.admin_site.admin_view(require_POST(view)),
                name=f"shows_availability_{name}",
            )
            for route, view, name in views
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

    @method_decorator(transaction.atomic)
    def undo(self, request: HttpRequest) -> HttpResponse:
        """As it was before a button was pressed or many rows were entered at once."""
        rows = self._rows(request)
        try:
            was, back = looks.read(request)
        except signing.BadSignature:
            messages.error(request, "Nothing was set back: the button was damaged.")
            return HttpResponseRedirect(reverse("admin:index"))
        named = {row.pk: row for row in rows.filter(pk__in=[pk for pk, *_ in was])}
        done = looks.take_back(named, was)
        for row in done:
            self.log_change(request, row, "Took the last look back.")
        if done:
            messages.success(request, f"As before: {_in_words(done)}.")
        if left := [row for row in named.values() if row not in done]:
            messages.error(request, f"Left as it is, for it was changed since: {_in_words(left)}.")
        return HttpResponseRedirect(back)

    def _look(self, request: HttpRequest, pk: int, verb: looks.Verb, sentence: str) -> HttpResponse:
        row = get_object_or_404(self._rows(request), pk=pk)
        was = looks.enter([row], verb)
        done, back = sentence.format(row), reverse("admin:index")
        self.log_change(request, row, done)
        messages.success(request, looks.told(request, done, was, back))
        return HttpResponseRedirect(back)

    def _rows(self, request: HttpRequest) -> QuerySet[Availability]:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self.get_queryset(request).select_related("show", "platform")

    @admin.action(description="Still there, looked at today", permissions=["change"])
    def confirm_all(self, request: HttpRequest, queryset: QuerySet[Availability]) -> None:
        self._each(request, queryset, Availability.confirm)

    @admin.action(description="Gone, looked at today", permissions=["change"])
    def withdraw_all(self, request: HttpRequest, queryset: QuerySet[Availability]) -> None:
        self._each(request, queryset, Availability.withdraw)

    @transaction.atomic
    def _each(
        self, request: HttpRequest, queryset: QuerySet[Availability], verb: looks.Verb
    ) -> None:
        rows = list(queryset)
        was = looks.enter(rows, verb)
        for row in rows:
            self.log_change(request, row, "Looked at.")
        done = f"Looked at today: {len(rows)}."
        messages.success(request, looks.told(request, done, was, request.get_full_path()))


def _in_words(rows: list[Availability]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{len(rows)} entries"
