"""Rows into the database, many at once, each as it is told: no date is set anew."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from exchange.sites.manifest import BadExport
from exchange.sites.shape import Model

AT_ONCE = 200
AT_ONCE_BYTES = 4_000_000


class Store:
    """Keys between rows are looked at by the database when all is done, so that their order is free."""

    def __init__(self) -> None:
        self._size = 0
        self._waiting: defaultdict[Model, list[tuple[models.Model, str]]] = defaultdict(list)

    def add(self, row: models.Model, place: str) -> None:
        """Raises ``BadExport``, as ``flush``, for what the database refuses."""
        waiting = self._waiting[type(row)]
        waiting.append((row, place))
        if len(waiting) >= AT_ONCE:
            self._store(type(row))

    def note(self, size: int) -> None:
        """How many bytes the rows came from that were added last."""
        self._size += size
        if self._size >= AT_ONCE_BYTES:
            self.flush()

    def flush(self) -> None:
        self._size = 0
        for model in self._waiting:
            self._store(model)

    def _store(self, model: Model) -> None:
        waiting, self._waiting[model] = self._waiting[model], []
        dates = [field.attname for field in model._meta.concrete_fields if _is_set(field)]
        kept = [[getattr(row, name) for name in dates] for row, _ in waiting]
        try:
            _create(model, [row for row, _ in waiting])
        except (DatabaseError, ValueError, OverflowError):
            for row, place in waiting:
                _create_alone(row, place)
            raise
        if dates:
            for (row, _), values in zip(waiting, kept, strict=True):
                for name, value in zip(dates, values, strict=True):
                    setattr(row, name, value)
            model._base_manager.bulk_update([row for row, _ in waiting], dates)


def _is_set(field: Any) -> bool:
    """Whether Django writes the time into it, whatever it holds."""
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


@transaction.atomic
def _create(model: Model, rows: list[models.Model]) -> None:
    """All or none."""
    model._base_manager.bulk_create(rows)


def _create_alone(row: models.Model, place: str) -> None:
    """To find the one that is refused, and to say why."""
    try:
        _create(type(row), [row])
    except (DatabaseError, ValueError, OverflowError) as error:
        raise BadExport(f"{place}: {_reason(row, error)}") from None


def _reason(row: models.Model, error: Exception) -> str:
    try:
        row.validate_constraints()
    except (ValidationError, DatabaseError) as found:
        if isinstance(found, ValidationError):
            return " ".join(found.messages)
    return f"The database refuses it: {str(error).splitlines()[0]}."
