"""How a rating of another scale came to half stars of five."""

from collections.abc import Iterator
from decimal import Decimal

from text.articles.found import Found
from text.articles.ratings import Stars, of_five, stars_in

SCALES = (5, 10, 20, 100)


def counted(found: Found[Decimal]) -> str:
    """“8.5 of 10 is 4.25 of 5, rounded to 4.5”; nothing where the article counts as this site does."""
    for stars in _told(found.evidence):
        for scale in [stars.out_of] if stars.out_of else SCALES:
            if of_five(stars, scale) == found.value:
                return _in_words(stars.value, scale, found.value)
    return ""


def _told(evidence: str) -> Iterator[Stars]:
    """Behind a label a figure alone may be a rating, too."""
    yield from stars_in(evidence)
    for part in (evidence, evidence.rpartition(":")[2].strip()):
        yield from stars_in(part, is_labelled=True)


def _in_words(value: Decimal, scale: int, half: Decimal) -> str:
    exact = value * 5 / scale
    if exact == half:
        return "" if scale == 5 else f"{_plain(value)} of {scale} is {_plain(half)} of 5"
    of_here = "" if scale == 5 else f" of {scale} is {_plain(exact.quantize(Decimal('0.01')))} of 5"
    return f"{_plain(value)}{of_here}, rounded to {_plain(half)}: ratings go by half stars"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
