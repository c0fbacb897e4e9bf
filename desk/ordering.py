"""Rows that stand by a number: moved by hand, swapped at will, and told where two have the same."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.forms.widgets import Media, Script
from django.http import HttpRequest

from desk.parts import ModelForm, StackedInline
from desk.selects import JoinedFormSet

HIGHEST = 32_767
"""What the column of a number holds on every database."""
SCRIPTS = ("numbers", "order", "drag")


class OrderedForm[M: models.Model](ModelForm[M]):
    number: ClassVar[str] = "number"

    def _get_validation_exclusions(self) -> set[str]:
        """So that no row asks whether its number is free: another may be giving it up, see the formset."""
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions | {self.number}


class OrderedFormSet(JoinedFormSet):
    model: type[models.Model]
    taken: ClassVar[str]
    """What is said beside a number that another row has."""

    def validate_unique(self) -> None:
        """No number twice, said beside the second of the two; a new row without one comes after the last."""
        name, numbers = self.form.number, self._numbers_elsewhere()
        for form in self._kept_forms():
            number = form.cleaned_data.get(name)
            if number in numbers:
                form.add_error(name, self.taken.format(number))
            numbers |= {number} - {None}
        for form in self._kept_forms():
            if form.has_changed() and form.cleaned_data.get(name, 0) is None:
                number = max(numbers, default=0) + 1
                if number > HIGHEST:
                    form.add_error(name, "There is no number after the last: type one.")
                setattr(form.instance, name, number)
                numbers.add(number)
        super().validate_unique()

    def _kept_forms(self) -> list[Any]:
        return [form for form in self.forms if not _goes(form)]

    def _siblings(self) -> "models.QuerySet[Any]":
        manager: Any = self.model._default_manager
        rows: models.QuerySet[Any] = manager.filter(**{self.fk.name: self.instance})
        return rows

    def _numbers_elsewhere(self) -> set[int]:
        """Of rows that somebody else has added since the page was opened."""
        if self.instance.pk is None:
            return set()
        here = [form.instance.pk for form in self.initial_forms]
        others = self._siblings().exclude(pk__in=here)
        return set(others.values_list(self.form.number, flat=True)) - {None}

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        self.step_aside()
        return super().save(commit)

    def step_aside(self) -> None:
        """Rows that go or change their number take one that nobody wants, so that none meets another.

        Rows are stored one by one, and a database looks at each: two could not swap.
        """
        name = self.form.number
        changed = [form for form in self.initial_forms if _goes(form) or name in form.changed_data]
        if not changed:
            return
        taken = {getattr(form.instance, name) for form in self._kept_forms()}
        taken |= set(self._siblings().values_list(name, flat=True))
        free = (number for number in range(HIGHEST, 0, -1) if number not in taken)
        rows = [self.model(**{"pk": form.instance.pk, name: next(free)}) for form in changed]
        self.model._default_manager.bulk_update(rows, [name])


def _goes(form: Any) -> bool:
    """Whether the row is marked for deletion."""
    return bool(getattr(form, "cleaned_data", {}).get("DELETE"))


class OrderedInline[C: models.Model, P: models.Model](StackedInline[C, P]):
    """``row_name`` is what the desk calls a row by its number; ``named_by`` are the boxes that name it."""

    row_name: ClassVar[str]
    counts_from_one: ClassVar[bool] = False
    """Whether a move closes the gaps between the numbers."""
    named_by: ClassVar[tuple[str, ...]]
    nameless: ClassVar[str]

    @property
    def media(self) -> Media:
        js: Any = [Script(f"desk/row-{part}.js", type="module") for part in SCRIPTS]
        return super().media + Media(css={"all": ["desk/rows.css"]}, js=js)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        is_number = db_field.name == self.form.number  # type: ignore[attr-defined]
        if is_number:
            kwargs |= {"min_value": 1, "max_value": HIGHEST}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if is_number:
            said = {"data-order": self.row_name, "data-from-one": self.counts_from_one}
        else:
            said = {"data-naming": self.nameless} if db_field.name in self.named_by else {}
        widget = field and getattr(field.widget, "widget", field.widget)
        if said:
            widget.attrs |= said
        return field
