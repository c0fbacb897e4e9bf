"""Ranked lists with their entries."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString

from desk.addresses import AddressedAdmin
from desk.ordering import OrderedForm, OrderedFormSet, OrderedInline
from desk.parts import Button, ButtonsAdmin
from reviews.admin.forms import DatedForm
from reviews.admin.states import StateFilter, state_badge
from reviews.admin.told import TellsPublication
from reviews.models import ListEntry, RankedList, Review

if TYPE_CHECKING:
    PlainChoice = forms.ModelChoiceField[Review]
else:
    PlainChoice = forms.ModelChoiceField


class ReviewChoice(PlainChoice):
    def label_from_instance(self, obj: Review) -> str:
        """As an entry is named: what is chosen in a row heads it."""
        return str(ListEntry(review=obj))


class ListEntryForm(OrderedForm[ListEntry]):
    number = "rank"


class ListEntryFormSet(OrderedFormSet):
    taken = "Another entry has the rank {}."


class ListEntryInline(OrderedInline[ListEntry, RankedList]):
    model = ListEntry
    form = ListEntryForm
    formset = ListEntryFormSet
    verbose_name = "entry"
    verbose_name_plural = "entries"
    row_name = "number"
    counts_from_one = True
    named_by = ("show", "review")
    nameless = "nothing chosen yet"
    fields = [("rank", "show", "review"), "note"]
    autocomplete_fields = ["show", "review"]
    extra = 0
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ListEntry]:
        """With what the name of a row is made of."""
        return super().get_queryset(request).select_related("show", "review__show")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "review":
            kwargs |= {
                "form_class": ReviewChoice,
                "queryset": Review.objects.select_related("show"),
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


DRAW = Button("draw", "Save and draw from the ratings")
DRAWN = f"“{DRAW.label}”, at the foot, adds the rated shows of it that the list lacks."


@admin.register(RankedList)
class RankedListAdmin(TellsPublication, AddressedAdmin[RankedList], ButtonsAdmin[RankedList]):
    form = DatedForm[RankedList]
    change_list_template = "admin/dated_list.html"
    list_display = ["title", "author", "state"]
    list_filter = [StateFilter]
    list_select_related = ["author"]
    date_hierarchy = "published_at"
    ordering = [models.F("published_at").desc(nulls_first=True), "-pk"]
    search_fields = ["title"]
    autocomplete_fields = ["author"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [ListEntryInline]
    fields = [
        *("title", "slug", "intro"),
        ("is_numbered", "counts_down"),
        *("year", "author", "published_at"),
    ]
    buttons: ClassVar[list[Button]] = [DRAW]

    @admin.display(description="state", ordering="published_at")
    def state(self, ranked_list: RankedList) -> SafeString:
        return state_badge(ranked_list)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        told = RankedList._meta.get_field("year").help_text
        return super().get_form(
            request, obj, change, help_texts={"year": f"{told} {DRAWN}"}, **kwargs
        )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"author": request.user.pk, **super().get_changeform_initial_data(request)}

    def draw(self, request: HttpRequest, ranked_list: RankedList) -> str:
        """Say a year and press: the entries are the rated shows of it."""
        if not ranked_list.year:
            return "Saved. Nothing is drawn without a year: say which, and press again."
        count = ranked_list.draw_from_ratings()
        if not count:
            return f"Every rated show of {ranked_list.year} is on the list already."
        shows = "one show" if count == 1 else f"{count} shows"
        return f"Drew {shows} of {ranked_list.year} from the ratings."
