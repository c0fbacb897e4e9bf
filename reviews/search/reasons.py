"""Why a person or a show is an answer, where what is printed of it is not what was typed."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy

from people.models import Person
from reviews.search.finder import Match, Reason
from reviews.search.shelf import Shelf
from search.closeness import How, closeness
from search.kinds import PERSON, SHOW, Row, keys_by_kind
from search.names import Form, Name, stored
from search.readings import Reading, readings_of
from shows.models import Credit, Show
from text.hangul import fold
from text.hits import hits
from text.jamo import has_hangul
from text.languages import or_hangul

IN_WHICH_WAY = {
    How.INITIALS: gettext_lazy("by initial consonants"),
    How.ACRONYM: gettext_lazy("by initials"),
    How.SPELLING: gettext_lazy("sounds alike"),
    How.NEAR: gettext_lazy("close to what you typed"),
    How.MISTYPED: gettext_lazy("close to what you typed"),
}

ON_WHICH_KEYS = {
    False: gettext_lazy("{name} typed on an English keyboard"),
    True: gettext_lazy("{name} typed on a Korean keyboard"),
}

type Credits = dict[Row, list[Credit]]


def credits_behind(matches: Iterable[Match]) -> Credits:
    """The parts by whose character's name any of these was found; nothing is asked where none was."""
    keys = keys_by_kind(match.row for match in matches if match.reason.is_character)
    found: Credits = defaultdict(list)
    if not keys:
        return found
    condition = Q(person__in=keys[PERSON]) | Q(show__in=keys[SHOW])
    credits = Credit.objects.filter(condition).exclude(search_key="")
    for credit in credits.select_related("person", "show").order_by("billing", "pk"):
        found[Row(PERSON, credit.person_id)].append(credit)
        found[Row(SHOW, credit.show_id)].append(credit)
    return found


def in_short(reason: Reason, thing: Person | Show) -> str:
    """For a suggestion, which is read with one glance; empty where what is printed says it."""
    is_person = isinstance(thing, Person)
    if reason.is_character:
        phrase = _("plays {name}") if is_person else _("with the character {name}")
    elif any(fold(reason.name) in one for one in _printed(thing)):
        return ""
    else:
        phrase = _("also written {name}") if is_person else _("also called {name}")
    return phrase.format(name=reason.name)


def reason(query: str, match: Match, thing: Person | Show, credits: Credits) -> SafeString | str:
    """A phrase for the page, the query marked in it; empty where what is printed says it."""
    how, name, is_character = match.reason
    if is_character:
        return _by_character(query, name, match.row, credits)
    if keys := keys_meant(query, name):
        return format_html(str(ON_WHICH_KEYS[has_hangul(query)]), name=hits(keys.text))
    printed = _printed(thing)
    if any(fold(query) in one for one in printed):
        return ""
    if fold(name) not in printed:
        return format_html(_("also written {name}"), name=hits(name, query))
    return str(IN_WHICH_WAY.get(how, ""))


def of_shelf(query: str, shelf: Shelf | None) -> SafeString | str:
    """What a show is found by that is called otherwise: its network, its genre, its year."""
    if shelf is None:
        return ""
    labels = hits(", ".join(shelf.labels), query)
    return format_html(_("on {name}"), name=labels) if shelf.is_place else labels


def keys_meant(query: str, name: str) -> Reading | None:
    """What the query is on the other keyboard, where that is closer to the name than the query itself."""
    stored_name = Name(name, *Form.of(name))
    best = max(readings_of(query), key=lambda one: closeness(one, stored_name).score, default=None)
    return best if best and best.is_keys else None


def _by_character(query: str, name: str, row: Row, credits: Credits) -> SafeString | str:
    credit = next((one for one in credits[row] if _is_called(one, name)), None)
    if credit is None:
        return ""
    character = or_hangul(credit.character, credit.character_hangul) or credit.character_hangul
    character = hits(character, query)
    if fold(name) != fold(credit.character) and credit.character_hangul:
        character = hits(credit.character_hangul, query)
    if row.kind == PERSON:
        show = hits(credit.show.printed_title, query)
        return format_html(_("plays {character} in {show}"), character=character, show=show)
    person = hits(str(credit.person))
    return format_html(_("{character}, played by {person}"), character=character, person=person)


def _is_called(credit: Credit, name: str) -> bool:
    return any(one.text == name for one in stored(credit.search_key))


def _printed(thing: Person | Show) -> list[str]:
    """Folded; of a person in either order of the name."""
    other_order = [thing.name] if isinstance(thing, Person) else []
    return [fold(name) for name in (*thing.printed_names, *other_order)]
