"""What a reader may ask of the collections."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from people.models import Person
from reviews.models import MemorableLine
from reviews.models.parts import LineQuerySet
from shows.models import Show
from text.languages import or_hangul


class LineFilter(forms.Form):
    """Lines of one show, of one speaker, that spoil nothing, or any of these; nonsense is ignored."""

    show = forms.ChoiceField(label=gettext_lazy("Show"), required=False)
    speaker = forms.ChoiceField(label=gettext_lazy("Speaker"), required=False)
    spoilers = forms.ChoiceField(
        label=gettext_lazy("Spoilers"),
        required=False,
        choices=[
            ("", gettext_lazy("Veil what I have not seen")),
            ("none", gettext_lazy("Only lines that spoil nothing")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = MemorableLine.objects.published()
        shows = Show.objects.filter(reviews__lines__in=lines).distinct()
        speakers = Person.objects.filter(credits__lines__in=lines).distinct()
        self.fields["show"].choices = [  # type: ignore[attr-defined]
            ("", _("All shows")),
            *_choices(shows.in_order().values_list("slug", "title", "title_hangul")),
        ]
        self.fields["speaker"].choices = [  # type: ignore[attr-defined]
            ("", _("Anyone")),
            *_choices(speakers.in_order().values_list("slug", "name", "name_hangul")),
        ]

    def narrow(self, lines: LineQuerySet) -> LineQuerySet:
        """The lines asked for; an unknown show or speaker narrows nothing."""
        self.is_valid()
        if show := self.cleaned_data.get("show"):
            lines = lines.filter(review__show__slug=show)
        if speaker := self.cleaned_data.get("speaker"):
            lines = lines.filter(credit__person__slug=speaker)
        if self.cleaned_data.get("spoilers"):
            lines = lines.spoiling_nothing()
        return lines


def _choices(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(slug, or_hangul(name, hangul)) for slug, name, hangul in rows]
