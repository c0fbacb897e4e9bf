"""The consonant of a poster, drawn as a browser draws ``parts/form.html`` on a band."""

import math
import re
from collections.abc import Iterator

from PIL import Image, ImageDraw

from text.poster import Poster

Point = tuple[float, float]
Subpath = tuple[list[Point], bool]
"""Its corners, and whether it is closed."""

FINE = 2
"""Drawn so many times as large and then reduced, for smooth edges."""
_STEP = re.compile(r"([MHVLaZz])([^MHVLaZz]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
ROUND = 240
"""Corners of what stands for a circle."""


def form_mask(art: Poster, width: int, height: int) -> Image.Image:
    """White where the form is. Band and box are those of ``parts/band_form.html``."""
    mask = Image.new("L", (width * FINE, height * FINE))
    draw = ImageDraw.Draw(mask)
    scale = max(width / 1280, height / 600) * FINE
    left = width * FINE - 1280 * scale + 596 * scale
    top = (height * FINE - 600 * scale) / 2 - 64 * scale
    factor = 3.95 * scale
    for paint, wide in art.strokes:
        for points, is_closed in subpaths(art.path):
            placed = [(left + x * factor, top + y * factor) for x, y in points]
            for shape in _shapes(placed, wide * factor / 2, is_closed):
                draw.polygon(shape, fill=255 if paint == "form" else 0)
    return mask.reduce(FINE)


def subpaths(path: str) -> Iterator[Subpath]:
    """Of the few commands that ``text.poster.FORMS`` uses; the one arc there is a whole circle."""
    points: list[Point] = []
    for step, given in _STEP.findall(path):
        numbers = [float(one) for one in _NUMBER.findall(given)]
        if step == "M" and points:
            yield points, False
        if step in "Zz":
            yield points, True
            points = []
        elif step == "M":
            points = [(numbers[0], numbers[1])]
        elif step == "a":
            points = _circle(points[0], numbers[0])
        else:
            points.append(_moved(points[-1], step, numbers))
    if points:
        yield points, False


def _moved(at: Point, step: str, numbers: list[float]) -> Point:
    if step == "H":
        return numbers[0], at[1]
    return (at[0], numbers[0]) if step == "V" else (numbers[0], numbers[1])


def _circle(top: Point, radius: float) -> list[Point]:
    return _round((top[0], top[1] + radius), radius)


def _round(middle: Point, radius: float) -> list[Point]:
    turns = [2 * math.pi * step / ROUND for step in range(ROUND)]
    x, y = middle
    return [(x + radius * math.sin(turn), y - radius * math.cos(turn)) for turn in turns]


def _shapes(points: list[Point], half: float, is_closed: bool) -> Iterator[list[Point]]:
    """What a pen so wide leaves: a ring, or a bar for each side."""
    if len(points) < ROUND:
        yield from _bars(points, half, is_closed)
        return
    top, foot = points[0], points[ROUND // 2]
    middle, radius = (top[0], (top[1] + foot[1]) / 2), (foot[1] - top[1]) / 2
    outside, inside = _round(middle, radius + half), _round(middle, radius - half)
    yield [*outside, outside[0], inside[0], *reversed(inside)]


def _bars(points: list[Point], half: float, is_closed: bool) -> Iterator[list[Point]]:
    """Four-sided, with blunt ends; each reaches over the corner, which is square, to the next."""
    ends = [*points[1:], points[0]] if is_closed else points[1:]
    for place, (start, end) in enumerate(zip(points, ends, strict=False)):
        length = math.dist(start, end)
        x, y = half * (end[0] - start[0]) / length, half * (end[1] - start[1]) / length
        if is_closed or place + 2 < len(points):
            end = end[0] + x, end[1] + y
        yield [
            (start[0] - y, start[1] + x),
            (end[0] - y, end[1] + x),
            (end[0] + y, end[1] - x),
            (start[0] + y, start[1] - x),
        ]
