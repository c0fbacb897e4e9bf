"""What a review holds, as plain values: JSON can keep them, and any two can be compared or put back.

A sheet is ``{"review": row, "tags": [name], "photos": [row], …}`` with each of ``PARTS``. A row is
``{"pk": 3, column: value, …}`` with the column as the database calls it, and beside each key ``x_id`` the
words ``x`` that name what it leads to. A moment has the number of its photo. Left out is what is no content:
the address, the dates of publication, where it was imported from, and what is computed from the rest.
"""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

from desk.drafts import Draft
from reviews.models import Correction, HighlightMoment, MemorableLine, Photo, Review, Verdict
from text.fields import DerivedField

type Row = dict[str, Any]
type Sheet = dict[str, Any]

PARTS: dict[str, type[models.Model]] = {
    "photos": Photo,
    "moments": HighlightMoment,
    "lines": MemorableLine,
    "verdicts": Verdict,
    "corrections": Correction,
}
NO_CONTENT = {
    Review: {
        *("slug", "published_at", "featured_at", "created_at", "updated_at"),
        *("source", "source_id"),
    },
    Photo: {"review"},
    HighlightMoment: {"review", "photo"},
    MemorableLine: {"review"},
    Verdict: {"review"},
    Correction: {"review"},
}


def sheet_of(draft: Draft) -> Sheet:
    return {
        "review": row_of(draft.review),
        "tags": sorted(draft.tags),
        "photos": [row_of(photo) for photo in draft.photos],
        "moments": [
            row_of(moment) | {"photo": moment.photo.number if moment.photo else None}
            for moment in draft.moments
        ],
        "lines": [row_of(line) for line in draft.lines],
        "verdicts": [row_of(verdict) for verdict in draft.verdicts],
        "corrections": [row_of(correction) for correction in draft.corrections],
    }


def rows_in(sheet: Sheet, part: str) -> list[Row]:
    """Those of one of ``PARTS``; none where it is younger than the sheet."""
    rows: list[Row] = sheet.get(part, [])
    return rows


def same_content(one: Sheet, other: Sheet) -> bool:
    """Whether they say the same, whatever the keys of their rows: a new row gets one when it is stored."""
    return _said(one) == _said(other)


def _said(sheet: Sheet) -> list[list[str]]:
    rows = [[sheet["review"]], *(rows_in(sheet, part) for part in PARTS), [{"tags": sheet["tags"]}]]
    return [sorted(_words(row) for row in part) for part in rows]


def same_row(one: Row, other: Row) -> bool:
    """As above; a column that one of them lacks is younger than that sheet."""
    shared = one.keys() & other.keys()
    return _words({name: one[name] for name in shared}) == _words(
        {name: other[name] for name in shared}
    )


def _words(row: Row) -> str:
    """A browser sends the ends of lines in its own way."""
    told = {name: value for name, value in row.items() if name != "pk"}
    return json.dumps(told, sort_keys=True).replace("\\r\\n", "\\n")


def content_fields(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    """The columns that a sheet keeps of the model, in their order; a new column is kept by itself."""
    left_out = NO_CONTENT[model]
    return [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.name in left_out or isinstance(field, DerivedField))
    ]


def row_of(instance: models.Model) -> Row:
    row: Row = {"pk": instance.pk}
    for field in content_fields(type(instance)):
        row[field.attname] = plain(getattr(instance, field.attname))
        if field.is_relation:
            related = getattr(instance, field.name) if row[field.attname] else None
            row[field.name] = "" if related is None else str(related)
    return row


def plain(value: Any) -> Any:
    if isinstance(value, FieldFile):
        return value.name or ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
