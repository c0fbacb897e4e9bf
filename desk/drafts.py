"""A review with all that is edited on its page, as it is stored or as it is typed and not stored yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Model

from reviews.models import HighlightMoment, MemorableLine, Photo, Review


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

    @classmethod
    def stored(cls, review: Review) -> Self:
        """In four queries."""
        return cls(
            review,
            [tag.name for tag in review.tags.all()],
            list(review.photos.all()),
            list(review.moments.select_related("photo")),
            list(review.lines.select_related("credit__person")),
        )

    @classmethod
    def typed(cls, form: Any, formsets: Iterable[Any]) -> Self:
        """From the bound forms of the review's page, valid or not; nothing is saved."""
        form.is_valid()
        rows: dict[type[Model], list[Any]] = {Photo: [], HighlightMoment: [], MemorableLine: []}
        for formset in formsets:
            formset.is_valid()
            rows[formset.model] = [row.instance for row in formset.forms if _is_kept(row)]
        tags = form.cleaned_data.get("tags") or []
        return cls(form.instance, list(tags), *rows.values())


def _is_kept(row: Any) -> bool:
    """An empty row that nobody touched is none."""
    return not row.cleaned_data.get("DELETE") and (row.has_changed() or row.instance.pk is not None)
