"""Ratings in half stars, out of five."""

from decimal import ROUND_HALF_UP, Decimal


def nearest_half(value: Decimal | float) -> Decimal:
    """From 0.5 to 5, what lies between rounded up."""
    halves = (Decimal(str(value)) * 2).quantize(Decimal(1), ROUND_HALF_UP)
    return min(Decimal(10), max(Decimal(1), halves)) / 2
