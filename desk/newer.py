"""Two editors, one review: whoever saves second sees both versions, and decides."""

from typing import Any

from django.core.exceptions import ValidationError

from desk.comparison import Difference, differences
from desk.drafts import Draft
from desk.models import Version
from desk.open_form import VERSION
from desk.sheets import sheet_of
from reviews.models import Review

OVER = "_over"
"""The button that saves over the version whose number it holds."""


class RefusesOlder:
    """Mixin for the review's form: a version that its editor has not seen is not written over.

    ``newer`` is that version, or None.
    """

    data: Any
    instance: Review
    newer: Version | None = None

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()  # type: ignore[misc]  # of the form
        latest = Version.objects.filter(review=self.instance.pk).newest_first().first()
        if latest is None or str(latest.number) in {self.data.get(VERSION), self.data.get(OVER)}:
            return cleaned
        self.newer = latest
        raise ValidationError(
            "%(who)s saved a newer version while you were writing. Nothing was saved now, and"
            " nothing of yours is lost: compare the two, then decide.",
            code="newer",
            params={"who": latest.editor_name or "Somebody"},
        )


def conflict(form: Any, formsets: list[Any]) -> list[Difference]:
    """From what is stored to what was typed, for a form that was refused."""
    stored = Review.objects.select_related("show", "author").get(pk=form.instance.pk)
    typed = Draft.typed(form, formsets)
    return differences(sheet_of(Draft.stored(stored)), sheet_of(typed))
