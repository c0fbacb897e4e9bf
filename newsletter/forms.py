"""What somebody may type who wants mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.forms import INCOMPLETE, AddressField
from newsletter.choices import Choice, everything
from newsletter.models import Subscriber, Subscription


class SubscribeForm(forms.Form):
    """``prefilled`` is the key of a show or a person whose page led here."""

    what = forms.ChoiceField(
        label=_("What to get"),
        error_messages={"invalid_choice": _("Choose one of these.")},
    )
    email = AddressField(
        help_text=_("Never shown, and used for nothing else."),
        error_messages={
            "required": _("Write the address that the mail goes to."),
            "invalid": INCOMPLETE,
        },
    )
    website = forms.Field(required=False)
    """Hidden from the eye: what fills it in does not look."""

    def __init__(self, data: Any = None, *, prefilled: str = "") -> None:
        key = prefilled or (data.get("what", "") if data else "")
        choices = everything()
        own = Choice.read(key)
        if own is not None and (own.show or own.person):
            choices.insert(0, own)
        super().__init__(data, initial={"what": choices[0].key})
        self.fields["what"].choices = [(one.key, one.label) for one in choices]  # type: ignore[attr-defined]


class ChoicesForm(forms.Form):
    """What a subscriber follows, and what was asked for at the address and waits for its link, which whoever
    has this page need not wait for; what else there is to follow stands on the pages of shows and people.
    """

    what = forms.MultipleChoiceField(
        label=_("What you get"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any = None, *, subscriber: Subscriber) -> None:
        followed = subscriber.subscriptions.select_related("show", "person")
        own = [Choice.of(one) for one in followed.order_by("pk")]
        asked = _asked_for(subscriber, is_sent_too=data is not None)
        self.choices = {one.key: one for one in [*everything(), *own, *asked]}
        super().__init__(data, initial={"what": [one.key for one in own]})
        field = self.fields["what"]
        field.choices = [(key, one.label) for key, one in self.choices.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Subscription]:
        """Each once, however often a browser sent it."""
        keys = dict.fromkeys(self.cleaned_data["what"])
        return [self.choices[key].subscription for key in keys]


def _asked_for(subscriber: Subscriber, *, is_sent_too: bool) -> list[Choice]:
    """``is_sent_too`` for what was shown a while ago: its link may have gone out in the meantime."""
    links = subscriber.deliveries.filter(mailing=None)
    shown = links if is_sent_too else links.waiting()
    keys = dict.fromkeys(shown.order_by("pk").values_list("wanted", flat=True))
    return [choice for key in keys if (choice := Choice.read(key))]
