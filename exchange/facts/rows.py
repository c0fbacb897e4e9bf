"""A row of a file, whatever its format, and what is said of one that cannot be read."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Bad(NamedTuple):
    """``column`` as the file calls it; empty where the whole row is meant."""

    place: str
    column: str
    reason: str

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.place, self.column and f"column {self.column}"])) + (
            f": {self.reason}"
        )


@dataclass
class Row:
    """``cells`` by our names of the columns; ``called`` is how the file calls these."""

    place: str
    cells: dict[str, Any]
    called: dict[str, str]

    def bad(self, column: str, reason: str) -> Bad:
        return Bad(self.place, self.called.get(column, column), reason)


class UnreadableFileError(Exception):
    """A sentence that names the file."""
