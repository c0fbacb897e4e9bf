"""Credits on their own: what the autocomplete of a memorable line asks."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest

from desk.finding import EVERYTHING, Found, closest_first
from desk.parts import ModelAdmin
from people.models import Person
from reviews.search.finder import find
from search.ranking import closest
from shows.models import Credit, Show
from text.sound import sound
from text.typed import printable

NAMES = ("character", "character_hangul", "person__name", "person__name_hangul")
MOST_WORDS = 6
"""Words that are looked for one by one."""


@admin.register(Credit)
class CreditAdmin(ModelAdmin[Credit]):
    """Entered in the show's form; not in the list of apps, where it would only repeat that."""

    fields = [
        "show",
        "person",
        "role",
        "character",
        "character_hangul",
        "aliases",
        "character_note",
        "billing",
    ]
    list_display = ["character", "character_hangul", "person", "role", "show"]
    list_display_links = ["character", "person"]
    list_filter = ["role"]
    autocomplete_fields = ["show", "person"]
    search_fields = ["character"]
    search_help_text = "A character, an actor or a show, in any spelling."

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        return super().get_queryset(request).select_related("person", "show")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Credit], search_term: str
    ) -> tuple[QuerySet[Credit], bool]:
        """The show that the page is about comes first, then what more of the words name."""
        order: list[Any] = []
        own = Q(pk__in=[])
        show = request.GET.get("show", "")
        if show.isdecimal() and len(show) < 19:
            order = [Case(When(show=int(show), then=0), default=1), "billing", "pk"]
            own = Q(show=int(show)) & _written_in(printable(search_term).split())
        if search_term.strip():
            named, closeness = _named_by(search_term)
            queryset = queryset.filter(named | own)
            order = [*order[:1], *closeness, "billing", "pk"]
        if order and ORDER_VAR not in request.GET:
            queryset = queryset.order_by(*order)
        return queryset, False


def _written_in(words: list[str]) -> Q:
    """Each word stands somewhere in a name, as it is written: of a few rows it takes no index to see that."""
    condition = Q()
    for word in words[:MOST_WORDS]:
        one = Q()
        for name in NAMES:
            one |= Q(**{f"{name}__icontains": word})
        condition &= one
    return condition


def _named_by(words: str) -> tuple[Q, list[Any]]:
    """Credits whose character, person or show the words name; and how to have the closest first.

    A show is not named by one of its characters, or all its other ones would be found too; but of two credits
    of somebody who is named, the one in that show comes first.
    """
    matches = find(words, EVERYTHING)
    every = Found.of(matches)
    by_own_name = Found.of(match for match in matches if not match.reason.is_character)
    characters = Q(pk__in=(keys := closest(Credit, words)))
    together = _together(words.split())
    named = characters | together | Q(person__in=by_own_name.people) | Q(show__in=by_own_name.shows)
    answers = [characters, together, Q(person__in=every.people), Q(show__in=every.shows)]
    number = sum((Case(When(one, then=1), default=0) for one in answers), start=Value(0))
    return named, [number.desc(), *closest_first(keys), *closest_first(every.people, "person")]


def _together(words: list[str]) -> Q:
    """Each of several words sounds like a part of a name of the three: “Sekyung 오미주”."""
    heard = [word for word in words[:MOST_WORDS] if sound(word)]
    condition = Q() if len(heard) > 1 else Q(pk__in=[])
    for word in heard:
        condition &= (
            Q(pk__in=Credit.objects.with_part(word))
            | Q(person__in=Person.objects.with_part(word))
            | Q(show__in=Show.objects.with_part(word))
        )
    return condition
