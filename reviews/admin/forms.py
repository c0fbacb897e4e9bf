"""The forms of a review and its parts, each checked against the show that the same page names."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.db.models import Model

from desk.parts import ModelForm, parent_of
from reviews.admin.fields import BodyField, TagsField
from reviews.admin.kinds import check_kind, check_part, is_about_no_show
from reviews.models import HighlightMoment, MemorableLine, Photo, Review
from shows.models import Credit, Show
from text.episodes import FINALE, format_episodes, parse_episodes

BOUNDARY = "spoils_to_override"
PHOTOS = Photo._meta.get_field("review").remote_field.get_accessor_name() or "photos"


def episodes_box(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=30,
        help_text=help_text,
        widget=AdminTextInputWidget(attrs={"size": 8, "class": "desk-short"}),
    )


def typed_episodes(text: str, show: Show | None) -> tuple[int, int] | tuple[None, None]:
    """The episodes typed, or a ``ValidationError`` whose sentence stands beside the box."""
    if not text.strip():
        return None, None
    if show is not None and show.is_film:
        raise forms.ValidationError("A film has no episodes: leave this empty.")
    try:
        return parse_episodes(text, show.episode_count if show else None)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error


def possible_boundary(spoils_to: int | None, review: Review) -> int | None:
    """``spoils_to`` itself, unless the show is too short for it, or there is none to count episodes of."""
    if spoils_to and spoils_to < FINALE and is_about_no_show(review):
        raise forms.ValidationError(
            f"Without a show no episode counts. Write 0 for nothing, {FINALE} for an ending."
        )
    count = review.show.episode_count if review.show else None
    if spoils_to is not None and count and count < spoils_to < FINALE:
        raise forms.ValidationError(
            f"The show has {count} episodes. Write {FINALE} for the ending of any show."
        )
    return spoils_to


def refuse_silence(form: ModelForm[Any], box: str) -> None:
    """Refuses a part that may be of any episode and whose boundary nobody gave: it would stand open."""
    show = show_of(form)
    boundary = form.cleaned_data.get(BOUNDARY)
    if boundary is not None or form.errors.keys() & {box, BOUNDARY}:
        return
    if is_about_no_show(review_of(form)):
        form.add_error(BOUNDARY, f"Say whether it spoils: 0 for nothing, {FINALE} for an ending.")
    elif show is not None and not show.is_film and not form.cleaned_data.get(box):
        form.add_error(box, "Say which episode, or how far it spoils (0 for nothing).")


def review_of(part: ModelForm[Any]) -> Review:
    """As the form above this part has it."""
    review: Review = parent_of(part, "review")
    return review


def show_of(part: ModelForm[Any]) -> Show | None:
    """The show chosen in the form above this part, or none while that is missing or wrong."""
    return review_of(part).show


class DatedForm[M: Model](ModelForm[M]):
    """Leaves what was not touched in these boxes as it is stored by now.

    Boxes of moments show seconds, and the order of reviews hangs on more. And what somebody else has
    published or moved meanwhile stays so: the form holds what each box began with.
    """

    moments: ClassVar[list[str]] = ["published_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._watched():
            self.fields[name].show_hidden_initial = True

    def _watched(self) -> list[str]:
        return [name for name in ("slug", *self.moments) if name in self.fields]

    def began_with(self, name: str) -> Any:
        """What the box held when the form was opened; None for nonsense."""
        box: Any = self[name]
        hidden = box.field.hidden_widget()
        data = hidden.value_from_datadict(self.data, self.files, box.html_initial_name)
        try:
            return box.field.clean(data)
        except forms.ValidationError:
            return None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        untouched = set(self._watched()) - set(self.changed_data)
        return cleaned | {
            name: getattr(self.instance, name) for name in untouched if self.instance.pk
        }


class ReviewForm(DatedForm[Review]):
    moments: ClassVar[list[str]] = ["published_at", "featured_at"]
    body = BodyField(required=False)
    tags = TagsField(
        required=False,
        max_length=5000,
        help_text="Parted by commas: slow burn, 오피스, found family",
    )
    watched = episodes_box("Episodes watched", "1–6, or 6. Empty for a film.")

    class Meta:
        model = Review
        exclude = ["first_episode", "last_episode"]  # typed in one box, “watched”

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        review = self.instance
        self.initial.setdefault(
            "watched", format_episodes(review.first_episode, review.last_episode)
        )

    def clean_dek(self) -> str:
        """One line, however it was broken in its box."""
        return " ".join(self.cleaned_data["dek"].split())

    def clean_watched(self) -> str:
        text: str = self.cleaned_data["watched"]
        first, last = typed_episodes(text, self.cleaned_data.get("show"))
        self.instance.first_episode, self.instance.last_episode = first, last
        return text

    def clean_spoils_to(self) -> int | None:
        chosen = {name: self.cleaned_data.get(name) for name in ("show", "kind")}
        return possible_boundary(self.cleaned_data["spoils_to"], Review(**chosen))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_kind(self)
        return cleaned


class MomentForm(ModelForm[HighlightMoment]):
    episodes = episodes_box("Episodes", "6, or 6–7. Empty for a film.")
    photo_number = forms.IntegerField(
        label="Photo",
        required=False,
        min_value=1,
        widget=AdminIntegerFieldWidget,
        help_text="Its number.",
    )

    class Meta:
        model = HighlightMoment
        fields = ["title", "text", "spoils_to_override"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moment = self.instance
        self.initial.setdefault("episodes", moment.episodes)
        self.initial.setdefault("photo_number", moment.photo.number if moment.photo else None)

    def clean_episodes(self) -> str:
        text: str = self.cleaned_data["episodes"]
        first, last = typed_episodes(text, show_of(self))
        self.instance.first_episode, self.instance.last_episode = first, last
        return text

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        check_part(self, "episodes")
        refuse_silence(self, "episodes")
        return cleaned

    def clean_photo_number(self) -> int | None:
        number: int | None = self.cleaned_data["photo_number"]
        if number is not None and number not in typed_photo_numbers(self.data):
            raise forms.ValidationError(f"This review has no photo {number}.")
        return number

    def clean_spoils_to_override(self) -> int | None:
        typed = self.cleaned_data["spoils_to_override"]
        return possible_boundary(typed, review_of(self))

    def save(self, commit: bool = True) -> HighlightMoment:
        """Finds the photo only now: it may have been saved a moment ago, by the inline above."""
        number = self.cleaned_data["photo_number"]
        photos = self.instance.review.photos
        self.instance.photo = photos.filter(number=number).first() if number else None
        return super().save(commit)


def typed_photo_numbers(data: Mapping[str, Any]) -> set[int]:
    """Numbers of the photo rows on the page that are not about to be deleted."""
    rows = str(data.get(f"{PHOTOS}-TOTAL_FORMS", ""))
    kept = (
        str(data.get(f"{PHOTOS}-{row}-number", "")).strip()
        for row in range(int(rows) if rows.isdecimal() and len(rows) < 5 else 0)
        if not data.get(f"{PHOTOS}-{row}-DELETE")
    )
    return {int(number) for number in kept if number.isdecimal() and len(number) < 7}


class LineForm(ModelForm[MemorableLine]):
    class Meta:
        model = MemorableLine
        fields = [
            *("quote", "quote_hangul", "credit", "speaker", "episode"),
            *("comment", "spoils_to_override"),
        ]

    def clean(self) -> dict[str, Any] | None:
        """A character speaks in some episode; what a poster says, in none."""
        cleaned = super().clean()
        check_part(self, "episode")
        if self.cleaned_data.get("credit"):
            refuse_silence(self, "episode")
        return cleaned

    def clean_credit(self) -> Credit | None:
        credit: Credit | None = self.cleaned_data["credit"]
        show = show_of(self)
        if credit is not None and show is not None and credit.show_id != show.pk:
            raise forms.ValidationError(f"{credit} is in {credit.show}, not in {show}.")
        return credit

    def clean_episode(self) -> int | None:
        number: int | None = self.cleaned_data["episode"]
        text = "" if number is None else str(number)
        return typed_episodes(text, show_of(self))[0]

    def clean_spoils_to_override(self) -> int | None:
        typed = self.cleaned_data["spoils_to_override"]
        return possible_boundary(typed, review_of(self))
