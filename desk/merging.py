"""Two rows made twice become one: chosen in the list, compared side by side, merged by a press."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import display_for_field
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from desk.parts import ModelAdmin, ModelForm
from desk.selects import possible_keys
from rows.merging import Mergeable, references

TWIN = 'There was “{}” already. If both are one, <a href="{}">merge them</a>.'
NOT_COMPARED = {"focus_across", "focus_down"}
"""They go with the picture."""


class Fact(NamedTuple):
    """One line of the comparison; ``differs`` where both know something else.

    ``column`` is empty for what nobody can choose: an address, and what comes along with either.
    """

    label: str
    values: list[str]
    differs: bool
    column: str = ""


class Choice(forms.Form):
    stays = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Say which of the two stays."},
    )

    def __init__(self, rows: list[Mergeable], *args: Any) -> None:
        super().__init__(*args)
        self.fields["stays"].choices = [(row.pk, str(row)) for row in rows]  # type: ignore[attr-defined]


class MergingAdmin[M: Mergeable](ModelAdmin[M]):
    """Needs the right to change and to delete: one of the two is gone afterwards."""

    actions = ["merge_two"]

    def twins_of(self, row: M) -> Iterable[M]:
        """Rows that may be the same, to be asked about when one is added."""
        return []

    def save_model(self, request: HttpRequest, obj: M, form: ModelForm[M], change: bool) -> None:
        super().save_model(request, obj, form, change)
        for twin in [] if change else list(self.twins_of(obj))[:3]:
            way = reverse(self._named("merge"), args=sorted([obj.pk, twin.pk]))
            messages.warning(request, format_html(TWIN, twin, way))

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description="Merge two made twice", permissions=["merge"])
    def merge_two(self, request: HttpRequest, queryset: models.QuerySet[M]) -> HttpResponse | None:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(keys) == 2:
            return HttpResponseRedirect(reverse(self._named("merge"), args=keys))
        messages.error(request, "Select exactly two to merge.")
        return None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        name = self._named("merge").removeprefix("admin:")
        return [path("<str:first>/merge/<str:second>/", view, name=name), *super().get_urls()]

    def merge_view(self, request: HttpRequest, first: str, second: str) -> HttpResponse:
        if not self.has_merge_permission(request):
            raise PermissionDenied
        rows = self._both(request, first, second)
        form = Choice(rows, request.POST or None)  # type: ignore[arg-type]
        if form.is_valid():
            return self._merge(request, rows, form.cleaned_data["stays"])
        facts = [*self._facts(rows), *_counts(rows)]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge two {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "form": form,
            "columns": list(zip(form["stays"], rows, strict=True)),
            "facts": [(fact, zip(fact.values, rows, strict=True)) for fact in facts],
        }
        return TemplateResponse(request, "desk/merge.html", context)

    def _named(self, name: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}"

    def _both(self, request: HttpRequest, *keys: str) -> list[M]:
        possible = possible_keys(self.model, keys)
        rows = list(self.get_queryset(request).filter(pk__in=possible).order_by("pk"))
        if len(rows) != 2:
            raise Http404
        return rows

    def _merge(self, request: HttpRequest, rows: list[M], key: int) -> HttpResponse:
        stays, goes = sorted(rows, key=lambda row: row.pk != key)
        name = str(goes)
        along = "".join(f" {kind}: {count}." for kind, count in references(goes).items())
        taking = {
            fact.column
            for fact in self._facts(rows)
            if fact.column and request.POST.get(f"take-{fact.column}") == str(goes.pk)
        }
        stays.absorb(goes, taking)
        self.log_change(request, stays, f"Merged with “{name}”.")
        came = f" Came along:{along.lower()}" if along else ""
        messages.success(request, f"“{name}” is merged into “{stays}”.{came}")
        return HttpResponseRedirect(reverse(self._named("change"), args=[stays.pk]))

    def _facts(self, rows: list[M]) -> list[Fact]:
        """What either knows, in the order of the form."""
        fields: list[Any] = [
            field
            for field in self.opts.concrete_fields
            if field.editable and not field.primary_key and field.name not in NOT_COMPARED
        ]
        found = []
        for field in fields:
            values = [display_for_field(getattr(row, field.name), field, "") for row in rows]
            if any(values):
                found.append(_fact(field, [", ".join(str(one).split("\n")) for one in values]))
        return found


def _fact(field: Any, values: list[str]) -> Fact:
    differs = all(values) and values[0] != values[1]
    is_choice = differs and not field.unique and field.name != "aliases"
    return Fact(capfirst(field.verbose_name), values, differs, field.name if is_choice else "")


def _counts(rows: list[Any]) -> list[Fact]:
    """How many rows refer to each: they all come along."""
    counts = [references(row) for row in rows]
    kinds = dict.fromkeys([*counts[0], *counts[1]])
    return [
        Fact(capfirst(kind), [str(one.get(kind, 0)) for one in counts], False) for kind in kinds
    ]
