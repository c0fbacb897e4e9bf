"""Lines of type: broken where they are even, and as large as the room allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from reviews.cards.faces import MEASURE, font, runs

ELLIPSIS = "…"
_LOOSE_ENDS = " ,;:.…–—-(“‘\"'·"

Size = tuple[int, int]
"""A size and how many lines of it there is room for."""


@dataclass(frozen=True)
class Block:
    face: Path
    lines: tuple[str, ...]
    size: int


@lru_cache(maxsize=4_096)
def ems(face: Path, text: str, weight: int = 400) -> float:
    """How many times its size a text is wide."""
    wide = sum(font(path, MEASURE, weight).getlength(part) for path, part in runs(face, text))
    return wide / MEASURE


def fitted(face: Path, text: str, width: int, sizes: Sequence[Size]) -> Block:
    """At the first of the sizes at which it fits and leaves no word alone on the last line.

    Where none does without a word alone, the first at which it fits; where it fits at none, it is cut.
    """
    second = None
    for size, most in sizes:
        lines = broken(face, text, width / size, most)
        if lines and not leaves_alone(lines):
            return Block(face, lines, size)
        if lines and second is None:
            second = Block(face, lines, size)
    return second or _cut(face, text, width, *sizes[-1])


def leaves_alone(lines: Sequence[str]) -> bool:
    """Whether the last line is one word, though another line has words to spare."""
    return len(lines) > 1 and " " not in lines[-1] and any(" " in line for line in lines)


def broken(face: Path, text: str, width: float, most: int) -> tuple[str, ...]:
    """In as few lines as there can be, of lengths that differ little; empty where ``most`` are too few."""
    words = [part for word in text.split() for part in _parts(face, word, width)]
    for count in range(1, most + 1):
        if lines := _even(face, words, width, count):
            return lines
    return ()


def _even(face: Path, words: Sequence[str], width: float, count: int) -> tuple[str, ...]:
    """Exactly so many lines whose ends are left open least, by the squares; a last word alone counts most."""
    space = ems(face, "n n") - 2 * ems(face, "n")
    ends_at = [0.0, *accumulate(ems(face, word) + space for word in words)]
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for line in range(1, count + 1):
        for end in range(line, len(words) + 1):
            found = []
            for start in range(end - 1, line - 2, -1):
                length = ends_at[end] - ends_at[start] - space
                if length > width:
                    break
                if before := best.get((line - 1, start)):
                    alone = end == len(words) and end - start == 1 < line
                    cost = (width - length) ** 2 + (width**2 if alone else 0)
                    found.append((before[0] + cost, (*before[1], start)))
            if found:
                best[line, end] = min(found)
    if not (ends := best.get((count, len(words)))):
        return ()
    starts = (*ends[1], len(words))
    return tuple(" ".join(words[start:end]) for start, end in pairwise(starts))


def _parts(face: Path, word: str, width: float) -> list[str]:
    """The word, in pieces where it is wider than a line."""
    if ems(face, word) <= width:
        return [word]
    parts = [""]
    for mark in word:
        if parts[-1] and ems(face, parts[-1] + mark) > width:
            parts.append("")
        parts[-1] += mark
    return parts


def _cut(face: Path, text: str, width: int, size: int, most: int) -> Block:
    """As many of its words as there is room for, and the sign that there are more."""
    words = [part for word in text.split() for part in _parts(face, word, width / size - 1)]
    fewest, count = 0, len(words)
    while count - fewest > 1:
        middle = (fewest + count) // 2
        if broken(face, _left_open(words[:middle]), width / size, most):
            fewest = middle
        else:
            count = middle
    return Block(face, broken(face, _left_open(words[:fewest]), width / size, most), size)


def _left_open(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(_LOOSE_ENDS) + ELLIPSIS
