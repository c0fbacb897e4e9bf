"""A column computed from its own row at every write.

`pre_save` is the one place that `save`, `bulk_create` and `update_or_create` all pass. A write that
names its columns, `save(update_fields=…)` or `QuerySet.update()`, passes it only for the columns it
names: never name a source of a derived column there.
"""

from itertools import chain, count
from typing import TYPE_CHECKING, Any

from django.core import checks
from django.db import models
from django.utils.text import slugify

from text.romanization import romanize

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
    TextField = models.TextField[str, str]
    PositiveSmallIntegerField = models.PositiveSmallIntegerField[int, int]
    SlugField = models.SlugField[str, str]
else:
    Field = models.Field
    TextField = models.TextField
    PositiveSmallIntegerField = models.PositiveSmallIntegerField
    SlugField = models.SlugField


class DerivedField(Field):
    """Mixin: the value is what the model's method `derive` returns.

    The method is given by name and left out of migrations, so that renaming it changes none. Built
    without a name, as migrations build it, the field keeps whatever value the row holds.
    """

    def __init__(self, derive: str = "", **options: Any) -> None:
        self.derive = derive
        super().__init__(**options | {"editable": False, "blank": True})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        del options["editable"], options["blank"]
        return name, path, list(args), dict(options)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_derive()]

    def _check_derive(self) -> list[checks.CheckMessage]:
        if not self.derive or callable(getattr(self.model, self.derive, None)):
            return []
        message = f"“{self.derive}” is not a method of {self.model.__name__}."
        return [checks.Error(message, obj=self, id="text.E001")]

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if self.derive:
            setattr(model_instance, self.attname, getattr(model_instance, self.derive)())
        return super().pre_save(model_instance, add)


class DerivedTextField(DerivedField, TextField):
    """Empty until the first write."""

    def __init__(self, derive: str = "", **options: Any) -> None:
        super().__init__(derive, **{"default": ""} | options)


class DerivedPositiveSmallIntegerField(DerivedField, PositiveSmallIntegerField):
    """Zero until the first write."""

    def __init__(self, derive: str = "", **options: Any) -> None:
        super().__init__(derive, **{"default": 0} | options)


class NameSlugField(SlugField):
    """A slug that makes itself from the row's first name that is not empty, where nobody typed one.

    Hangul is romanised, so that 박한글 has an address too; a slug that is taken gets a number.
    """

    def __init__(self, *sources: str, **options: Any) -> None:
        self.sources = sources
        super().__init__(**{"unique": True, "max_length": 120} | options | {"blank": True})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, list(args), dict(options)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if self.sources and not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, self.made_for(model_instance))
        return super().pre_save(model_instance, add)

    def made_for(self, row: models.Model) -> str:
        """The first name's slug, or the next one of its numbers that no other row has."""
        names = (str(getattr(row, source)) for source in self.sources)
        made = next(filter(None, map(latin_slug, names)), "untitled")[
            : (self.max_length or 50) - 6
        ].strip("-")
        taken = set(
            type(row)
            ._default_manager.filter(**{f"{self.attname}__startswith": made})
            .exclude(pk=row.pk)
            .values_list(self.attname, flat=True)
        )
        numbered = (f"{made}-{number}" for number in count(2))
        return next(slug for slug in chain([made], numbered) if slug not in taken)


def latin_slug(name: str) -> str:
    """“Run On” → run-on, “박한글” → bakhangeul; empty for a name without letters or digits."""
    return slugify(romanize(name))
