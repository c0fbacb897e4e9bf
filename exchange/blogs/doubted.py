"""The value of a doubt, which a table keeps as JSON, as the article has it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from text.articles.found import CastPair, Coverage, Moment, Offer, Quote

LISTS: dict[str, Callable[..., Any]] = {
    "cast": CastPair,
    "moments": Moment,
    "lines": Quote,
    "availability": Offer,
}


def value_of(name: str, value: Any) -> Any:
    """Of the part of the article that is called so."""
    if name == "availability":
        return Offer(value[0], value[1], date.fromisoformat(value[2]) if value[2] else None)
    if name in LISTS:
        return LISTS[name](*value)
    if name == "coverage":
        return Coverage(*value)
    if name == "runtime":
        return tuple(value)
    if name in ("aired_from", "aired_to"):
        return date.fromisoformat(value)
    return Decimal(value) if name == "rating" else value
