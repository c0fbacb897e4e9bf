"""The tables of a site, and the rows of one as both databases tell them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

from exchange.moving.columns import Column, column
from search.models import SearchToken

type Row = list[Any]

MADE_ANEW = {SearchToken._meta.db_table, MigrationRecorder.Migration._meta.db_table}
"""By the target itself: triggers write the index of the search as the rows come in."""


@dataclass(frozen=True)
class Table:
    """``key`` is the place of the primary key among the columns."""

    name: str
    columns: tuple[Column, ...]
    key: int
    has_counter: bool

    @cached_property
    def key_column(self) -> Column:
        return self.columns[self.key]

    @cached_property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @cached_property
    def _readers(self) -> list[tuple[int, Any]]:
        return [(place, one.read) for place, one in enumerate(self.columns) if one.read]

    @cached_property
    def _writers(self) -> list[tuple[int, Any]]:
        return [(place, one.write) for place, one in enumerate(self.columns) if one.write]

    def read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
        """Rows of SQLite as PostgreSQL tells them."""
        return _changed(rows, self._readers)

    def written(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows as psycopg takes them."""
        return _changed(rows, self._writers)

    def faults(self, raw: tuple[Any, ...]) -> Iterator[str]:
        """Why PostgreSQL would not take the row, a sentence for each value."""
        for one, value in zip(self.columns, raw, strict=True):
            if value is None:
                continue
            try:
                fault = one.fault(one.read(value) if one.read else value)
            except (ValueError, TypeError, ArithmeticError, RecursionError):
                fault = f"{str(value)[:40]!r} is no value of a {one.kind}"
            if fault:
                yield f"{self.name} {raw[self.key]}, {one.name}: {fault}."


def _changed(rows: Iterable[Any], changes: list[tuple[int, Any]]) -> Iterator[Row]:
    for row in rows:
        values = list(row)
        for place, change in changes:
            if values[place] is not None:
                values[place] = change(values[place])
        yield values


def tables() -> list[Table]:
    """Every table of every app that is copied, those of the libraries too."""
    models = apps.get_models(include_auto_created=True)
    ours = (model for model in models if model._meta.managed and not model._meta.proxy)
    return [_table(model) for model in ours if model._meta.db_table not in MADE_ANEW]


def _table(model: type[models.Model]) -> Table:
    fields = model._meta.local_concrete_fields
    pk = model._meta.pk
    key = [field.name for field in fields].index(pk.name)
    counted = isinstance(pk, models.AutoField)
    return Table(model._meta.db_table, tuple(map(column, fields)), key, counted)
