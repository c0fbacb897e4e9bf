"""What a search field offers while somebody types: people and shows, the closest first.

The names of people and shows are all that is asked and answered, and those are public whatever is published.
"""

from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _, ngettext

from people.models import Person
from reviews.search.behind import best_known, rows_of
from reviews.search.finder import Match, find
from reviews.search.likely import is_answer
from reviews.search.reasons import in_short
from shows.models import Show
from text.jamo import INITIALS, is_syllable

MOST = 8
FEWEST = 2
"""Letters or figures of other scripts than Hangul, of which one says enough."""


class Suggestion(NamedTuple):
    """``other`` is the name in the other script, or empty; ``why`` is empty where the names say it."""

    label: str
    other: str
    kind: str
    why: str
    address: str

    @property
    def description(self) -> str:
        return ", ".join(filter(None, [self.other, self.kind, self.why]))


def is_enough(query: str) -> bool:
    """A syllable or a consonant of Hangul, or two letters or figures of anything else."""
    letters = [letter for letter in query if letter.isalnum()]
    return len(letters) >= FEWEST or any(is_syllable(one) or one in INITIALS for one in letters)


def suggested(query: str) -> list[Suggestion]:
    found = _found(query) if is_enough(query) else []
    rows = rows_of(found)
    return [_suggestion(match, rows[match.row]) for match in found if match.row in rows]


def _found(query: str) -> list[Match]:
    """As somebody types; where nothing begins so, as the page of results has it."""
    if found := find(query, MOST, is_typing=True):
        return found
    return [match for match in find(query, MOST) if is_answer(query, match)]


def status(query: str, found: list[Suggestion]) -> str:
    """How many there are, in words; nothing where too little is typed to tell."""
    if not is_enough(query):
        return ""
    if not found:
        return _("No suggestions")
    text = ngettext("{number} suggestion", "{number} suggestions", len(found))
    return text.format(number=len(found))


def every_result(query: str) -> dict[str, str]:
    """What leads to the page of all that is found."""
    label = _("All results for “{query}”").format(query=query)
    return {"label": label, "address": f"{reverse('reviews:search')}?{urlencode({'q': query})}"}


def _suggestion(match: Match, row: Person | Show) -> Suggestion:
    why = in_short(match.reason, row)
    kind = _kind(row) if why else ", ".join(filter(None, [_kind(row), best_known(row)]))
    return Suggestion(*row.printed_names, kind, why, row.get_absolute_url())


def _kind(row: Person | Show) -> str:
    if isinstance(row, Person):
        return _("Person")
    kind = _("Film") if row.is_film else _("Show")
    return f"{kind}, {row.year}" if row.year else kind
