"""What belongs to a review, edited on its page. Photos come first: moments name them by number."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.forms.widgets import Media, Script
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from desk.ordering import OrderedInline
from desk.parts import PictureInput, StackedInline, whole_picture
from desk.selects import JoinedFormSet, RowSelect
from images.fields import CleanImageField
from reviews.admin.forms import LineForm, MomentForm
from reviews.admin.photos import PhotoForm, PhotoFormSet
from reviews.models import HighlightMoment, MemorableLine, Photo, Review
from shows.models import Credit

CONTROLS = ("rows", "order", "credit", "upload", "drop")
SHORT_TEXT: dict[Any, dict[str, Any]] = {
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
}


class PhotoInline(OrderedInline[Photo, Review]):
    model = Photo
    row_name = "photo"
    named_by = ("alt",)
    nameless = "no alternative text yet"
    form = PhotoForm
    formset = PhotoFormSet
    formfield_overrides = {CleanImageField: {"widget": PictureInput}}
    extra = 0
    readonly_fields = ["preview"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("preview", "alt", "credit", "caption"),
                    *(("number", "spoils_to"), "image", "waiting"),
                ]
            },
        ),
        (
            "Focus in percent",
            {"fields": [("focus_across", "focus_down")], "classes": ["collapse"]},
        ),
    ]

    is_read_only = False

    @property
    def media(self) -> Media:
        """No controls for who may only read."""
        js: Any = [Script(f"desk/photo-{part}.js", type="module") for part in CONTROLS]
        return super().media + Media(js=() if self.is_read_only else js)

    def get_formset(self, request: HttpRequest, obj: Review | None = None, **kwargs: Any) -> Any:
        """Its rows take over pictures that this editor has sent, and nobody else's."""
        page = self.admin_site.get_model_admin(Review)
        self.is_read_only = obj is not None and not page.has_change_permission(request, obj)
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset

    @admin.display(description="preview")
    def preview(self, photo: Photo) -> SafeString:
        return whole_picture(photo.image)

    @admin.display(description="")
    def waiting(self, photo: Photo) -> str:
        """For those who may look and not change: nothing waits for them."""
        return ""


class MomentInline(StackedInline[HighlightMoment, Review]):
    model = HighlightMoment
    form = MomentForm
    extra = 0
    formfield_overrides = SHORT_TEXT
    fields = [("episodes", "title"), "text", ("photo_number", "spoils_to_override")]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[HighlightMoment]:
        return super().get_queryset(request).select_related("photo")

    @admin.display(description="Photo")
    def photo_number(self, moment: HighlightMoment) -> int | None:
        """For those who may look and not change: the form's own box is not theirs."""
        return moment.photo.number if moment.photo else None


class CharacterSelect(RowSelect):
    """Asks for credits with the review's show in the address, so that its characters come first."""

    show_id: int | None = None

    def get_url(self) -> str:
        query = f"?{urlencode({'show': self.show_id})}" if self.show_id else ""
        return super().get_url() + query


class LineFormSet(JoinedFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        wrapper: Any = form.fields["credit"].widget
        select = getattr(wrapper, "widget", wrapper)
        if isinstance(select, CharacterSelect):
            select.show_id = self.instance.show_id


class LineInline(StackedInline[MemorableLine, Review]):
    model = MemorableLine
    form = LineForm
    formset = LineFormSet
    extra = 0
    formfield_overrides = SHORT_TEXT
    fields = [
        ("quote", "quote_hangul"),
        ("credit", "speaker"),
        "comment",
        ("episode", "spoils_to_override"),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[MemorableLine]:
        """With what the name of a character is made of."""
        return super().get_queryset(request).select_related("credit__person")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "credit":
            kwargs["widget"] = CharacterSelect(db_field, self.admin_site)
            kwargs["queryset"] = Credit.objects.select_related("person")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
