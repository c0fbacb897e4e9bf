"""Two streams of the same rows, ordered by key, laid side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from exchange.moving.tables import Row, Table

END: Row = []


@dataclass
class Differences:
    """Keys of rows of one table, by what the target would have to do."""

    table: Table
    missing: list[Any] = field(default_factory=list)
    different: list[Any] = field(default_factory=list)
    surplus: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.different or self.surplus)

    def __str__(self) -> str:
        """“comments_comment: 3 missing, 1 different.”"""
        counts = {
            "missing": len(self.missing),
            "different": len(self.different),
            "too many": len(self.surplus),
        }
        return (
            f"{self.table.name}: "
            + ", ".join(f"{n} {word}" for word, n in counts.items() if n)
            + "."
        )


def differences(table: Table, wanted: Iterable[Row], found: Iterable[Row]) -> Differences:
    """Every value of every row is compared, none kept but the keys of those that differ."""
    told = Differences(table)
    key = table.key
    for ours, theirs in _side_by_side(iter(wanted), iter(found), key):
        if theirs is END:
            told.missing.append(ours[key])
        elif ours is END:
            told.surplus.append(theirs[key])
        elif ours != theirs:
            told.different.append(ours[key])
    return told


def _side_by_side(
    wanted: Iterator[Row], found: Iterator[Row], key: int
) -> Iterator[tuple[Row, Row]]:
    """Rows of one key together; ``END`` in the place of one that is not there."""
    ours, theirs = next(wanted, END), next(found, END)
    while ours or theirs:
        if theirs is END or (ours and ours[key] < theirs[key]):
            yield ours, END
            ours = next(wanted, END)
        elif ours is END or theirs[key] < ours[key]:
            yield END, theirs
            theirs = next(found, END)
        else:
            yield ours, theirs
            ours, theirs = next(wanted, END), next(found, END)
