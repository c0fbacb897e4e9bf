"""The people and shows behind matches, to be printed."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from people.models import Person
from reviews.search.finder import Match
from search.kinds import PERSON, SHOW, Row, keys_by_kind
from shows.models import Credit, Show
from text.languages import or_hangul


def rows_of(found: Iterable[Match]) -> dict[Row, Person | Show]:
    """In one query for each kind; people with what ``best_known`` reads."""
    keys = keys_by_kind(match.row for match in found)
    people = _with_best_show(Person.objects.for_cards().filter(pk__in=keys[PERSON]))
    shows = Show.objects.for_cards().filter(pk__in=keys[SHOW])
    return {Row(row.KIND, row.pk): row for row in (*people, *shows)}


def _with_best_show(people: QuerySet[Person]) -> QuerySet[Person]:
    credits = Credit.objects.filter(person=OuterRef("pk"))
    best = credits.order_by("-show__search_weight", "billing", "pk")
    return people.annotate(
        best_title=Subquery(best.values("show__title")[:1]),
        best_title_hangul=Subquery(best.values("show__title_hangul")[:1]),
    )


def best_known(row: Person | Show) -> str:
    """The show that a person is best known for, or nothing."""
    title, hangul = getattr(row, "best_title", None), getattr(row, "best_title_hangul", None)
    return or_hangul(title or "", hangul or "")
