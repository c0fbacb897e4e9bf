"""What a file tells of a row beside what the row says: new, the same, or something else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, Model

from text.hangul import fold


@dataclass
class Difference:
    """``changes`` by columns; ``left`` says what was not taken, ``told`` what will be, both in words.

    ``where`` says where the other value stands.
    """

    where: str = "here"
    changes: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def compare(self, row: Model, columns: Mapping[str, Any], *, overwrite: bool) -> None:
        """Columns that are one fact, such as the shortest and the longest runtime."""
        new = {name: _value(row, name, told) for name, told in columns.items()}
        old = {name: getattr(row, name) for name in columns}
        if all(is_same(old[name], new[name]) for name in columns):
            return
        if overwrite or all(value in ("", None) for value in old.values()):
            self.changes |= new
            self.told.append(_change(row, old, new))
        else:
            self.left.append(_change(row, old, new, self.where))


def is_same(old: Any, new: Any) -> bool:
    """Spaces, capitals and marks make no other text, unless it has nothing else."""
    if isinstance(old, str) and isinstance(new, str):
        return old == new or (bool(fold(old)) and fold(old) == fold(new))
    return bool(old == new)


def _value(row: Model, name: str, told: Any) -> Any:
    column = row._meta.get_field(name)
    return column.to_python(told) if isinstance(column, Field) else told


def _change(row: Model, old: dict[str, Any], new: dict[str, Any], where: str = "") -> str:
    label = getattr(row._meta.get_field(next(iter(new))), "verbose_name", "")
    before, after = (_words(values) for values in (old, new))
    if where:
        return f"{label} {before} {where}, {after} in the file"
    return f"{label} {before} → {after}" if before else f"{label} {after}"


def _words(values: dict[str, Any]) -> str:
    told = dict.fromkeys(str(value)[:80] for value in values.values() if value not in ("", None))
    return "–".join(told)
