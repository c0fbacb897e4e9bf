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


def completed() -> Iterator[tuple[models.Model, int | OSError]]:
    """Fills in what each picture lacks, with how many copies were made, or why none can be."""
    for field in picture_fields():
        for row, picture in rows_with(field):
            try:
                yield row, picture.complete()
            except OSError as error:
                yield row, error
