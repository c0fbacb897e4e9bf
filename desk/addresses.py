"""Forms of rows that have a page: an address that changes leaves the old one answering."""

from typing import Any

from django.http import HttpRequest

from desk.parts import ModelAdmin
from rows.addresses import Addressed


class AddressedAdmin[M: Addressed](ModelAdmin[M]):
    moved_by: tuple[str, ...] = ("slug",)
    """The boxes that the address is made of."""

    def save_model(self, request: HttpRequest, obj: M, form: Any, change: bool) -> None:
        is_moved = change and not {*self.moved_by}.isdisjoint(form.changed_data)
        left = self.model._default_manager.get(pk=obj.pk).path if is_moved else ""
        super().save_model(request, obj, form, change)
        if is_moved:
            obj.leave(left)
