"""What a post held and what of it is lost: everything found is either kept or listed here with a reason."""

from collections import Counter
from dataclasses import dataclass, field

from exchange.models import Kind


@dataclass(frozen=True)
class Lost:
    kind: Kind
    subject: str
    reason: str
    count: int = 1


@dataclass
class Ledger:
    found: Counter[Kind] = field(default_factory=Counter)
    losses: list[Lost] = field(default_factory=list)

    def find(self, kind: Kind, count: int = 1) -> None:
        self.found[kind] += count

    def lose(self, kind: Kind, subject: str, reason: str, count: int = 1) -> None:
        """Of what was found."""
        self.losses.append(Lost(kind, " ".join(subject.split())[:300] or "(empty)", reason, count))

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
