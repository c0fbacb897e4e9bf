"""Two rows that stand for one thing become one: what referred to the other refers to the one that stays.

It follows whatever foreign keys there are, so that a table of a higher rung, or of tomorrow, is not
forgotten. A row that would repeat one of the row that stays, as a unique constraint tells, gives that
one what it lacks, and what referred to it, and is dropped.
"""

from collections.abc import Collection, Iterator
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import ValidationError
from django.db import models, transaction

from rows.addresses import Addressed
from text.lines import filled_lines


class Mergeable(Addressed):
    """Its model has ``aliases``, one per line, and says its ``every_name``.

    ``TOGETHER`` are columns that are filled as one, when the first of them is empty.
    """

    TOGETHER: ClassVar[list[tuple[str, ...]]] = []

    class Meta:
        abstract = True

    @property
    def every_name(self) -> list[str]:
        raise NotImplementedError

    @transaction.atomic
    def absorb(self, other: Self, taking: Collection[str] = ()) -> None:
        """Take over everything that refers to ``other``, the facts that are missing here, and its address.

        Where both know a fact, the one here stays, but for the columns in ``taking``. All names become names
        of the one that stays; the other is deleted.
        """
        if other.pk == self.pk:
            raise ValueError("A row cannot absorb itself.")
        _lock(self, other)
        left, names = other.path, [*self.every_name, *other.every_name]
        for group in _groups(self, self.TOGETHER):
            if group[0] in taking:
                _take(self, other, group)
        _fill(self, other, self.TOGETHER)
        self._learn_names(names)
        self.save()
        take_references(self, other)
        other.delete()
        cast(Any, self).old_paths.model.objects.remember(left, self)

    def _learn_names(self, names: list[str]) -> None:
        row = cast(Any, self)
        unknown = [name for name in names if name and name not in self.every_name]
        row.aliases = "\n".join([*filled_lines(row.aliases), *dict.fromkeys(unknown)])


def take_references(stays: models.Model, goes: models.Model) -> None:
    """Point every row that refers to ``goes`` at ``stays``."""
    for key in _keys_to(stays):
        rows = key.model._base_manager.filter(**{key.name: goes})
        unique = _unique_with(key)
        if not unique:
            rows.update(**{key.name: stays})
            continue
        for row in rows:
            if same := _repeated(row, key, stays, unique):
                _drop(row, same)
            else:
                key.model._base_manager.filter(pk=row.pk).update(**{key.name: stays})


def references(row: models.Model) -> dict[str, int]:
    """How many rows of each kind refer to the row, by the plural of their name; none that is empty."""
    counts: dict[str, int] = {}
    for key in (one for one in _keys_to(row) if not one.model._meta.auto_created):
        if count := key.model._base_manager.filter(**{key.name: row}).count():
            name = str(key.model._meta.verbose_name_plural)
            counts[name] = counts.get(name, 0) + count
    return counts


def _lock(*rows: models.Model) -> None:
    """Both as they are now, and nobody else's until the end; in one order, so that no two wait in a ring."""
    manager = type(rows[0])._base_manager
    keys = [row.pk for row in rows]
    list(manager.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    for row in rows:
        row.refresh_from_db()


def _drop(row: models.Model, same: models.Model) -> None:
    """What an editor wrote on both is kept, one after the other."""
    _fill(same, row, [])
    for field in same._meta.concrete_fields:
        words, more = getattr(same, field.name), getattr(row, field.name)
        if isinstance(field, models.TextField) and field.editable and more not in words:
            setattr(same, field.name, f"{words}\n\n{more}")
    same.save()
    take_references(same, row)
    row.delete()


def _keys_to(row: models.Model) -> Iterator[Any]:
    """Foreign keys to the row's model, those of many-to-many tables and without a way back included."""
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            yield relation.field


def _unique_with(key: Any) -> list[tuple[str, ...]]:
    """Sets of columns with the key among them of which no two rows may have the same."""
    meta = key.model._meta
    sets = [tuple(one.fields) for one in meta.total_unique_constraints]
    sets += [tuple(columns) for columns in meta.unique_together]
    sets += [(key.name,)] if key.unique else []
    return [columns for columns in sets if key.name in columns]


def _repeated(row: Any, key: Any, stays: Any, sets: list[tuple[str, ...]]) -> Any:
    """The row that refers to ``stays`` already and that this one would repeat. NULL repeats nothing."""
    for columns in sets:
        values = {name: getattr(row, name) for name in columns} | {key.name: stays}
        if None not in values.values():
            same = key.model._base_manager.filter(**values).exclude(pk=row.pk).first()
            if same:
                return same
    return None


def _fill(row: models.Model, other: models.Model, together: list[tuple[str, ...]]) -> None:
    """Facts that the row lacks, but for those that contradict what it has: a film has no episodes."""
    for group in _groups(row, together):
        if _is_empty(row, group[0]) and not _is_empty(other, group[0]):
            _take(row, other, group)


def _groups(row: models.Model, together: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Columns that are a fact each, or several that are one; neither names beside the first nor addresses."""
    yield from together
    grouped = {"aliases", *(name for group in together for name in group)}
    for field in row._meta.concrete_fields:
        if field.editable and not field.unique and field.name not in grouped:
            yield (field.name,)


def _is_empty(row: models.Model, name: str) -> bool:
    value = getattr(row, name)
    return value is None or not str(value)


def _take(row: models.Model, other: models.Model, names: tuple[str, ...]) -> None:
    before = {name: _stored(row, name) for name in names}
    for name in names:
        _set(row, name, _stored(other, name))
    try:
        row.validate_constraints()
    except ValidationError:
        for name, value in before.items():
            _set(row, name, value)


def _stored(row: models.Model, name: str) -> Any:
    """The column's value; of a file, its name."""
    value = getattr(row, name)
    return str(value) if isinstance(value, models.fields.files.FieldFile) else value


def _set(row: models.Model, name: str, value: Any) -> None:
    """A file's name is set past the column's descriptor, which would open the file to measure it."""
    if isinstance(row._meta.get_field(name), models.FileField):
        vars(row)[name] = value
    else:
        setattr(row, name, value)
