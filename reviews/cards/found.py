"""The card of what readers may see now, in one query."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

from django.db.models import Avg, Count, OuterRef, Subquery
from django.urls import reverse

from reviews.cards.words import (
    Card,
    house_card,
    line_card,
    list_card,
    review_card,
    show_card,
    year_card,
)
from reviews.models import MemorableLine, RankedList, Review
from reviews.models.years import places
from reviews.years import kept_order
from shows.models import Show

PUBLIC: dict[str, Callable[[], Any]] = {
    "reviews": Review.objects.listed,
    "shows": Show.objects.all,
    "lines": MemorableLine.objects.published,
    "lists": RankedList.objects.published,
}
"""Rows with a card of their own; pages of the site have the house's, whose number is 1."""
NAMED = 3
"""Of the shows of a year, on its card."""


def address_of(card: Card) -> str:
    return reverse("cards:card", args=[card.kind, card.pk, card.digest])


def card_of(kind: str, pk: int) -> Card | None:
    """None where there is no such thing, or not yet. A line that gives something away has its show's."""
    if kind == "house":
        return house_card() if pk == 1 else None
    if kind == "lines":
        line = PUBLIC[kind]().for_cards().filter(pk=pk).first()
        return line and card_of_line(line)
    if kind == "shows":
        return card_of_show(pk)
    if kind == "years":
        return card_of_year(pk)
    found = PUBLIC[kind]().for_cards().filter(pk=pk).first()
    make = cast(Callable[[object], Card], review_card if kind == "reviews" else list_card)
    return found and make(found)


def card_of_line(line: MemorableLine) -> Card:
    """Of a line ``for_cards``; where even its show is unknown, the house's."""
    if not line.spoils_to:
        return line_card(line)
    show = line.review.show
    return (show and card_of_show(show.pk)) or house_card()


def card_of_show(pk: int) -> Card | None:
    rated = Review.objects.listed().filter(show=OuterRef("pk"), rating__isnull=False)
    by_show = rated.order_by().values("show")
    shows = Show.objects.for_cards().annotate(
        mean_rating=Subquery(by_show.annotate(mean=Avg("rating")).values("mean")),
        rating_count=Subquery(by_show.annotate(count=Count("pk")).values("count")),
    )
    show = cast(Any, shows.filter(pk=pk).first())
    if show is None:
        return None
    mean = None if show.mean_rating is None else Decimal(show.mean_rating)
    return show_card(show, mean, show.rating_count or 0)


def card_of_year(year: int) -> Card | None:
    """The list's that has the last word on it."""
    ranked_list = PUBLIC["lists"]().for_cards().filter(year=year).first()
    if ranked_list:
        return list_card(ranked_list)
    first = places(kept_order(year)[:NAMED])
    return year_card(year, [place.show for place in first]) if first else None
