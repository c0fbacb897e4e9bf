"""A show's episodes and cast in one go: pasted, looked at, stored."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from desk.parts import ModelAdmin, ModelForm
from desk.selects import possible_keys
from shows.facts import Plan
from shows.models import Credit, Show
from text.pasted.lines import too_much

ORDERS = [
    ("", "find out by who is known"),
    ("actor", "the actor stands first"),
    ("character", "the character stands first"),
]
RIGHTS = ["shows.add_episode", "shows.change_episode", "shows.add_credit", "people.add_person"]


class PastedField(forms.CharField):
    """A long text, read as it is; too much of it is refused before it is read."""

    def __init__(self, help_text: str) -> None:
        widget = AdminTextareaWidget(attrs={"rows": 10, "class": "desk-pasted"})
        super().__init__(required=False, strip=False, widget=widget, help_text=help_text)

    def validate(self, value: str) -> None:
        if reason := too_much(value):
            raise forms.ValidationError(reason)


class PastedForm(ModelForm[Show]):
    """For a show that is there already: the two texts alone."""

    episodes = PastedField(
        help_text="A table from a web page or a spreadsheet, or lines with commas: number, date, title, "
        "viewership in percent. A line of headings may stand above, in English or Korean.",
    )
    cast = PastedField(
        help_text="A line for each part: “Im Si-wan as Ki Seon-gyeom”, “임시완 – 기선겸”, “Ki Seon-gyeom "
        "(Im Si-wan)”. A line “Supporting” or “특별출연” holds for those below it.",
    )
    order = forms.ChoiceField(
        label="Lines without a word such as “as”", required=False, choices=ORDERS
    )
    role = forms.ChoiceField(
        label="Role where none is said",
        choices=[(role.value, role.label) for role in Credit.CAST_ROLES],
        initial=Credit.Role.LEAD,
    )

    class Meta:
        model = Show
        fields: list[str] = []


class NewShowForm(PastedForm):
    field_order = ["title", "title_hangul", "kind", "year", "original_network"]

    class Meta:
        model = Show
        fields = ["title", "title_hangul", "kind", "year", "original_network"]
        widgets = {"title": AdminTextInputWidget, "title_hangul": AdminTextInputWidget}


class PastedAdmin(ModelAdmin[Show]):
    """Two pages at one address: the form, and what would be made of it. Nothing is kept in between."""

    change_list_template = "desk/show_list.html"
    change_form_template = "desk/show_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.pasted_view)
        return [
            path("pasted/", view, name="shows_show_add_pasted"),
            path("<str:key>/pasted/", view, name="shows_show_pasted"),
            *super().get_urls(),
        ]

    def pasted_view(self, request: HttpRequest, key: str | None = None) -> HttpResponse:
        show = self._show(request, key)
        kind = NewShowForm if key is None else PastedForm
        form = kind(request.POST if request.method == "POST" else None, instance=show)
        if request.method != "POST" or not form.is_valid() or "_change" in request.POST:
            return self._page(request, "desk/pasted.html", {"form": form, "show": show})
        data = form.cleaned_data
        plan = Plan.of(
            form.save(commit=False), data["episodes"], data["cast"], data["order"], data["role"]
        )
        plan.choose(request.POST)
        refusals = plan.problems
        if "_create" in request.POST and not (refusals := _refusals(plan, request)):
            try:
                return self._store(request, plan, is_new=key is None)
            except IntegrityError:
                refusals = ["Somebody stored the same at this moment. Look again."]
        context = {"form": form, "show": show, "plan": plan, "refusals": refusals}
        return self._page(request, "desk/pasted_preview.html", context)

    def _show(self, request: HttpRequest, key: str | None) -> Show:
        if key is None:
            may, show = self.has_add_permission(request), Show()
        else:
            found = Show.objects.filter(pk__in=possible_keys(Show, [key])).first()
            may, show = self.has_change_permission(request, found), found or Show()
        if not (may and request.user.has_perms(RIGHTS)):
            raise PermissionDenied
        if key is not None and show._state.adding:
            raise Http404
        return show

    def _page(self, request: HttpRequest, template: str, more: dict[str, Any]) -> HttpResponse:
        show: Show = more["show"]
        title = "Add a show from pasted facts"
        if not show._state.adding:
            title = f"Paste episodes or cast: {show}"
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, template, context | more)

    def _store(self, request: HttpRequest, plan: Plan, *, is_new: bool) -> HttpResponse:
        show = plan.store()
        log = self.log_addition if is_new else self.log_change
        log(request, show, "Episodes and cast from pasted facts.")
        messages.success(request, f"“{show}” has its pasted facts. Look them over here.")
        return HttpResponseRedirect(reverse("admin:shows_show_change", args=[show.pk]))


def _refusals(plan: Plan, request: HttpRequest) -> list[str]:
    """Why nothing is stored yet."""
    refusals = plan.problems
    if request.POST.get("mark") != plan.mark:
        refusals.append("What would be made has changed since you looked. Look again, then create.")
    if plan.faults and "without_faults" not in request.POST:
        refusals.append("Some lines could not be read. Change them, or say that they are left out.")
    if plan.unsettled:
        lines = ", ".join(str(casting.line.line) for casting in plan.unsettled)
        refusals.append(f"Choose for each of these lines of the cast: {lines}.")
    return refusals
