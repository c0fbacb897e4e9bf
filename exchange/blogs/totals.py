"""What a report counts, in the order of its weight: what was found is kept, or listed as lost."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exchange.models import Kind

THINGS = (Kind.POST, Kind.PAGE, Kind.COMMENT, Kind.OTHER)
"""What the last line of a report counts; the rest belongs to these."""
BY_WEIGHT = (
    *(Kind.POST, Kind.PAGE, Kind.COMMENT, Kind.TEXT, Kind.THREAD, Kind.PICTURE, Kind.EMBED),
    *(Kind.LINK, Kind.ADDRESS, Kind.TAG, Kind.OTHER, Kind.WEBSITE, Kind.STYLE),
)
"""The loss that hurts most stands first."""
TOGETHER = "All of these"


class Sum(NamedTuple):
    label: str
    found: int
    kept: int
    lost: int
    is_whole: bool = False


def weight(kind: str) -> int:
    """Lower is heavier."""
    return BY_WEIGHT.index(Kind(kind))


type Numbers = tuple[int, int, int]
"""Found, kept and lost."""


def table(kinds: Mapping[str, Numbers]) -> Iterator[Sum]:
    """Things and their sum, then what belongs to them."""
    things = [_sum(kind, kinds) for kind in THINGS if kind in kinds]
    yield from things
    if things:
        found, lost = sum(one.found for one in things), sum(one.lost for one in things)
        yield Sum(TOGETHER, found, found - lost, lost, is_whole=True)
    yield from (_sum(kind, kinds) for kind in BY_WEIGHT if kind in kinds and kind not in THINGS)


def _sum(kind: Kind, kinds: Mapping[str, Numbers]) -> Sum:
    return Sum(str(kind.label), *kinds[kind])


def cut_off_told(places: list[str]) -> str:
    """What an editor has to know before anything else."""
    more = f", and {len(places) - 1} more" if len(places) > 1 else ""
    return (
        f"This file is cut off: {places[0]}{more}. Everything before that is read. What came after"
        " it in the old blog is not in this file and is counted nowhere. Export the blog once more"
        " and send that file: what is here already stays as it is, and nothing doubles."
    )
