"""The show's form: everything about a show on one page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from desk.addresses import AddressedAdmin
from desk.finding import ClosestFirstAdmin
from desk.merging import MergingAdmin
from desk.parts import (
    Button,
    ButtonsAdmin,
    ModelForm,
    PictureInput,
    TabularInline,
    parent_of,
    thumbnail,
    whole_picture,
)
from images.fields import CleanImageField
from shows.admin.pasted import PastedAdmin
from shows.facts import twins_of
from shows.gaps import gaps_of, with_gaps
from shows.models import Availability, Credit, Episode, Show


class EpisodeForm(ModelForm[Episode]):
    def clean_number(self) -> int:
        """Refuses an episode that the show, as this very form describes it, does not have."""
        number: int = self.cleaned_data["number"]
        show: Show = parent_of(self, "show")
        if show.is_film:
            raise forms.ValidationError("A film has no episodes.")
        if show.episode_count is not None and number > show.episode_count:
            raise forms.ValidationError(
                f"Episode {number} does not exist: the show has {show.episode_count}."
            )
        return number


class EpisodeInline(TabularInline[Episode, Show]):
    model = Episode
    form = EpisodeForm
    fields = ["number", "aired_on", "viewership", "title", "title_hangul"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Episode]:
        """With what the name of a row is made of."""
        return super().get_queryset(request).select_related("show")


class CreditInline(TabularInline[Credit, Show]):
    model = Credit
    fields = ["billing", "person", "role", "character", "character_hangul", "character_note"]
    autocomplete_fields = ["person"]
    extra = 0
    show_change_link = True  # other spellings of a character stand there

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        return super().get_queryset(request).select_related("person")


class AvailabilityInline(TabularInline[Availability, Show]):
    model = Availability
    fields = ["platform", "region", "status", "checked_on", "url"]
    autocomplete_fields = ["platform"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Availability]:
        return super().get_queryset(request).select_related("show", "platform")


class GapsFilter(admin.SimpleListFilter):
    title = "facts"
    parameter_name = "facts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("missing", "Missing, though reviewed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Show]) -> QuerySet[Show]:
        return with_gaps(queryset) if self.value() == "missing" else queryset


@admin.register(Show)
class ShowAdmin(
    PastedAdmin,
    AddressedAdmin[Show],
    MergingAdmin[Show],
    ClosestFirstAdmin[Show],
    ButtonsAdmin[Show],
):
    list_display = ["picture", "title", "title_hangul", "kind", "year", "network", "episodes"]
    list_display_links = ["title"]
    list_filter = [GapsFilter, "kind", "year", "original_network", "genres"]
    list_select_related = ["original_network"]
    list_per_page = 50
    ordering = ["title", "year", "pk"]
    search_fields = ["search_key"]
    autocomplete_fields = ["original_network", "genres", "follows"]
    formfield_overrides = {CleanImageField: {"widget": PictureInput}}
    readonly_fields = ["preview"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [CreditInline, EpisodeInline, AvailabilityInline]
    buttons = [Button("add_missing_episodes", "Save and add a row for every episode")]
    fieldsets = [
        (
            None,
            {"fields": ["kind", "title", "title_hangul", "title_romanized", "aliases", "slug"]},
        ),
        (
            "Broadcast",
            {
                "fields": [
                    ("year", "country"),
                    ("aired_from", "aired_to"),
                    ("airing_days", "original_network"),
                    "episode_count",
                    ("runtime_min", "runtime_max", "runtime_note"),
                    "genres",
                    "follows",
                ]
            },
        ),
        (
            "In words",
            {"fields": ["synopsis", "synopsis_source", "content_notes", "trailer_url"]},
        ),
        (
            "Poster",
            {"fields": ["preview", "poster", ("focus_across", "focus_down"), "poster_credit"]},
        ),
    ]

    def get_list_display(self, request: HttpRequest) -> Any:
        """With what a show lacks, where the list is of those that lack something."""
        shown = super().get_list_display(request)
        asked = request.GET.get(GapsFilter.parameter_name) == "missing"
        return [*shown, "missing"] if asked else shown

    def twins_of(self, row: Show) -> Iterable[Show]:
        """Those of the same name; a second season has another title or another year."""
        return [twin for twin in twins_of(row) if twin.pk != row.pk and twin.year == row.year]

    @admin.display(description="missing")
    def missing(self, show: Show) -> str:
        return ", ".join(gaps_of(show))

    @admin.display(description="preview")
    def preview(self, show: Show) -> SafeString:
        return whole_picture(show.poster)

    @admin.display(description="poster")
    def picture(self, show: Show) -> SafeString:
        return thumbnail(show.poster, show.title_hangul or show.title)

    @admin.display(description="network", ordering="original_network__name")
    def network(self, show: Show) -> str:
        return str(show.original_network or "")

    @admin.display(description="episodes", ordering="episode_count")
    def episodes(self, show: Show) -> int | None:
        return show.episode_count

    def buttons_for(self, obj: Show | None) -> list[Button]:
        return [] if obj is not None and obj.is_film else self.buttons

    def add_missing_episodes(self, request: HttpRequest, show: Show) -> str:
        """One row for each number up to the episode count that has none yet."""
        there = set(show.episodes.values_list("number", flat=True))
        missing = [n for n in range(1, (show.episode_count or 0) + 1) if n not in there]
        Episode.objects.bulk_create(Episode(show=show, number=number) for number in missing)
        if not show.episode_count:
            return "The show has no episode count yet, so no rows were added."
        return f"{len(missing)} episode rows were added."

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"synopsis", "content_notes", "aliases"}:
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 4})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
