"""A rating where it was found, and what may stand around one that is all a line says."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from text.articles.lines import Line
from text.articles.numbers import number_of
from text.articles.ratings import Stars

OVERALL = re.compile(r"overall|final|total|verdict|종합|총점|총평|최종", re.IGNORECASE)
ALONE = re.compile(
    r"(?:(?:out\s+of|stars?|hearts?|points?|rating|score|from me|my|overall|final|a|solid|"
    r"verdict|점|평점|별점)|[^\w])*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[]\s*([0-9](?:[.,][0-9])?)\s*[)\]]")
_IN_STARS = re.compile(r"\bstars?\b|별점", re.IGNORECASE)


class Given(NamedTuple):
    stars: Stars
    line: Line
    is_whole: bool
    is_overall: bool = False


def of_stars(stars: Stars, label: str) -> Stars:
    """“Stars: 4” are four of five."""
    is_counted = not stars.out_of and stars.value <= 5 and _IN_STARS.search(label)
    return stars._replace(out_of=5) if is_counted else stars


def without(rest: str, found: Sequence[Stars]) -> str:
    """Also without the same in figures: “★★★½ (3.5)”."""
    for stars in found[1:]:
        rest = rest.replace(stars.words, " ", 1)
    figure = _IN_BRACKETS.search(rest)
    is_same = figure and number_of(figure[1]) in {stars.value for stars in found}
    return rest.replace(figure[0], " ", 1) if figure and is_same else rest
