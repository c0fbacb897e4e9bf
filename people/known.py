"""Everybody who is known, to tell whether a name in any spelling is one of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from people.models import Person
from text.hangul import fold
from text.names.scripts import Names


class Match(NamedTuple):
    """Keys of who fits best, all equally well, and of others who only look alike."""

    found: list[int]
    alike: list[int]

    @property
    def one(self) -> int | None:
        """The person, where one alone fits."""
        return self.found[0] if len(self.found) == 1 else None


@dataclass
class KnownPeople:
    """Tables from every kind of spelling to keys of people. A key below 0 is somebody not stored yet."""

    names: dict[int, Names] = field(default_factory=dict)
    by_hangul: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_latin: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_reading: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def load(cls) -> Self:
        """In one query, whatever there is to look for."""
        known = cls()
        for person in Person.objects.only("name", "name_hangul", "aliases"):
            known.add(person.pk, joined(map(Names.of, person.every_name)))
        return known

    def add(self, key: int, names: Names) -> None:
        """With the key of somebody who is there already, their further spellings."""
        whole = self.names[key] = self.names.get(key, Names()).with_more(names)
        for hangul in whole.hangul:
            self.by_hangul[fold(hangul)].add(key)
        for latin in whole.latin:
            for spelling in orders(latin):
                self.by_latin[spelling].add(key)
        for reading in whole.readings:
            self.by_reading[reading].add(key)

    def find(self, names: Names) -> Match:
        """Who fits best: by Hangul, then letter by letter, then by any usual spelling.

        Hangul that differs tells two people apart, however alike they sound.
        """
        spelled = self._spelled(names)
        same = self._all(self.by_hangul, map(fold, names.hangul))
        if same:
            return _best(same, spelled)
        sounding = self._all(self.by_reading, names.readings)
        if names.hangul:
            unknown = {key for key in spelled | sounding if not self.names[key].hangul}
            fitting = _best(spelled & unknown or sounding & unknown, set())
        else:
            fitting = _best(spelled or sounding, set())
        return Match(fitting.found, sorted((spelled | sounding) - set(fitting.found)))

    def _spelled(self, names: Names) -> set[int]:
        return self._all(self.by_latin, (one for latin in names.latin for one in orders(latin)))

    @staticmethod
    def _all(table: dict[str, set[int]], keys: Iterable[str]) -> set[int]:
        return set[int]().union(*(table[key] for key in keys if key and key in table))


def joined(parts: Iterable[Names]) -> Names:
    whole = Names()
    for part in parts:
        whole = whole.with_more(part)
    return whole


def _best(fitting: set[int], closer: set[int]) -> Match:
    """Of those that fit, the ones that are spelled alike too, where there are such."""
    best = fitting & closer or fitting
    return Match(sorted(best), sorted(fitting - best))


def orders(latin: str) -> set[str]:
    """Letters alone, with the family name at either end."""
    words = latin.split()
    orders = [words, [*words[1:], *words[:1]], [*words[-1:], *words[:-1]]]
    return {fold(" ".join(order)) for order in orders}
