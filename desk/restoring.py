"""From a sheet back to rows."""

from typing import Any

from django.db import models

from desk.sheets import PARTS, Row, Sheet, content_fields, rows_in
from reviews.models import HighlightMoment, MemorableLine, Photo, Review


def put_back(review: Review, sheet: Sheet) -> None:
    """Store what the sheet holds, every row under its own key; call it inside a transaction.

    What it leads to and is gone since cannot come back: the review keeps its present show and author, and a
    line is said by the character's name.
    """
    for column, value in _values(Review, sheet["review"]).items():
        setattr(review, column, value)
    review.save()
    review.tags.set(sheet["tags"])
    # All at once: two photos that have changed their numbers could not be stored one after the other.
    review.photos.all().delete()
    photos = [Photo(review=review, **_values(Photo, row)) for row in sheet["photos"]]
    Photo.objects.bulk_create(photos)
    numbers = {photo.number: photo for photo in photos}
    _keep_only(review.moments.all(), sheet["moments"])
    for row in sheet["moments"]:
        values = _values(HighlightMoment, row)
        HighlightMoment(review=review, photo=numbers.get(row["photo"]), **values).save()
    _keep_only(review.lines.all(), sheet["lines"])
    for row in sheet["lines"]:
        MemorableLine(review=review, **_said(_values(MemorableLine, row), row)).save()
    for part in ("verdicts", "corrections"):
        rows = rows_in(sheet, part)
        _keep_only(getattr(review, part).all(), rows)
        for row in rows:
            PARTS[part](review=review, **_values(PARTS[part], row)).save()


def bring_back(review: Review, part: str, row: Row) -> None:
    """Store a row that is gone, under its old key; a photo under its number, if that is free."""
    values = _values(PARTS[part], row)
    if part == "photos":
        taken = set(review.photos.values_list("number", flat=True))
        if values["number"] in taken:
            values["number"] = max(taken) + 1
    elif part == "lines":
        values = _said(values, row)
    PARTS[part](review=review, **values).save(force_insert=True)


def _keep_only(parts: Any, rows: list[Row]) -> None:
    parts.exclude(pk__in=[row["pk"] for row in rows]).delete()


def _values(model: type[models.Model], row: Row) -> dict[str, Any]:
    """By column, as a row takes them; without a column younger than the sheet, and without a lost key."""
    values = {
        field.attname: field.to_python(row[field.attname])
        for field in content_fields(model)
        if field.attname in row and _is_there(field, row[field.attname])
    }
    return values if model is Review else values | {"pk": row["pk"]}


def _is_there(field: Any, key: Any) -> bool:
    if not field.is_relation or key is None:
        return True
    there: bool = field.remote_field.model._default_manager.filter(pk=key).exists()
    return there


def _said(values: dict[str, Any], row: Row) -> dict[str, Any]:
    """A character whose credit is gone is still named."""
    is_lost = row["credit_id"] is not None and "credit_id" not in values
    return values | {"speaker": row["credit"][:200]} if is_lost else values
