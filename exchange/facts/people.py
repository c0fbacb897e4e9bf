"""Who is meant: somebody known in any spelling, somebody new, or one of several, of whom none is guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from exchange.facts.limits import MOST_PEOPLE
from people.known import KnownPeople, orders
from people.models import Person
from text.hangul import fold
from text.names.scripts import Names
from text.names.writing import written


@dataclass
class Who:
    """``keys`` of all who fit equally well; below 0 is not stored yet. ``doubt`` says why it is nobody."""

    keys: list[int]
    names: Names
    why: str = ""
    doubt: str = ""

    @property
    def one(self) -> int | None:
        return self.keys[0] if len(self.keys) == 1 and not self.doubt else None


class People:
    def __init__(self) -> None:
        self.known = KnownPeople.load()
        self.new: dict[int, Person] = {}
        """Not stored yet, by their keys."""
        self._pks: dict[int, int] = {}
        self._keys: dict[int, int] = {}
        self._made = 0
        self._told: set[int] = set()
        self._of_file: dict[str, list[int]] = {}
        self._owner: dict[int, str] = {}
        born = Person.objects.exclude(born_on=None).values_list("pk", "born_on")
        self._born = {pk: day for pk, day in born if day}

    def who(self, told: dict[str, Any]) -> Who:
        """Somebody that nobody here can be is new from then on, and found by whatever names them later."""
        file_id = told.get("person_id", "")
        names = Names.of(told.get("person", "")).with_more(Names.of(told.get("person_hangul", "")))
        if file_id in self._of_file:
            return Who(self._of_file[file_id], names)
        if not names:
            return Who([], names, doubt=f"{file_id} is in none of the files, or has no name")
        found = self._born_then(self.known.find(names).found, told.get("born_on"))
        others = [key for key in found if file_id and self._owner.get(key, file_id) != file_id]
        found = [key for key in found if key not in others]
        if not found and any(key > 0 for key in others):
            doubt = f"{self.called(others)} is {self._owner[others[0]]} in the files already"
            return Who(others, names, doubt=doubt)
        if not found:
            return self._somebody_new(names, told)
        self._remember(file_id, found)
        if len(found) > 1:
            return Who(
                found, names, doubt=f"{len(found)} people fit equally well: {self.called(found)}"
            )
        return Who(found, names, self._why(found[0], names))

    def _born_then(self, keys: list[int], born_on: str | None) -> list[int]:
        """Of several, the ones born on that day, where there are such."""
        if len(keys) < 2 or not born_on:
            return keys
        day = date.fromisoformat(born_on)
        return [key for key in keys if self._born.get(key) == day] or keys

    def _somebody_new(self, names: Names, told: dict[str, Any]) -> Who:
        if self._made >= MOST_PEOPLE:
            reason = f"the files have more than {MOST_PEOPLE:,} new people; give them in parts"
            return Who([], names, doubt=reason)
        self._made += 1
        key = -self._made
        self.new[key] = Person.called(names)
        self.known.add(key, names)
        if born_on := told.get("born_on"):
            self._born[key] = date.fromisoformat(born_on)
        self._remember(told.get("person_id", ""), [key])
        return Who([key], names)

    def _remember(self, file_id: str, keys: list[int]) -> None:
        if file_id:
            self._of_file[file_id] = keys
            if len(keys) == 1:
                self._owner[keys[0]] = file_id

    def called(self, keys: list[int]) -> str:
        return ", ".join(str(self.known.names[key]) for key in keys)

    def _why(self, key: int, names: Names) -> str:
        """Empty where the name is written as here."""
        there = self.known.names[key]
        if {*map(written, names.latin)} <= {*map(written, there.latin)} and (
            {*names.hangul} <= {*there.hangul}
        ):
            return ""
        if {*map(fold, names.hangul)} & {*map(fold, there.hangul)}:
            return "by the Hangul"
        if _in_any_order(names.latin) & _in_any_order(there.latin):
            return "by the letters"
        return "by another usual spelling"

    def is_new(self, key: int) -> bool:
        return key in self.new

    def tell_once(self, key: int) -> bool:
        """Whether nobody told of them before: a preview meets somebody new again and again."""
        is_first = key not in self._told
        self._told.add(key)
        return is_first

    def pk(self, key: int) -> int:
        return self._pks.get(key, key)

    def key_of(self, pk: int) -> int:
        return self._keys.get(pk, pk)

    def stored(self, key: int, person: Person) -> None:
        self.new.pop(key, None)
        self._pks[key], self._keys[person.pk] = person.pk, key

    def learn(self, key: int, names: Names) -> None:
        self.known.add(key, names)


def _in_any_order(names: Iterable[str]) -> set[str]:
    return set[str]().union(*map(orders, names))
