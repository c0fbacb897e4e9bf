"""Where the marks of the viewership chart stand. Pure: the template only draws.

Across in percent and down in pixels, so that the chart takes any width and its type keeps its size.
Lengths are strings: a template would print a number with the reader's decimal comma.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from shows.models import Episode

FEWEST = 3
TOP, FLOOR = 24, 176
HEIGHT = 208
GRID = 2
CEILINGS = tuple(map(Decimal, ("1", "1.2", "1.6", "2", "2.4", "3", "4", "5", "6", "8", "10")))
"""Close enough that the peak stands in the upper third of the chart; their halves are short to print."""
MOST_TICKS = 5


@dataclass(frozen=True)
class Point:
    """One episode: ``x`` in percent, ``y`` in pixels from the top, ``value`` in percent of the audience."""

    x: str
    y: str
    number: int
    value: Decimal
    is_labelled: bool = False

    @property
    def label_y(self) -> int:
        """The foot of its figure, a little above the dot."""
        return round(float(self.y)) - 12


@dataclass(frozen=True)
class Chart:
    """``grid`` holds (y, label) from the floor up; ``ticks`` (x, number) under some of the episodes."""

    points: list[Point]
    low: Point
    peak: Point
    grid: list[tuple[str, str]]
    ticks: list[tuple[str, int]]
    height: int = HEIGHT
    floor: int = FLOOR


def viewership_chart(episodes: Iterable[Episode]) -> Chart | None:
    """The chart of those episodes that have a figure; None below ``FEWEST`` of them."""
    figures = {e.number: e.viewership for e in episodes if e.viewership is not None}
    if len(figures) < FEWEST:
        return None
    low = min(figures, key=lambda number: (figures[number], number))
    peak = min(figures, key=lambda number: (-figures[number], number))
    ceiling = nice_ceiling(figures[peak])
    first, last = min(figures), max(figures)
    points = {
        number: Point(
            _x(number, first, last), _y(value, ceiling), number, value, number in (low, peak)
        )
        for number, value in sorted(figures.items())
    }
    return Chart(
        [*points.values()],
        points[low],
        points[peak],
        [_grid_line(step, ceiling) for step in range(GRID + 1)],
        [(_x(number, first, last), number) for number in _ticks(first, last)],
    )


def nice_ceiling(value: Decimal) -> Decimal:
    """The smallest of ``CEILINGS`` (times a power of ten) that the value does not pass."""
    scale = Decimal(1)
    while value > 10 * scale:
        scale *= 10
    while 0 < value <= scale:
        scale /= 10
    return next(scale * step for step in CEILINGS if value <= scale * step)


def _x(number: int, first: int, last: int) -> str:
    return f"{100 * (number - first) / (last - first):.2f}"


def _y(value: Decimal, ceiling: Decimal) -> str:
    return f"{FLOOR - (FLOOR - TOP) * value / ceiling:.1f}"


def _grid_line(step: int, ceiling: Decimal) -> tuple[str, str]:
    value = ceiling * step / GRID
    return _y(value, ceiling), f"{value.normalize():f}%"


def _ticks(first: int, last: int) -> list[int]:
    """The first episode, then round numbers, never more than ``MOST_TICKS`` and one."""
    span = last - first + 1
    step = next(s for s in chain((1, 2, 4), range(10, 1000, 10)) if span <= s * MOST_TICKS)
    return [first, *(n for n in range(first + 1, last + 1) if n % step == 0)]
