"""Rows by many keys at once: one parameter for all of them, where Django writes one for each."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    Lookup = models.Lookup[bool]
else:
    Lookup = models.Lookup


type Rows = models.QuerySet[Any, Any]


class OneOf(Lookup):
    """As ``in``, for whole numbers."""

    prepare_rhs = False
    rhs: Collection[int]

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        column, values = compiler.compile(self.lhs)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*values, json.dumps([*self.rhs])]  # noqa: S608 (our own column)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        column, values = compiler.compile(self.lhs)
        return f"{column} = ANY(%s)", [*values, [*self.rhs]]


def with_keys[R: Rows](rows: R, keys: Collection[int]) -> R:
    """Those of the rows that have one of the keys: of hundreds sooner than ``pk__in``. For no keys nothing is
    asked.
    """
    return rows.filter(OneOf(models.F("pk"), keys)) if keys else rows.none()


def whose[R: Rows](rows: R, owner: str, owners: Rows) -> R:
    """Those of the rows whose ``owner`` is among the owners. Where these are known by their keys alone, as
    ``with_keys`` gives them, they are not looked up again.
    """
    match owners.query.where.children:
        case []:
            return rows
        case [OneOf() as known]:
            return rows.filter(OneOf(models.F(owner), known.rhs))
        case _:
            return rows.filter(**{f"{owner}__in": owners.order_by().values("pk")})
