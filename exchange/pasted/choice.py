"""The boxes in which an editor says which show an article is about: one of the site, or a new one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget

from desk.selects import RowSelect, possible_keys
from reviews.models import Review
from shows.models import Show

OF_FORM = {"form": "review_form"}
NEAR = 8


class NearSelect(RowSelect):
    """Offers a few rows without JavaScript, too."""

    near: Iterable[Show] = ()

    def optgroups(self, name: str, value: Any, attr: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attr)
        options = groups[0][1]
        chosen = {str(one["value"]) for one in options}
        for row in self.near:
            if str(row.pk) not in chosen:
                box: Any = self
                options.append(box.create_option(name, row.pk, str(row), False, len(options)))
        return groups


class ShowBoxes(forms.Form):
    """They stand above the form of the review and travel with it, so their names begin with a “_”."""

    show = forms.ModelChoiceField(queryset=Show.objects.none(), required=False, label="Show")
    title = forms.CharField(
        required=False, max_length=200, widget=AdminTextInputWidget(attrs=OF_FORM)
    )
    title_hangul = forms.CharField(
        required=False,
        max_length=200,
        label="Title in Hangul",
        widget=AdminTextInputWidget(attrs=OF_FORM | {"lang": "ko"}),
    )
    year = forms.IntegerField(
        required=False,
        min_value=1895,
        max_value=2200,
        widget=AdminIntegerFieldWidget(attrs=OF_FORM),
    )

    def __init__(self, site: AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["show"]
        box.widget = NearSelect(Review._meta.get_field("show"), site, attrs=dict(OF_FORM))
        box.queryset = Show.objects.all()

    def add_prefix(self, field_name: str) -> str:
        return f"_{field_name}"

    def offer(self, shows: Iterable[Show]) -> None:
        select: Any = self.fields["show"].widget
        select.near = shows


NAMES = [f"_{name}" for name in ShowBoxes.base_fields]


def show_of_key(key: str) -> Show | None:
    """Nonsense for a key is none."""
    keys = possible_keys(Show, [key])
    return Show.objects.filter(pk__in=keys).first()
