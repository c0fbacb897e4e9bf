"""Forms of rows that have a page: a changed slug leaves the old address answering."""

from typing import Any

from django.http import HttpRequest

from desk.parts import ModelAdmin
from rows.addresses import Addressed


class AddressedAdmin[M: Addressed](ModelAdmin[M]):
    def save_model(self, request: HttpRequest, obj: M, form: Any, change: bool) -> None:
        """A new slug goes through ``move_to``, which stores the row as typed and remembers the old one."""
        if not (change and "slug" in form.changed_data):
            return super().save_model(request, obj, form, change)
        row: Any = obj
        slug, row.slug = row.slug, form.initial["slug"]
        return obj.move_to(slug)
