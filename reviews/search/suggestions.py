"""What a search field offers while somebody types: people and shows, the closest first.

The names of people and shows are all that is asked and answered, and those are public whatever is published.
"""

from typing import NamedTuple

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from people.models import Person
from reviews.search.finder import Match, find
from reviews.search.reasons import in_short
from search.candidates import Row
from shows.models import Show
from text.jamo import INITIALS, is_syllable
from text.typed import one_line

LONGEST, MOST = 100, 8
FEWEST = 2
"""Letters or figures of other scripts than Hangul, of which one says enough."""
KEPT = 60
"""Seconds for which an answer may be shown again."""

public = cache_control(public=True, max_age=KEPT)


class Suggestion(NamedTuple):
    """``other`` is the name in the other script, or empty; ``why`` is empty where the names say it."""

    label: str
    other: str
    kind: str
    why: str
    address: str


@public
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """For the script of the page; ``status`` is what it tells those who listen."""
    query = one_line(request.GET.get("q", ""), LONGEST)
    found = suggested(query)
    status = _said(len(found)) if is_enough(query) else ""
    return JsonResponse({"status": status, "suggestions": [one._asdict() for one in found]})


@public
@require_safe
def browser_suggestions(request: HttpRequest) -> JsonResponse:
    """For the address bar: the query as it was sent, names, descriptions, addresses (OpenSearch)."""
    query = request.GET.get("q", "")[:LONGEST]
    found = suggested(one_line(query, LONGEST))
    answer = [
        query,
        [one.label for one in found],
        [", ".join(filter(None, [one.other, one.kind, one.why])) for one in found],
        [request.build_absolute_uri(one.address) for one in found],
    ]
    return JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")


def is_enough(query: str) -> bool:
    """A syllable or a consonant of Hangul, or two letters or figures of anything else."""
    letters = [letter for letter in query if letter.isalnum()]
    return len(letters) >= FEWEST or any(is_syllable(one) or one in INITIALS for one in letters)


def suggested(query: str) -> list[Suggestion]:
    found = find(query, MOST, is_typing=True) if is_enough(query) else []
    rows = _rows(found)
    return [_suggestion(match, rows[match.row]) for match in found if match.row in rows]


def _rows(found: list[Match]) -> dict[Row, Person | Show]:
    """What is to be printed of them, in one query for each kind."""
    people = [row.pk for row, *_ in found if row.kind == Person.KIND]
    shows = [row.pk for row, *_ in found if row.kind == Show.KIND]
    return {
        Row(row.KIND, row.pk): row
        for row in (
            *Person.objects.for_cards().filter(pk__in=people),
            *Show.objects.for_cards().filter(pk__in=shows),
        )
    }


def _suggestion(match: Match, row: Person | Show) -> Suggestion:
    why = in_short(match.reason, row)
    return Suggestion(*row.printed_names, _kind(row), why, row.get_absolute_url())


def _kind(row: Person | Show) -> str:
    if isinstance(row, Person):
        return _("Person")
    kind = _("Film") if row.is_film else _("Show")
    return f"{kind}, {row.year}" if row.year else kind


def _said(number: int) -> str:
    if not number:
        return _("No suggestions")
    text = ngettext("{number} suggestion", "{number} suggestions", number)
    return text.format(number=number)
