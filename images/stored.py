"""Every picture that some row of some model refers to, by its column or by name."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from images.fields import CleanImageField, Picture


def picture_fields() -> list[CleanImageField]:
    return [
        field
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, CleanImageField)
    ]


def rows_with(field: CleanImageField) -> Iterator[tuple[models.Model, Picture]]:
    """Each row that has a picture, with that; a few columns at a time, so that a large table fits."""
    columns = filter(None, ["pk", field.name, field.width_field, field.height_field])
    rows = field.model._default_manager.exclude(**{field.name: ""}).only(*columns)
    for row in rows.order_by("pk").iterator():
        yield row, getattr(row, field.name)


def kept_by_name() -> Iterator[Picture]:
    """What has no column, such as the photos of an earlier version: from models with ``kept_pictures``."""
    for model in apps.get_models():
        yield from getattr(model, "kept_pictures", tuple)()
