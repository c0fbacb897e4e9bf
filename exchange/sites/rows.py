"""A row of an export as a row of a model. Whatever is wrong with it is told with its place."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from exchange.sites import pictures
from exchange.sites.documents import is_storable
from exchange.sites.manifest import MEDIA, BadExport, Manifest
from exchange.sites.names import Numbers, naming
from exchange.sites.safety import make_safe
from exchange.sites.shape import Choice, Column, Model, columns
from exchange.sites.values import Told, taken


@dataclass
class Builder:
    """``numbers`` are those of every row of the export."""

    manifest: Manifest
    numbers: Numbers = field(default_factory=Numbers)

    def row(
        self,
        model: Model,
        told: dict[str, Told],
        place: str,
        around: dict[str, int],
        lists: Collection[str],
    ) -> models.Model:
        """``around`` is the key to the row around it; ``lists`` are names that lead to other rows."""
        known = columns(model, next(iter(around), ""))
        if stray := sorted(told.keys() - {one.name for one in known} - set(lists)):
            raise BadExport(f"{place}: it has “{stray[0][:80]}”, which this release does not know.")
        values = {one.attname: self._value(one, told, place) for one in known}
        row = model(**values, **{f"{name}_id": pk for name, pk in around.items()})
        try:
            make_safe(row, self.is_there)
        except ValidationError as error:
            raise BadExport(f"{place}: {_sentence(error)}") from None
        return row

    def link(self, choice: Choice, name: Told, place: str, around: int) -> models.Model:
        """The row of a table that joins two others."""
        target = self._number(choice.target, name, place)
        return choice.table(**{f"{choice.key}_id": around, choice.target.attname: target})

    def is_there(self, picture: str) -> bool:
        """Whether the export holds it, or says that it was lost."""
        name = MEDIA + picture
        is_told = name in self.manifest.files or name in self.manifest.missing
        return is_told and pictures.is_in_a_folder(picture)

    def _value(self, column: Column, told: dict[str, Told], place: str) -> Any:
        value = told.get(column.name)
        if value is None and column.null:
            return None
        if value is None and (column.has_default() or column.blank):
            return column.get_default()
        place = f"{place}: {column.name}"
        if value is None:
            raise BadExport(f"{place}: it is missing.")
        if column.is_relation:
            return self._number(column, value, place)
        try:
            read = taken(column, value)
        except ValidationError as error:
            raise BadExport(f"{place}: {_sentence(error)}") from None
        if isinstance(column, models.FileField) and read and not self.is_there(read):
            raise BadExport(f"{place}: there is no picture “{read[:200]}” in the export.")
        return read

    def _number(self, key: Any, name: Told, place: str) -> int:
        kind = str if naming(key.related_model) else int
        number = self.numbers[key.related_model].get(name) if type(name) is kind else None
        if number is None:
            what = key.related_model._meta.verbose_name
            raise BadExport(f"{place}: there is no {what} {str(name)[:80]!r}.")
        return number


def _sentence(error: ValidationError) -> str:
    told = " ".join(error.messages)
    return told if told.endswith(".") else f"{told}."


def check_words(told: Told, place: str) -> None:
    """All texts of a file, those inside of others too."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and not is_storable(one):
            raise BadExport(f"{place}: it holds a character that no database keeps.")
