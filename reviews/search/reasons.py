"""Why a person or a show is an answer, in words."""

from django.utils.translation import gettext as _

from people.models import Person
from reviews.search.finder import Reason
from shows.models import Show
from text.hangul import fold


def why(reason: Reason, row: Person | Show) -> str:
    """Empty where the name that answered stands in what is printed: that needs no reason."""
    if reason.is_character:
        if isinstance(row, Person):
            return _("plays {name}").format(name=reason.name)
        return _("with the character {name}").format(name=reason.name)
    if any(fold(reason.name) in fold(name) for name in _printed(row)):
        return ""
    if isinstance(row, Person):
        return _("also written {name}").format(name=reason.name)
    return _("also called {name}").format(name=reason.name)


def _printed(row: Person | Show) -> list[str]:
    if isinstance(row, Person):
        return [str(row), row.name_hangul]
    return [row.printed_title, row.title_hangul]
