"""What a commenter may type."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from comments.models import Comment
from reviews.models import Review
from text.episodes import FINALE

if TYPE_CHECKING:
    from accounts.models import User

MAX_LENGTH = 10_000
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
"""Hangul fillers and the empty braille cell: letters and a symbol to Unicode, nothing to the eye."""
_JOINERS = "\u200c\u200d"


class SeenField(forms.CharField):
    """Text of which something can be seen; marks and invisible characters alone count as nothing."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        seen = (char for char in text if char not in _BLANK_LETTERS)
        return text if any(unicodedata.category(char)[0] in "LNPS" for char in seen) else ""


class NameField(SeenField):
    """One line without what turns text around or hides in it; joiners stay, some scripts need them."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        kept = (c for c in text if c in _JOINERS or unicodedata.category(c) != "Cf")
        return re.sub(r"\s+", " ", "".join(kept)).strip()


class CommentForm(forms.Form):
    """Name and e-mail are asked of guests only; a signed-in editor is known."""

    name = NameField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write a name. It is shown with your comment.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Not shown."),
        error_messages={
            "required": _("Write your e-mail address. It is not shown."),
            "invalid": _("Add the missing part, as in name@example.org."),
        },
    )
    body = SeenField(
        label=_("Comment"),
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain text. A blank line starts a paragraph."),
        error_messages={"required": _("Write something first. Nothing was posted.")},
    )
    spoils_to = forms.TypedChoiceField(label=_("Spoils up to episode"), coerce=int, empty_value="0")

    def __init__(
        self,
        *args: Any,
        review: Review,
        parent: Comment | None = None,
        user: "User | None" = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.review, self.parent, self.user = review, parent, user
        self.fields["spoils_to"].choices = boundary_choices(review)  # type: ignore[attr-defined]
        self.fields["spoils_to"].required = False
        self.initial.setdefault("spoils_to", parent.spoils_to if parent else 0)
        if user is not None:
            del self.fields["name"], self.fields["email"]

    def post(self) -> Comment:
        """Store the comment; raises ``CommentRefused`` where the thread does not take it."""
        return Comment.objects.post(
            self.review,
            body=self.cleaned_data["body"],
            author_name=self.cleaned_data.get("name", ""),
            author_email=self.cleaned_data.get("email", ""),
            spoils_to=self.cleaned_data["spoils_to"],
            parent=self.parent,
            user=self.user,
        )


def boundary_choices(review: Review) -> list[tuple[int, str]]:
    """Nothing, each episode where their number is known, and the ending."""
    last = review.show.episode_count or review.last_episode or 0
    words = gettext("Episode %(number)s")
    episodes = [(number, words % {"number": number}) for number in range(1, last + 1)]
    nothing, ending = gettext("Nothing, safe for everyone"), gettext("The ending")
    return [(0, nothing), *episodes, (FINALE, ending)]
