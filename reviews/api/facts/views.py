"""Shows and people: what is known of them, which gives nothing away."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from config.site import site_of
from people.models import Person
from reviews.api.asking import Asked, Slug, SlugInPath, Words, Year
from reviews.api.facts import shapes, told
from reviews.api.shapes import REFUSED, Page
from rows.facets import narrowed
from shows.facets import GENRE, KIND, NETWORK, YEAR
from shows.models import Availability, Credit, Show

router = Router(tags=["facts"])


class ShowsAsked(Asked):
    q: Words | None = None
    kind: shapes.ShowKind | None = None
    year: Year | None = None
    network: Slug | None = None
    genre: Slug | None = None
    person: Slug | None = None


class PeopleAsked(Asked):
    q: Words | None = None
    show: Slug | None = None


@router.get("/shows", response={200: Page[shapes.ShowCard], **REFUSED}, url_name="shows")
def shows(request: HttpRequest, asked: Query[ShowsAsked]) -> dict[str, Any]:
    """Shows by title; all that is asked for must fit."""
    rows = Show.objects.for_cards().in_order()
    rows = rows.matching(asked.q) if asked.q else rows
    if asked.person:
        credits = Credit.objects.filter(person__slug=asked.person)
        rows = rows.filter(pk__in=credits.values("show"))
    values = [
        (KIND, asked.kind),
        (YEAR, asked.year),
        (NETWORK, asked.network),
        (GENRE, asked.genre),
    ]
    given = [(facet, str(value)) for facet, value in values if value]
    found, page = asked.cut(request, narrowed(rows, given), narrowed(rows, given, walked=True))
    return page | {"results": [told.show_card(show, site_of(request)) for show in found]}


@router.get("/shows/{slug}", response={200: shapes.Show, **REFUSED}, url_name="show")
def show(request: HttpRequest, slug: SlugInPath) -> shapes.Show:
    """A show with its episodes, who made it, and where it could be watched when somebody looked."""
    rows = Show.objects.for_page().prefetch_related(
        "genres",
        "followed_by",
        "episodes",
        Prefetch("credits", Credit.objects.select_related("person")),
        Prefetch("availability", Availability.objects.select_related("platform")),
    )
    return told.show(get_object_or_404(rows, slug=slug), site_of(request))


@router.get("/people", response={200: Page[shapes.PersonName], **REFUSED}, url_name="people")
def people(request: HttpRequest, asked: Query[PeopleAsked]) -> dict[str, Any]:
    """People by name."""
    rows = Person.objects.for_cards().in_order()
    rows = rows.matching(asked.q) if asked.q else rows
    if asked.show:
        credits = Credit.objects.filter(show__slug=asked.show)
        rows = rows.filter(pk__in=credits.values("person"))
    found, page = asked.cut(request, rows)
    return page | {"results": [told.person_name(one, site_of(request)) for one in found]}


@router.get("/people/{slug}", response={200: shapes.Person, **REFUSED}, url_name="person")
def person(request: HttpRequest, slug: SlugInPath) -> shapes.Person:
    """A person with every part they had."""
    credits = Credit.objects.select_related("show").order_by("-show__year", "billing", "pk")
    rows = Person.objects.prefetch_related(Prefetch("credits", credits))
    return told.person(get_object_or_404(rows, slug=slug), site_of(request))
