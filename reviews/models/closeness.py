"""How near one review is to others, as the database counts it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from reviews.models.tags import ReviewTag
from shows.models import Credit, Show

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    from reviews.models.review import Review, ReviewQuerySet

ONLY_NEWEST = 60
"""Of those that share but a tag or but the network: a large site has thousands of them."""


def closeness_to(review: "Review") -> "Combinable":
    """0 for those that share neither the show, people, tags nor the network."""
    shared_tags = ReviewTag.objects.filter(
        content_object=OuterRef("pk"), tag__tagged__content_object=review.pk
    )
    by_tags = _weight(Exists(shared_tags), 2)
    return _by_show(review.show) + by_tags if review.show else by_tags


def near(review: "Review", others: "ReviewQuerySet") -> Q:
    """Those among the others that may be the closest, each found by an index: no other row is read."""
    tags = ReviewTag.objects.filter(content_object=review.pk).values("tag")
    tagged = ReviewTag.objects.filter(tag__in=tags).order_by("-pk").values("content_object")
    found = [others.filter(pk__in=tagged[:ONLY_NEWEST])]
    if review.show:
        made = Credit.objects.filter(show=review.show.pk).order_by().values("person")
        shared = Credit.objects.filter(person__in=made).order_by().values("show")
        found += [others.filter(show=review.show.pk), others.filter(show__in=shared)]
        if network := review.show.original_network_id:
            alike = others.filter(show__original_network=network).newest_first()
            found.append(others.filter(pk__in=alike.values("pk")[:ONLY_NEWEST]))
    first, *rest = (one.order_by().values("pk") for one in found)
    return Q(pk__in=first.union(*rest) if rest else first)


def _by_show(show: Show) -> "Combinable":
    shared_people = Show.objects.filter(pk=OuterRef("show"), credits__person__credits__show=show.pk)
    network = Q(show__original_network=show.original_network_id)
    return (
        _weight(Q(show=show.pk), 8)
        + _weight(Exists(shared_people), 4)
        + _weight(network & Q(show__original_network__isnull=False), 1)
    )


def _weight(condition: Q | Exists, weight: int) -> models.Case:
    return models.Case(
        models.When(condition, then=weight), default=0, output_field=models.IntegerField()
    )
