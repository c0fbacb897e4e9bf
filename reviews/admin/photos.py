"""The photos of a review's form: taken over from pictures that wait."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.db import transaction
from django.urls import reverse_lazy

from desk.models import WaitingPicture
from desk.ordering import OrderedForm, OrderedFormSet
from reviews.admin.forms import possible_boundary, review_of
from reviews.models import Photo

TOKEN = re.compile(r"[\w-]{1,40}", re.ASCII)
"""Nothing else is asked for: PostgreSQL takes no NUL."""


class PhotoForm(OrderedForm[Photo]):
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


class PhotoFormSet(OrderedFormSet):
    taken = "Another photo has the number {}."
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
        """No waiting picture twice either."""
        pictures = set[int]()
        for form in self._kept_forms():
            if form.picture is not None and form.picture.pk in pictures:
                form.add_error("image", "This picture is in another row already.")
            pictures |= {form.picture.pk} if form.picture else set()
        super().validate_unique()

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        spent = [form.picture.pk for form in self._kept_forms() if form.picture]
        if spent:
            WaitingPicture.objects.filter(pk__in=spent).delete()
        return saved
