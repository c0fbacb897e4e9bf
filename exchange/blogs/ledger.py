"""What a post held and what of it is lost: everything found is either kept or listed here with a reason."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Self

from exchange.models import Kind
from text.typed import one_line

MISSING = "Its file is not in the export: give the blog’s pictures along with it."
"""The reason of a picture that can still be brought."""


@dataclass(frozen=True)
class Lost:
    kind: Kind
    subject: str
    reason: str
    count: int = 1

    @classmethod
    def told(cls, kind: Kind, subject: str, reason: str, count: int = 1) -> Self:
        """In as many words as a row takes."""
        return cls(kind, one_line(subject, 300) or "(empty)", one_line(reason, 300), count)


@dataclass
class Ledger:
    found: Counter[Kind] = field(default_factory=Counter)
    losses: list[Lost] = field(default_factory=list)

    def find(self, kind: Kind, count: int = 1) -> None:
        if count:
            self.found[kind] += count

    def lose(self, kind: Kind, subject: str, reason: str, count: int = 1) -> None:
        """Of what was found."""
        self.losses.append(Lost.told(kind, subject, reason, count))

    def miss(self, kind: Kind, subject: str, reason: str, count: int = 1) -> None:
        """Found and lost at once."""
        self.find(kind, count)
        self.lose(kind, subject, reason, count)

    @property
    def lost(self) -> Counter[Kind]:
        """How many of each kind."""
        lost: Counter[Kind] = Counter()
        for loss in self.losses:
            lost[loss.kind] += loss.count
        return lost
