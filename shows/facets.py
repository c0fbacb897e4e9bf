"""What the list of shows is narrowed by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _, gettext_lazy

from reviews.models import Review
from rows.facets import (
    Choice,
    Facet,
    FirstLetter,
    Linked,
    Offer,
    among,
    in_turn,
    latest_first,
)
from rows.keys import Rows, whose
from shows.models import Availability, Show
from text.countries import country_name
from text.languages import or_hangul


def in_two_scripts(
    name: str, title: Any, path: str, facet: type[Facet] = Facet, **options: Any
) -> Facet:
    """By a row of a short list: its slug in the address, its name on the page."""
    shown = (f"{path}__name", f"{path}__name_hangul")
    return facet(name, title, f"{path}__slug", shown=shown, printed=or_hangul, **options)


@dataclass(frozen=True)
class Rating(Facet):
    """By the least that the published reviews' ratings come to on the average."""

    STEPS = ("4", "3", "2", "1")

    def narrow[R: Rows](self, rows: R, value: str, *, walked: bool = False) -> R:
        return among(rows, _rated().filter(mean__gte=int(value)), "show", walked=walked)

    def choices(self, rows: Rows) -> Offer:
        reached = {
            f"from_{least}": Count("mean", filter=Q(mean__gte=int(least))) for least in self.STEPS
        }
        rated = whose(_rated(), "show", rows)
        counts = rated.annotate(rated=Count("pk")).aggregate(**reached, reviews=Sum("rated"))
        found = [self.choice(least, [], counts[f"from_{least}"]) for least in self.STEPS]
        offer = Offer(one for one in found if one.count)
        offer.counted = counts["reviews"] or 0
        return offer

    def means(self, shows: Iterable[int]) -> dict[int, float]:
        """By the keys of those shows that are rated."""
        return dict(_rated().filter(show__in=shows).values_list("show", "mean"))

    def reached(self, rating: Decimal | float | None) -> set[str]:
        return {least for least in self.STEPS if rating is not None and rating >= int(least)}

    def choice(self, value: Any, shown: list[Any], count: int) -> Choice:
        return Choice(value, _("Rated %(least)s or more") % {"least": value}, count)


def _rated() -> QuerySet[Any, Any]:
    """Shows by their published reviews: each with the ``mean`` of those that rate. That a rating is of a show
    goes without saying but for SQLite, which then goes along the index of shows.
    """
    rated = Review.objects.published().filter(rating__isnull=False, show__isnull=False)
    return rated.order_by().values("show").annotate(mean=Avg("rating"))


LETTER = FirstLetter(
    "letter",
    gettext_lazy("First letter"),
    hangul="title_hangul",
    latin=("title",),
    is_selective=True,
)
GENRE = in_two_scripts(
    "genre",
    gettext_lazy("Genre"),
    "genres",
    Linked,
    links=lambda: Show.genres.through._default_manager.all(),
    owner="show",
    column="genre__slug",
)
NETWORK = in_two_scripts("network", gettext_lazy("Network"), "original_network", is_selective=True)
PLATFORM = in_two_scripts(
    "platform",
    gettext_lazy("Platform"),
    "availability__platform",
    Linked,
    links=lambda: Availability.objects.filter(status__in=Availability.OFFERED),
    owner="show",
    column="platform__slug",
    condition=lambda: Q(availability__status__in=Availability.OFFERED),
    is_many=True,
)
YEAR = Facet(
    "year",
    gettext_lazy("Year"),
    "year",
    is_column=True,
    is_selective=True,
    order=latest_first,
    shape=re.compile("[12][0-9]{3}"),
)
RATING = Rating(
    "rating", gettext_lazy("Rating"), order=in_turn(Rating.STEPS), shape=re.compile("[1-4]")
)
KIND = Facet(
    "kind",
    gettext_lazy("Kind"),
    "kind",
    is_column=True,
    printed=lambda kind: str(dict(Show.Kind.choices).get(kind, kind)),
    order=in_turn(Show.Kind.values),
)
COUNTRY = Facet(
    "country",
    gettext_lazy("Country"),
    "country",
    is_column=True,
    printed=country_name,
    shape=re.compile("[A-Z]{2}"),
)

FACETS = [LETTER, GENRE, NETWORK, PLATFORM, YEAR, RATING, KIND, COUNTRY]
