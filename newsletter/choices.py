"""What can be followed, as forms, links and mails name it."""

import re
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from newsletter.models import Subscription
from people.models import Person
from shows.models import Show

KEY = re.compile(r"(show|person)-([1-9][0-9]{0,17})")


@dataclass(frozen=True)
class Choice:
    kind: str
    show: Show | None = None
    person: Person | None = None

    @classmethod
    def read(cls, key: str) -> Self | None:
        """None for nonsense, and for what is there no more."""
        if key in (Subscription.Kind.ALL, Subscription.Kind.WEEK):
            return cls(key)
        found = KEY.fullmatch(key)
        if found is None:
            return None
        kind, number = found[1], int(found[2])
        show = Show.objects.filter(pk=number).first() if kind == "show" else None
        person = Person.objects.filter(pk=number).first() if kind == "person" else None
        return cls(kind, show, person) if show or person else None

    @classmethod
    def of(cls, subscription: Subscription) -> Self:
        return cls(subscription.kind, subscription.show, subscription.person)

    @property
    def key(self) -> str:
        return self.subscription.key

    @property
    def label(self) -> str:
        """In the active language."""
        if self.show is not None:
            return _("Reviews of %(title)s") % {"title": self.show.printed_title}
        if self.person is not None:
            return _("Reviews of shows with %(name)s") % {"name": self.person}
        if self.kind == Subscription.Kind.ALL:
            return _("Every review, as it is published")
        return _("Once a week, what was published")

    @property
    def subscription(self) -> Subscription:
        return Subscription(kind=self.kind, show=self.show, person=self.person)


def everything() -> list[Choice]:
    return [Choice(Subscription.Kind.ALL), Choice(Subscription.Kind.WEEK)]
