"""What a commenter may type."""

from typing import TYPE_CHECKING, Any

from django import forms

from comments.models import Comment
from reviews.models import Review
from text.episodes import FINALE

if TYPE_CHECKING:
    from accounts.models import User

MAX_LENGTH = 10_000


class CommentForm(forms.Form):
    """Name and e-mail are asked of guests only; a signed-in editor is known."""

    name = forms.CharField(
        max_length=80, error_messages={"required": "Write a name. It is shown with your comment."}
    )
    email = forms.EmailField(
        label="E-mail",
        help_text="Not shown.",
        error_messages={
            "required": "Write your e-mail address. It is not shown.",
            "invalid": "Add the missing part, as in name@example.org.",
        },
    )
    body = forms.CharField(
        label="Comment",
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Plain text. A blank line starts a paragraph.",
        error_messages={"required": "Write something first. Nothing was posted."},
    )
    spoils_to = forms.TypedChoiceField(label="Spoils up to episode", coerce=int, empty_value="0")

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
    episodes = [(number, f"Episode {number}") for number in range(1, last + 1)]
    return [(0, "Nothing, safe for everyone"), *episodes, (FINALE, "The ending")]
