"""One value of one column as JSON has it, and back: by Django’s own fields, to the microsecond."""

from datetime import UTC, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import models
from django.utils import timezone

from exchange.sites.shape import Column

type Told = Any
"""What JSON can hold."""

IN_EVERY_ZONE = timedelta(days=1)
"""So far from the first and the last day a moment has a day and an hour wherever somebody looks at it."""
AS_THEY_ARE = (bool, int, str)


def told(field: Column, row: models.Model) -> Told:
    """None for nothing. A key is told by ``names``."""
    value = field.value_from_object(row)
    if value is None or isinstance(field, models.JSONField) or type(value) in AS_THEY_ARE:
        return value
    return field.value_to_string(row)


def taken(field: Column, value: Told) -> Any:
    """For a row. Raises ``ValidationError`` for what the column cannot mean."""
    if isinstance(field, models.JSONField):
        return value
    kind = _kind(field)
    if type(value) is not kind:
        raise ValidationError(f"is no {WORDS[kind]}")
    read = field.to_python(value)
    for check in field.validators:
        # An old blog has addresses that only old programs took.
        if read not in field.empty_values and not isinstance(check, EmailValidator):
            check(read)
    if field.choices and value and read not in dict(field.flatchoices):
        raise ValidationError(f"“{value}” is none of its choices")
    return _in_utc(read) if isinstance(field, models.DateTimeField) else read


WORDS = {bool: "true or false", int: "whole number", str: "text"}


def _kind(field: Column) -> type:
    if isinstance(field, models.BooleanField):
        return bool
    return int if isinstance(field, models.IntegerField) else str


def _in_utc(moment: Any) -> Any:
    if timezone.is_naive(moment):
        raise ValidationError("names no time zone")
    try:
        told = moment.astimezone(UTC)
        _ = told - IN_EVERY_ZONE, told + IN_EVERY_ZONE
    except OverflowError:
        raise ValidationError("is beyond the years that there are") from None
    return told
