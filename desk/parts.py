"""What the desk's pages share: any-spelling search, buttons below a form, small pictures in lists."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models.fields.files import ImageFieldFile
from django.forms.utils import to_current_timezone
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accounts.log_admin import Logged
from desk.moments import NamedZone
from desk.selects import JoinedFormSet, RowSelects
from images.fields import Picture

if TYPE_CHECKING:
    from django.contrib.admin import (
        ModelAdmin as PlainModelAdmin,
        StackedInline as PlainStackedInline,
        TabularInline as PlainTabularInline,
    )
    from django.forms import ModelForm
else:
    # At run time these classes do not take the type argument that their stubs ask for.
    def _takes_type_argument(base: type) -> type:
        options = {"__class_getitem__": classmethod(lambda cls, item: cls)}
        return type(base)(base.__name__, (base,), options)

    PlainModelAdmin = _takes_type_argument(admin.ModelAdmin)
    PlainStackedInline = _takes_type_argument(admin.StackedInline)
    PlainTabularInline = _takes_type_argument(admin.TabularInline)
    ModelForm = _takes_type_argument(forms.ModelForm)

__all__ = [
    "AnySpellingAdmin",
    "Button",
    "ButtonsAdmin",
    "ModelAdmin",
    "ModelForm",
    "PictureInput",
    "StackedInline",
    "TabularInline",
    "parent_of",
    "thumbnail",
    "whole_picture",
]


class StackedInline[C: models.Model, P: models.Model](
    NamedZone, RowSelects, PlainStackedInline[C, P]
):
    formset = JoinedFormSet


class TabularInline[C: models.Model, P: models.Model](
    NamedZone, RowSelects, PlainTabularInline[C, P]
):
    formset = JoinedFormSet


class ModelAdmin[M: models.Model](Logged, NamedZone, RowSelects, PlainModelAdmin[M]):
    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: M | None = None,
    ) -> HttpResponse:
        """Sent to an address that names no box: a refused form would come back standing there."""
        address = form_url or request.get_full_path()
        return super().render_change_form(request, context, add, change, address, obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address fills in beforehand, without what its field could not hold."""
        typed = super().get_changeform_initial_data(request)
        fields = {field.name: field for field in self.opts.concrete_fields}
        return {
            name: value
            for name, text in typed.items()
            if (value := _readable(fields.get(name), text)) is not None
        }


def _readable(field: "models.Field[Any, Any] | None", text: Any) -> Any:
    """The text, or for a moment the moment, as a box takes it; None for nonsense."""
    if field is None:
        return text
    try:
        value = field.to_python(text)
        return to_current_timezone(value) if isinstance(value, datetime) else text
    except (ValidationError, OverflowError):
        return None


class AnySpellingAdmin[M: models.Model](ModelAdmin[M]):
    """For models whose queryset has ``matching``: list and autocomplete find any spelling."""

    search_help_text = "Any name in any spelling: 임시완, Im Si-wan, Yim Siwan, ㅇㅅㅇ."

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[M], search_term: str
    ) -> tuple[models.QuerySet[M], bool]:
        if not search_term.strip():
            return queryset, False
        return cast(Any, queryset).matching(search_term), False


PRESSED = "_button"
"""What a form sends with the name of the button that was pressed instead of “Save”."""


class Button(NamedTuple):
    """``name`` is a method of the admin that takes request and object and returns a sentence, or an answer.

    Only those press it to whom the admin's ``has_<needs>_permission`` says yes.
    """

    name: str
    label: str
    needs: str = "change"

    def is_for(self, page: Any, request: HttpRequest, obj: models.Model | None) -> bool:
        may: bool = getattr(page, f"has_{self.needs}_permission")(request, obj)
        return may


class ButtonsAdmin[M: models.Model](ModelAdmin[M]):
    """For forms with buttons that save what is typed and then do one thing more."""

    change_form_template = "admin/form_with_buttons.html"
    buttons: ClassVar[list[Button]] = []

    def buttons_for(self, obj: M | None) -> list[Button]:
        """Those that make sense for the object; it is None while it is being added."""
        return self.buttons

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: M | None = None,
    ) -> HttpResponse:
        is_popup = IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST
        buttons = [] if is_popup else self.buttons_for(obj)
        context["desk_buttons"] = [one for one in buttons if one.is_for(self, request, obj)]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(
        self, request: HttpRequest, obj: M, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._press(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: M) -> HttpResponse:
        return self._press(request, obj) or super().response_change(request, obj)

    def _press(self, request: HttpRequest, obj: M) -> HttpResponse | None:
        pressed = request.POST.get(PRESSED, "")
        button = next((button for button in self.buttons if button.name == pressed), None)
        if button is None:
            return None
        if not button.is_for(self, request, obj):
            raise PermissionDenied
        said = getattr(self, button.name)(request, obj)
        if isinstance(said, HttpResponse):
            return said
        messages.success(request, said)
        form = f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change"
        return HttpResponseRedirect(reverse(form, args=[obj.pk]))


def parent_of(form: ModelForm[Any], foreign_key: str) -> Any:
    """What an inline row belongs to, as its page describes it; while it is added, the row itself has none."""
    return cast(Any, form.fields[foreign_key]).parent_instance


class PictureInput(AdminFileWidget):
    """A box for a file with a label of its own; Django's would have only the caption of a group."""

    use_fieldset = False

    class Media:
        css = {"all": ["desk/pictures.css"]}
        js = [
            Script("desk/picture-chosen.js", type="module"),
            Script("desk/focus.js", type="module"),
        ]


def thumbnail(picture: ImageFieldFile | None, fallback: str = "") -> SafeString:
    """A picture in a box of 40 by 40, its smallest copy, cropped by CSS; without one, a letter."""
    stored = cast(Picture, picture)
    if stored and stored._committed:  # one that is being refused has no copies yet
        return format_html(
            '<img class="desk-thumbnail" src="{}" width="40" height="40" alt="" loading="lazy">',
            stored.smallest_url,
        )
    return format_html('<span class="desk-seal" aria-hidden="true">{}</span>', fallback[:1])


def whole_picture(picture: ImageFieldFile) -> SafeString:
    """A picture on its form, uncut, for ``focus.js`` to show where its focus is; empty without one."""
    stored = cast(Picture, picture)
    if not (stored and stored._committed):
        return mark_safe('<img class="desk-picture" alt="" hidden>')
    return format_html(
        '<img class="desk-picture" src="{}" width="{}" height="{}" alt="">',
        *(stored.smallest_url, stored.width, stored.height),
    )
