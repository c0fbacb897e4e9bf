"""Verdicts and corrections, edited on the page of their review."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from desk.parts import ModelForm, StackedInline
from reviews.admin.forms import (
    episodes_box,
    possible_boundary,
    refuse_silence,
    review_of,
    show_of,
    typed_episodes,
)
from reviews.admin.inlines import SHORT_TEXT
from reviews.admin.kinds import check_part
from reviews.models import Correction, Review, Verdict


class TimedForm[M: Model](ModelForm[M]):
    """Of a row whose time, in the box ``at``, stands there as soon as the row is added."""

    at = ""

    @property
    def changed_data(self) -> list[str]:
        """Nothing, where nothing but that was typed."""
        names: list[str] = super().changed_data
        is_untouched = self.instance.pk is None and names == [self.at]
        return [] if is_untouched else names

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        at: datetime | None = self.cleaned_data.get(self.at)
        if at is not None and at > timezone.now():
            self.add_error(self.at, "That is still to come.")
        return cleaned

    def clean_spoils_to_override(self) -> int | None:
        return possible_boundary(self.cleaned_data["spoils_to_override"], review_of(self))


class VerdictForm(TimedForm[Verdict]):
    at = "given_at"
    episodes = episodes_box("Episodes watched", "1–8, or 8. Empty for a film.")

    class Meta:
        model = Verdict
        fields = ["kind", "rating", "text", "spoils_to_override", "given_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("episodes", self.instance.episodes)

    def clean_episodes(self) -> str:
        text: str = self.cleaned_data["episodes"]
        first, last = typed_episodes(text, show_of(self))
        self.instance.first_episode, self.instance.last_episode = first, last
        return text

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        check_part(self, "episodes", "rating")
        if self.cleaned_data.get("text"):
            refuse_silence(self, "episodes")
        return cleaned


class CorrectionForm(TimedForm[Correction]):
    at = "corrected_at"

    class Meta:
        model = Correction
        fields = ["text", "spoils_to_override", "corrected_at"]


class VerdictInline(StackedInline[Verdict, Review]):
    model = Verdict
    form = VerdictForm
    extra = 0
    formfield_overrides = SHORT_TEXT
    fields = [("kind", "episodes", "rating"), "text", ("given_at", "spoils_to_override")]


class CorrectionInline(StackedInline[Correction, Review]):
    model = Correction
    form = CorrectionForm
    extra = 0
    formfield_overrides = SHORT_TEXT
    fields = ["text", ("corrected_at", "spoils_to_override")]
