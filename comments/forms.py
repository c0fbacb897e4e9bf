"""What a commenter may type."""

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.encoding import punycode
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _

from comments import posting, proof, stamps
from comments.aim import Aim
from comments.models import Comment
from comments.moderation import Evidence
from comments.refusals import CommentArrived, CommentRefused
from house.models import House
from reviews.models import Review
from text.episodes import FINALE
from text.readable import readable, readable_line
from text.typed import printable

if TYPE_CHECKING:
    from accounts.models import User

MAX_LENGTH = 10_000
ARRIVED = "arrived"
ADDRESS_LENGTH = 254
"""Of an e-mail address, as RFC 5321 lets one be in the way of a mail, and as its column is."""
EXPIRED = _(
    "This form was open for too long, or twice. Your text is still here: press the button once more."
)
SIGNED_OUT = _(
    "You are signed out. Sign in again in another window and press the button, or fill in a name to write as"
    " a guest."
)


INCOMPLETE = _("Add the missing part, as in name@example.org.")
QUOTED = _("Write the address without quotation marks, as in name@example.org.")
UNSENDABLE = _("No mail can be sent to what follows the @. Check how it is spelled.")


class SeenField(forms.CharField):
    """Text of which something can be seen; marks and invisible characters alone count as nothing."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        if self.max_length is not None and len(text) > 2 * self.max_length:
            return text
        return printable(text) if any(map(_is_seen, readable(text))) else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without a ``maxlength``: a browser would cut what is pasted, and say nothing."""
        attributes: dict[str, Any] = super().widget_attrs(widget)
        attributes.pop("maxlength", None)
        return attributes


class NameField(SeenField):
    """One line without what turns text around or hides in it."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return text if len(text) > 2 * (self.max_length or 0) else readable_line(text)


def _is_seen(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS"


class AddressField(forms.EmailField):
    """An address that can be mailed to: none with what no header takes, none of this machine or a number.

    Nor one in quotation marks (RFC 5321, section 4.1.2): within these one mailbox has many spellings.
    """

    def __init__(self, **options: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        own: dict[str, Any] = {"label": _("E-mail"), "max_length": ADDRESS_LENGTH}
        super().__init__(**own | {"widget": widget} | options)

    def clean(self, value: Any) -> Any:
        address: str = super().clean(value)
        domain = address.rpartition("@")[2]
        is_plain = all(sign.isprintable() and not sign.isspace() for sign in address)
        if address and (not is_plain or domain.startswith("[") or "." not in domain):
            raise forms.ValidationError(INCOMPLETE, code="invalid")
        if address.startswith('"'):
            raise forms.ValidationError(QUOTED, code="quoted")
        try:
            punycode(domain)
        except UnicodeError:
            raise forms.ValidationError(UNSENDABLE, code="unsendable") from None
        return address


class CommentForm(forms.Form):
    """Name and e-mail are asked of guests only; a signed-in editor is known."""

    name = NameField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write a name. It is shown with your comment.")},
    )
    email = AddressField(
        help_text=_("Never shown."),
        error_messages={
            "required": _("Write your e-mail address. It is never shown."),
            "invalid": INCOMPLETE,
        },
    )
    body = SeenField(
        label=_("Comment"),
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "A blank line starts a paragraph. *Emphasis*, and > at the start of a line to quote."
        ),
        error_messages={"required": _("Write something first. Nothing was posted.")},
    )
    spoils_to = forms.TypedChoiceField(
        label=_("Talks about up to episode"), coerce=int, required=False
    )
    wants_replies = forms.BooleanField(
        label=_("Mail me the replies"),
        required=False,
        help_text=_("Once your address is confirmed, the page of your comments switches this."),
    )
    website = forms.Field(required=False)
    """Hidden from the eye: what fills it in does not look."""
    proof = forms.Field(required=False)

    def __init__(self, *args: Any, aim: Aim, user: "User | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aim, self.user = aim, user
        choices = boundary_choices(aim.review)
        wanted = next(number for number, words in choices if number >= min(aim.spoils_to, FINALE))
        boundary = self.fields["spoils_to"]
        boundary.choices = choices  # type: ignore[attr-defined]
        boundary.empty_value = wanted  # type: ignore[attr-defined]
        self.initial.setdefault("spoils_to", wanted)
        self._ask_no_more_than_needed()

    def _ask_no_more_than_needed(self) -> None:
        if self.user is not None:
            del self.fields["name"], self.fields["email"]
        elif not House.objects.current().comments_need_email:
            self.fields["email"].required = False
            self.fields["email"].help_text = gettext("Never shown, and may stay empty.")
        if self.user is not None or not settings.MAILERS:
            del self.fields["wants_replies"]

    @cached_property
    def known_stamp(self) -> stamps.Stamp | None:
        return stamps.read(str(self.data.get("stamp") or self.initial.get("stamp") or ""))

    @cached_property
    def stamp_to_send(self) -> str:
        """The one that came, so that its name stays, else a fresh one."""
        came = self.data.get("stamp") or self.initial.get("stamp")
        return str(came) if self.known_stamp else stamps.fresh()

    def clean(self) -> None:
        if self.known_stamp is None:
            self.add_error(None, EXPIRED)
        if self.user is None and "as_editor" in self.data:
            self.add_error(None, SIGNED_OUT)

    def refuse(self, refusal: CommentRefused, sentence: str) -> None:
        """Beside no field; ``has_arrived`` tells whether it is good news."""
        code = ARRIVED if isinstance(refusal, CommentArrived) else ""
        self.add_error(None, forms.ValidationError(sentence, code=code))

    @property
    def has_arrived(self) -> bool:
        """Whether what is wrong is that the same comment is here already."""
        return self.has_error(NON_FIELD_ERRORS, ARRIVED)

    def start_anew(self) -> None:
        """With a fresh stamp, where another comment was posted with the one that came."""
        self.stamp_to_send = stamps.fresh()
        self.add_error(None, EXPIRED)

    def post(self, origin: tuple[str, str], *, doubts: Callable[[], bool] | None = None) -> Comment:
        """Store the comment; raises ``CommentRefused`` where the thread does not take it."""
        stamp = self.known_stamp
        address, network = origin
        return posting.post(
            self.aim.review,
            body=self.cleaned_data["body"],
            author_name=self.cleaned_data.get("name", ""),
            author_email=self.cleaned_data.get("email", ""),
            spoils_to=self.cleaned_data["spoils_to"],
            wants_replies=self.cleaned_data.get("wants_replies", False),
            parent=self.aim.parent,
            about=self.aim.about,
            user=self.user,
            sent_as=stamp.name if stamp else "",
            doubts=doubts,
            evidence=Evidence(
                address=address,
                network=network,
                seconds=stamp.seconds if stamp else None,
                is_trapped=bool(self.cleaned_data["website"]),
                is_proven=proof.is_solved(
                    str(self.data.get("stamp", "")), str(self.cleaned_data["proof"] or "")
                ),
            ),
        )


def boundary_choices(review: Review) -> list[tuple[int, str]]:
    """Nothing, each episode where their number is known, and the ending."""
    last = (review.show and review.show.episode_count) or review.last_episode or 0
    words = gettext("Episode %(number)s")
    episodes = [(number, words % {"number": number}) for number in range(1, last + 1)]
    nothing, ending = gettext("Nothing, safe for everyone"), gettext("The ending")
    return [(0, nothing), *episodes, (FINALE, ending)]
