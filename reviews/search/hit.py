"""One answer of any kind, before anything of it is read."""

from decimal import Decimal
from typing import NamedTuple


class Hit(NamedTuple):
    """A show, or a review or line of one with the review's rating; of people and tags the key alone."""

    pk: int
    show: int | None = None
    rating: Decimal | None = None
