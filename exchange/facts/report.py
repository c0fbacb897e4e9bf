"""What a run did or would do: counted whole, told in part."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from exchange.facts.limits import MOST_NOTES

type Outcome = Literal["created", "updated", "skipped", "doubtful"]
type Section = Literal["created", "updated", "matched", "doubtful", "left", "bad"]

OUTCOMES: tuple[Outcome, ...] = ("created", "updated", "skipped", "doubtful")
THINGS = ("shows", "people", "credits", "episodes")
_HEADINGS: dict[Section, str] = {
    "created": "Created",
    "updated": "Updated",
    "matched": "Known under another spelling",
    "left": "Left as it is here, and otherwise in the file (--overwrite takes the file’s)",
    "doubtful": "Doubtful, and left out",
    "bad": "Could not be read",
}
SHOWN = 40
"""Of each section on a terminal; the JSON has more."""


@dataclass
class Report:
    is_dry: bool
    files: list[str] = field(default_factory=list)
    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    notes: dict[Section, list[str]] = field(default_factory=lambda: defaultdict(list))
    noted: Counter[Section] = field(default_factory=Counter)

    def count(self, thing: str, outcome: Outcome, number: int = 1) -> None:
        self.counts[thing, outcome] += number

    def note(self, section: Section, what: str) -> None:
        self.noted[section] += 1
        if len(self.notes[section]) < MOST_NOTES:
            self.notes[section].append(what[:1000])

    @property
    def totals(self) -> dict[str, int]:
        return {one: sum(self.counts[thing, one] for thing in THINGS) for one in OUTCOMES}

    def lines(self) -> Iterator[str]:
        yield from self.files
        yield f"{'':12}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES)
        for thing in THINGS:
            numbers = [self.counts[thing, outcome] for outcome in OUTCOMES]
            if any(numbers):
                yield f"{thing.capitalize():12}" + "".join(f"{number:10}" for number in numbers)
        for section, heading in _HEADINGS.items():
            if self.noted[section] and (self.is_dry or section not in ("created", "updated")):
                yield f"{heading}: {self.noted[section]}"
                yield from (f"  {note}" for note in self.notes[section][:SHOWN])
                if self.noted[section] > SHOWN:
                    more = self.noted[section] - SHOWN
                    yield f"  … and {more} more: --report FILE writes {MOST_NOTES:,} of them."
        yield ", ".join(f"{outcome} {number}" for outcome, number in self.totals.items())

    def as_json(self) -> str:
        told = {
            "dry_run": self.is_dry,
            "files": self.files,
            "totals": self.totals,
            "kinds": {
                thing: {outcome: self.counts[thing, outcome] for outcome in OUTCOMES}
                for thing in THINGS
            },
            "notes": {
                section: {"count": self.noted[section], "first": self.notes[section]}
                for section in _HEADINGS
            },
        }
        return json.dumps(told, ensure_ascii=False, indent=1)
