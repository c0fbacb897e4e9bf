"""What a suggestion is called, and in a few words why it is one."""

from django.utils.translation import gettext as _

from people.models import Person
from reviews.search.finder import Reason
from shows.models import Show
from text.hangul import fold


def why(reason: Reason, row: Person | Show) -> str:
    """Empty where the name that answered stands in what is printed: that needs no reason."""
    is_person = isinstance(row, Person)
    if reason.is_character:
        text = _("plays {name}") if is_person else _("with the character {name}")
    elif _is_printed(reason.name, row):
        return ""
    else:
        text = _("also written {name}") if is_person else _("also called {name}")
    return text.format(name=reason.name)


def _is_printed(name: str, row: Person | Show) -> bool:
    """In either order of a person's name."""
    names = [*printed_names(row), *([row.name] if isinstance(row, Person) else [])]
    return any(fold(name) in fold(one) for one in names)


def printed_names(row: Person | Show) -> tuple[str, str]:
    """As the page prints it, and then in the other script, or nothing."""
    if isinstance(row, Person):
        label, names = str(row), (row.printed_name, row.name_hangul)
    else:
        label, names = row.printed_title, (row.title, row.title_hangul)
    return label, next((name for name in names if name != label), "")
