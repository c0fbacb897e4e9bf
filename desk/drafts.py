"""A review with all that is edited on its page, as it is stored or as it is typed and not stored yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from reviews.models import Correction, HighlightMoment, MemorableLine, Photo, Review, Verdict


@dataclass(frozen=True)
class Draft:
    """Rows in the order of the form; those that are marked for deletion are left out.

    What is typed may be nonsense still: a box that its form refuses keeps the row's old value.
    """

    review: Review
    tags: list[str]
    photos: list[Photo]
    moments: list[HighlightMoment]
    lines: list[MemorableLine]
    verdicts: list[Verdict] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @classmethod
    def stored(cls, review: Review) -> Self:
        """In six queries."""
        return cls(
            review,
            [tag.name for tag in review.tags.all()],
            list(review.photos.all()),
            list(review.moments.select_related("photo")),
            list(review.lines.select_related("credit__person")),
            list(review.verdicts.all()),
            list(review.corrections.all()),
        )

    @classmethod
    def typed(cls, form: Any, formsets: Iterable[Any]) -> Self:
        """From the bound forms of the review's page, valid or not; nothing is saved."""
        form.is_valid()
        rows = {formset.model: _kept_rows(formset) for formset in formsets}
        photos = [row.instance for row in rows[Photo]]
        numbers = {photo.number: photo for photo in photos}
        for row in rows[HighlightMoment]:
            row.instance.photo = numbers.get(row.cleaned_data.get("photo_number"))
        verdicts = [row.instance for row in rows[Verdict]]
        form.instance.follow(verdicts)
        return cls(
            form.instance,
            list(form.cleaned_data.get("tags") or []),
            photos,
            [row.instance for row in rows[HighlightMoment]],
            [row.instance for row in rows[MemorableLine]],
            verdicts,
            [row.instance for row in rows[Correction]],
        )


def _kept_rows(formset: Any) -> list[Any]:
    """Without those marked for deletion; an empty row that nobody touched is none."""
    formset.is_valid()
    return [
        row
        for row in formset.forms
        if not row.cleaned_data.get("DELETE") and (row.has_changed() or row.instance.pk is not None)
    ]
