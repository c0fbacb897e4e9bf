"""What the newest reviews tell of the words of a query, so that not all is read that has them.

A word that most texts have is found among the newest sooner than an index has named all of these.
"""

from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import Any, Self

from django.db.models import QuerySet, Subquery

from reviews.models import Review
from reviews.models.searched import each_word
from text.passages import Needle, needles

ENOUGH = 1.5
"""How many times as many reviews are read as should hold what is missing."""

type Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Sample:
    """Of the rows of so many newest ``reviews``: how many have every word, by their boundary, and words that
    most of them have, but for one word at least.
    """

    reviews: int
    having: Counter[int]
    common: list[Needle]

    @classmethod
    def of(cls, rows: Rows, query: str, reviews: int, at: str = "published_at") -> Self:
        recent = rows.filter(**{f"{at}__gte": published_from(reviews)})
        found = list(recent.values_list("spoils_to", *each_word(query)))
        having = Counter(boundary for boundary, *has in found if all(has))
        counts = [sum(has) for has in zip(*(has for _, *has in found), strict=True)]
        shares = sorted(zip(counts, needles(query), strict=False))[1:]
        return cls(reviews, having, [word for count, word in shares if 2 * count > len(found)])

    def size(self, seen: int, most: int) -> float:
        """Of how many newest reviews ``most`` rows may be expected, where so many were seen in these."""
        return max(1, int(ENOUGH * self.reviews * most / seen)) if seen else inf


def among_newest(
    rows: Rows, most: int, size: float, largest: int, at: str = "published_at"
) -> list[Any] | None:
    """The first ``most`` rows, in an order in which newer reviews come first by ``at``.

    Those of the ``size`` newest reviews are read, then of twice as many, up to the ``largest`` size.
    None where these hold fewer.
    """
    while size <= largest:
        found = list(rows.filter(**{f"{at}__gte": published_from(int(size))})[:most])
        if len(found) >= most:
            return found
        size *= 2
    return None


def published_from(size: int) -> Subquery:
    """The moment from which on the ``size`` newest reviews are published; null where there are fewer."""
    newest = Review.objects.published().newest_first().values("published_at")
    return Subquery(newest[size - 1 : size])
