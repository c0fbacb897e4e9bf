"""How many rows one form may hold: as many as are stored, and some new ones."""

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    PlainFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    PlainFormSet = forms.BaseInlineFormSet

MOST_NEW = 100
"""Rows to be added in one go. Whoever writes a larger number into a form makes the server build them all."""


class BoundedFormSet(PlainFormSet):
    """The browser offers no row beyond the limit, so that none is typed that would be left out here."""

    default_error_messages = {
        "too_many_forms": "These are too many rows for one form, so those after row %(num)d are left out. "
        "Save, then add them."
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = len(self.get_queryset()) + min(self.max_num, MOST_NEW)
        self.max_num = self.absolute_max = limit
