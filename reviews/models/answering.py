"""Reviews that answer a query by their words, or by the names of their show and its people."""

from typing import NamedTuple

from django.db.models import Q

from people.models import Person
from reviews.models.searched import holding
from search.ranking import closest_of_each
from shows.models import Credit, Show


class Answering(NamedTuple):
    """The same condition twice: for some rows, and for the first of many, in an order that has an index."""

    some: Q
    first: Q


def answering(query: str) -> Answering:
    """Nothing answers a query without a letter. Names are looked up as soon as it is called."""
    if not query.strip():
        return Answering(Q(pk__in=()), Q(pk__in=()))
    meant = closest_of_each([Person, Show], query)
    made = Credit.objects.filter(person__in=meant[Person]).order_by()
    named = Q(show__in=meant[Show]) | Q(show__in=made.values("show"))
    words = holding(query), holding(query, in_order=True)
    return Answering(*(named if held is None else held | named for held in words))
