"""The photos of a review's form: taken over from pictures that wait, and free to change their numbers."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.db import transaction
from django.urls import reverse_lazy

from desk.models import WaitingPicture
from desk.parts import ModelForm
from desk.selects import JoinedFormSet
from reviews.admin.forms import possible_boundary, review_of
from reviews.models import Photo

TOKEN = re.compile(r"[\w-]{1,40}", re.ASCII)
"""Nothing else is asked for: PostgreSQL takes no NUL."""
HIGHEST = 32_767
"""What the column of a photo's number holds on every database."""


class PhotoForm(ModelForm[Photo]):
    """``waiting`` is the token of a picture sent while the form was open; a chosen file goes before it."""

    waiting = forms.CharField(
        label="picture",
        required=False,
        widget=forms.HiddenInput({"data-send": reverse_lazy("admin:reviews_review_pictures")}),
    )

    def __init__(
        self, *args: Any, waiting: Mapping[str, WaitingPicture] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pictures = waiting or {}
        token = str(self.data.get(self.add_prefix("waiting"), "")).strip()
        if token:
            self.fields["image"].required = False
        if sent := self.pictures.get(token):
            self.fields["waiting"].widget.attrs["data-name"] = sent.name

    @property
    def picture(self) -> WaitingPicture | None:
        """The picture that this row takes over."""
        has_file = self.add_prefix("image") in self.files
        return None if has_file else self.pictures.get(self.cleaned_data.get("waiting", ""))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.picture is not None:
            self.instance.width, self.instance.height = self.picture.width, self.picture.height
            self.cleaned_data["image"] = self.picture.image.name
        elif self.cleaned_data.get("waiting") and self.add_prefix("image") not in self.files:
            self.add_error("image", "This picture is not kept any more. Choose it again.")
        elif not (self.errors or self.cleaned_data.get("image") or self.instance.image):
            self.add_error("image", "Choose a picture.")
        return cleaned

    def clean_spoils_to(self) -> int | None:
        return possible_boundary(self.cleaned_data["spoils_to"], review_of(self))

    def _get_validation_exclusions(self) -> set[str]:
        """So that no row asks whether its number is free: another may be giving it up, see the formset."""
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions | {"review"}


class PhotoFormSet(JoinedFormSet):
    user: Any = None

    @cached_property
    def waiting(self) -> dict[str, WaitingPicture]:
        """Every picture that some row names, in one query."""
        rows = range(self.total_form_count()) if self.is_bound else ()
        typed = [str(self.data.get(f"{self.add_prefix(row)}-waiting", "")) for row in rows]
        tokens = {token for token in typed if TOKEN.fullmatch(token)}
        return WaitingPicture.objects.by_token(self.user, tokens) if tokens else {}

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "waiting": self.waiting}

    def validate_unique(self) -> None:
        """No number twice and no waiting picture twice, said beside the second of the two."""
        numbers, pictures = self._numbers_elsewhere(), set[int]()
        for form in self._kept_forms():
            number, picture = form.cleaned_data.get("number"), form.picture
            if number in numbers:
                form.add_error("number", f"Another photo has the number {number}.")
            if picture is not None and picture.pk in pictures:
                form.add_error("image", "This picture is in another row already.")
            numbers |= {number} - {None}
            pictures |= {picture.pk} if picture else set()

    def _kept_forms(self) -> list[Any]:
        return [form for form in self.forms if not _goes(form)]

    def _numbers_elsewhere(self) -> set[int | None]:
        """Of photos that somebody else has added since the page was opened."""
        if self.instance.pk is None:
            return set()
        here = [form.instance.pk for form in self.initial_forms]
        others = Photo.objects.filter(review=self.instance).exclude(pk__in=here)
        return set(others.values_list("number", flat=True))

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        self.step_aside()
        saved = super().save(commit)
        spent = [form.picture.pk for form in self._kept_forms() if form.picture]
        if spent:
            WaitingPicture.objects.filter(pk__in=spent).delete()
        return saved

    def step_aside(self) -> None:
        """Photos that go or change their number take one that nobody wants, so that none meets another.

        Rows are stored one by one, and a database looks at each: two could not swap.
        """
        rows = [form for form in self.initial_forms if _goes(form) or "number" in form.changed_data]
        if not rows:
            return
        taken = {form.cleaned_data.get("number") for form in self._kept_forms()}
        taken |= set(Photo.objects.filter(review=self.instance).values_list("number", flat=True))
        free = (number for number in range(HIGHEST, 0, -1) if number not in taken)
        photos = [Photo(pk=form.instance.pk, number=next(free)) for form in rows]
        Photo.objects.bulk_update(photos, ["number"])


def _goes(form: Any) -> bool:
    """Whether the row is marked for deletion."""
    return bool(getattr(form, "cleaned_data", {}).get("DELETE"))
