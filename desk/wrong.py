"""What a refused form says above its boxes: each fault in words, with where it can be mended."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from django.forms import BaseForm, BoundField, Field, MultiWidget
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst


class Fault(NamedTuple):
    """``place`` is an ``id`` on the page; "" for what the form as a whole gets wrong."""

    words: str
    place: str


def faults_of(form: BaseForm, inlines: Iterable[Any]) -> list[Fault]:
    """Of the change form and the rows below it, in the order of the page."""
    found = list(_of_boxes(form, "", ""))
    for inline in inlines:
        formset, options = inline.formset, inline.opts
        rows = capfirst(str(options.verbose_name_plural))
        of_all = map(_plain, formset.non_form_errors())
        found += [Fault(f"{rows}: {error}", f"{formset.prefix}-group") for error in of_all]
        for place, row in enumerate(formset.forms, start=1):
            if not (formset.can_delete and formset._should_delete_form(row)):
                name = f"{capfirst(str(options.verbose_name))} {_number(row) or place}"
                found += _of_boxes(row, name, row.prefix)
    return found


def _of_boxes(form: BaseForm, name: str, place: str) -> Iterator[Fault]:
    for error in form.non_field_errors():
        yield Fault(_joined(": ", name, _plain(error)), place)
    for box in form:
        label = "" if box.is_hidden else str(box.label)
        for error in box.errors:
            where = place if box.is_hidden else _place(box, str(error))
            yield Fault(_joined(": ", _joined(", ", name, label), _plain(error)), where)


def _place(box: BoundField, error: str) -> str:
    """Of several boxes for one value, a day and an hour or choices to be pressed, the one it speaks of."""
    if not isinstance(box.field.widget, MultiWidget) and box.id_for_label:
        return box.id_for_label
    fields: list[Field] = getattr(box.field, "fields", [])
    speaking = (at for at, field in enumerate(fields) if error in field.error_messages.values())
    return f"{box.auto_id}_{next(speaking, 0)}"


def _number(row: Any) -> object:
    """By which an ordered row is called on its form."""
    ordered_by = getattr(row, "number", "")
    return row[ordered_by].value() if ordered_by in row.fields else None


def _plain(error: Any) -> str:
    """A link would stand within a link."""
    return unescape(strip_tags(error)) if isinstance(error, SafeString) else str(error)


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, parts))
