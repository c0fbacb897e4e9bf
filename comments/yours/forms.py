"""What somebody may type who holds the link to an address, or asks for it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from comments import posting
from comments.forms import INCOMPLETE, AddressField, CommentForm, boundary_choices
from comments.models import Comment
from comments.moderation import Evidence


class LinkForm(forms.Form):
    email = AddressField(
        help_text=_("The address you write your comments with."),
        error_messages={
            "required": _("Write the address you comment with."),
            "invalid": INCOMPLETE,
        },
    )


class EditForm(forms.Form):
    """Text and boundary under the same rules as those of a new comment."""

    body = CommentForm.base_fields["body"]
    spoils_to = CommentForm.base_fields["spoils_to"]

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        kept = {"body": comment.body, "spoils_to": comment.spoils_to}
        super().__init__(*args, **kwargs | {"initial": kept})
        boundary = cast(forms.TypedChoiceField, self.fields["spoils_to"])
        boundary.choices = boundary_choices(comment.review)
        self.fields["body"].error_messages["required"] = gettext(
            "Write something first. Nothing was changed."
        )
        boundary.required, boundary.empty_value = False, comment.spoils_to  # type: ignore[assignment]

    def edit(self, comment: Comment, origin: tuple[str, str]) -> None:
        address, network = origin
        evidence = Evidence(address=address, network=network)
        posting.edit(comment, evidence=evidence, **self.cleaned_data)
