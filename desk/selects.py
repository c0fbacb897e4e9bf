"""Boxes that choose rows, from an address or a post that may hold any nonsense as a key."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from desk.rows import BoundedFormSet

if TYPE_CHECKING:
    PlainPage = BaseModelAdmin[Any]
    PlainChoice = forms.ModelMultipleChoiceField[Any]
else:
    PlainPage = BaseModelAdmin
    PlainChoice = forms.ModelMultipleChoiceField


class RowsOfKeys(AutocompleteMixin):
    """Where ``joined`` is the very row chosen, as in a form just opened, nothing is asked."""

    joined: models.Model | None = None
    is_required: bool
    allow_multiple_selected: bool

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        """The chosen rows, after an empty one where one may choose none."""
        box: Any = self
        keys = possible_keys(self.field.remote_field.model, value)
        may_be_empty = not self.is_required and not self.allow_multiple_selected
        options = [box.create_option(name, "", "", False, 0)] if may_be_empty else []
        label = box.choices.field.label_from_instance
        for row in self._rows(keys):
            options.append(box.create_option(name, row.pk, label(row), True, len(options)))
        return [(None, options, 0)]

    def _rows(self, keys: set[Any]) -> Iterable[Any]:
        if self.joined is not None and keys == {self.joined.pk}:
            return [self.joined]
        choices: Any = self.choices
        rows: Iterable[Any] = choices.queryset.using(self.db).filter(pk__in=keys)
        return rows


class RowSelect(RowsOfKeys, AutocompleteSelect):
    pass


class RowSelectMultiple(RowsOfKeys, AutocompleteSelectMultiple):
    pass


def possible_keys(model: type[models.Model], typed: Iterable[Any]) -> set[Any]:
    """Those that a row could have; what is no number, or more than a column holds, would be an error."""
    keys = set()
    for key in typed:
        try:
            keys.add(model._meta.pk.clean(key, None))
        except ValidationError:
            continue
    return keys


class JoinedFormSet(BoundedFormSet):
    """Hands each box the row that the inline's own query has joined."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            select = getattr(field.widget, "widget", field.widget)
            if isinstance(select, RowSelect) and select.field.is_cached(form.instance):
                select.joined = select.field.get_cached_value(form.instance)


class RowsField(PlainChoice):
    """Refuses a key beyond the column's range as Django does a word; alone it would be an error."""

    def clean(self, value: Any) -> Any:
        rows: Any = self.queryset
        for key in value or ():
            if not possible_keys(rows.model, [key]):
                words = self.error_messages["invalid_pk_value"]
                raise ValidationError(words, code="invalid_pk_value", params={"pk": key})
        return super().clean(value)


class RowSelects(PlainPage):
    """For every page of the desk: the boxes above wherever rows are chosen."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        kwargs.setdefault("form_class", RowsField)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
