"""What a row is called by: its slug or another word that no other row has, else its number."""

from functools import cache
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models

from exchange.sites.shape import Model

OF_THE_CODE: dict[Model, tuple[str, ...]] = {
    Permission: ("content_type__app_label", "codename"),
    ContentType: ("app_label", "model"),
}
"""Rows that every site has: “reviews.publish_review”."""


@cache
def naming(model: Model) -> tuple[str, ...]:
    """The columns of the name; empty where a row has none but its number."""
    if model in OF_THE_CODE:
        return OF_THE_CODE[model]
    words = [
        field
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key and isinstance(field, models.CharField)
    ]
    slugs = [field for field in words if isinstance(field, models.SlugField)]
    return tuple(field.name for field in (slugs or words)[:1])


def stored_names(model: Model) -> dict[int, str]:
    """By the number of each row that the database has."""
    rows = model._base_manager.order_by("pk").values_list("pk", *naming(model))
    return {pk: ".".join(words) for pk, *words in rows}


class Names(dict[Model, dict[int, str]]):
    """Those of a model, read when the first is asked for."""

    def __missing__(self, model: Model) -> dict[int, str]:
        return self.setdefault(model, stored_names(model))

    def of(self, model: Model, pk: int) -> int | str:
        return self[model][pk] if naming(model) else pk


class Numbers(dict[Model, dict[Any, int]]):
    """The other way: from what a row is called by to its number. ``OF_THE_CODE`` comes from the database."""

    def __missing__(self, model: Model) -> dict[Any, int]:
        there = stored_names(model) if model in OF_THE_CODE else {}
        return self.setdefault(model, {name: pk for pk, name in there.items()})
