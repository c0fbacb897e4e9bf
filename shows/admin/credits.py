"""Credits on their own: what the autocomplete of a memorable line asks."""

from django.contrib import admin
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest

from desk.parts import ModelAdmin
from people.models import Person
from search.ranking import closest
from shows.models import Credit, Show


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
        """All words of the term, each found in a name; the show that the page is about comes first."""
        show = request.GET.get("show", "")
        knows_show = show.isdecimal() and len(show) < 19
        if search_term.strip():
            characters = Q(pk__in=closest(Credit, search_term))
            queryset = queryset.filter(
                characters | _about(search_term) | _about_each(search_term.split())
            )
        if knows_show:
            queryset = queryset.order_by(
                Case(When(show=int(show), then=0), default=1), "billing", "pk"
            )
        return queryset, False


def _about(words: str) -> Q:
    return (
        Q(character__icontains=words)
        | Q(character_hangul__icontains=words)
        | Q(aliases__icontains=words)
        | Q(person__in=Person.objects.matching(words))
        | Q(show__in=Show.objects.matching(words))
    )


def _about_each(words: list[str]) -> Q:
    condition = Q()
    for word in words:
        condition &= _about(word)
    return condition
