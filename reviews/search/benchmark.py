"""What a search finds of what it should, and how soon."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from statistics import quantiles
from typing import NamedTuple


class Case(NamedTuple):
    """A query, the identifiers of which one must be found, and the groups that it counts in."""

    query: str
    wanted: frozenset[str]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, row: dict[str, str]) -> "Case":
        tier, category = row["tier"], row["category"]
        return cls(
            row["query"], frozenset(row["acceptable_ids"].split("|")), (tier, f"{tier}: {category}")
        )


@dataclass
class Recall:
    """How many cases of each group there are, and how many have an answer first, and among the first five."""

    asked: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    in_five: Counter[str] = field(default_factory=Counter)

    def count(self, case: Case, identifiers: list[str]) -> None:
        found = [one in case.wanted for one in identifiers[:5]]
        for group in case.groups:
            self.asked[group] += 1
            self.first[group] += found[:1] == [True]
            self.in_five[group] += any(found)

    def lines(self) -> Iterator[str]:
        yield f"{'recall':36}{'cases':>6}{'at 1':>8}{'at 5':>8}"
        for group, number in sorted(self.asked.items()):
            first, five = self.first[group] / number, self.in_five[group] / number
            yield f"{group:36}{number:6}{first:8.3f}{five:8.3f}"


def milliseconds(name: str, answer: Callable[[str], object], queries: Iterable[str]) -> str:
    """How long the answers take, in words: the median, what 95 of 100 take at most, and the longest."""
    taken = sorted(_taken(answer, query) for query in queries)
    cuts = quantiles(taken, n=100)
    return (
        f"{name:36}median {cuts[49]:6.1f} ms, p95 {cuts[94]:6.1f} ms, longest {taken[-1]:6.1f} ms"
    )


def _taken(answer: Callable[[str], object], query: str) -> float:
    started = time.perf_counter()
    answer(query)
    return (time.perf_counter() - started) * 1000


def beginnings(query: str) -> Iterator[str]:
    """What is in the field while the query is typed, a letter more each time."""
    return (query[:size] for size in range(1, len(query) + 1))
