"""What a reader may ask of the collections."""

from typing import Any

from django import forms

from people.models import Person
from reviews.models import MemorableLine
from reviews.models.parts import LineQuerySet
from shows.models import Show


class LineFilter(forms.Form):
    """Lines of one show, of one actor or actress, or both; what makes no sense is ignored."""

    show = forms.ChoiceField(required=False)
    speaker = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = MemorableLine.objects.published()
        shows = Show.objects.filter(reviews__lines__in=lines).distinct()
        speakers = Person.objects.filter(credits__lines__in=lines).distinct()
        self.fields["show"].choices = [  # type: ignore[attr-defined]
            ("", "All shows"),
            *shows.order_by("title").values_list("slug", "title"),
        ]
        self.fields["speaker"].choices = [  # type: ignore[attr-defined]
            ("", "Anyone"),
            *speakers.order_by("name").values_list("slug", "name"),
        ]

    def narrow(self, lines: LineQuerySet) -> LineQuerySet:
        """The lines asked for; an unknown show or speaker narrows nothing."""
        self.is_valid()
        if show := self.cleaned_data.get("show"):
            lines = lines.filter(review__show__slug=show)
        if speaker := self.cleaned_data.get("speaker"):
            lines = lines.filter(credit__person__slug=speaker)
        return lines
