"""Who has which part in a show: what is credited already, what is new, and what stands against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from exchange.facts.comparing import Difference
from exchange.facts.people import People, Who
from exchange.facts.records import Fact
from exchange.facts.report import Outcome, Report
from shows.company import character_of
from shows.models import Credit
from text.names.scripts import Names

_ROLES = list(Credit.Role.values)
_CAST = {"", *(str(role) for role in Credit.CAST_ROLES)}


@dataclass
class Planned:
    """A credit, stored or not; ``person`` is a key of ``People``."""

    credit: Credit
    person: int
    place: str
    names: Names
    is_new: bool = False
    is_met: bool = False
    """Whether a row of the files is this one."""

    def __post_init__(self) -> None:
        self.found = Difference("before it" if self.is_new else "here")


class Parts:
    """All credits of one show."""

    def __init__(
        self, there: Iterable[Credit], people: People, report: Report, *, overwrite: bool
    ) -> None:
        self._people, self._report, self._overwrite = people, report, overwrite
        self.planned = [
            Planned(one, people.key_of(one.person_id), "", _character(one)) for one in there
        ]
        self._waiting: list[tuple[Fact, int]] = []
        self.named: dict[int, tuple[Who, dict[str, Any]]] = {}
        """By the keys of people who are stored, how the rows call them."""

    def take(self, fact: Fact, show: str) -> None:
        who = self._people.who(fact.data)
        fitting = self._fitting({*who.keys}, fact)
        if who.one is None:  # nothing is changed for one of several
            fitting = [one for one in fitting if not self._says_more(one, fact)]
        if fitting:
            self._meet(fitting[0], fact)
        elif who.one is None:
            doubt = who.doubt or f"several people fit: {self._people.called(who.keys)}"
            self._report.count("credits", "doubtful")
            name = str(who.names) or fact.data.get("person_id", "")
            self._report.note("doubtful", f"{fact.place}: {name} in {show}: {doubt}")
            return
        else:
            self._waiting.append((fact, who.one))
        if who.why and who.one is not None:
            called = self._people.called([who.one])
            self._report.note("matched", f"{fact.place}: {who.names} is {called}, {who.why}")
        if who.one is not None and not self._people.is_new(who.one):
            self.named[who.one] = (who, fact.data)

    def finish(self, show: str) -> None:
        """A second part of somebody is new where each that is here is one of the files’ too."""
        for fact, person in self._waiting:
            if same := next(iter(self._fitting({person}, fact)), None):
                self._meet(same, fact)
                continue
            others = [
                one.credit
                for one in self.planned
                if one.person == person and not one.is_met and one.credit.is_cast
            ]
            if others and _role(fact) in _CAST:
                told = f"is {_part(others[0])} here, {_told(fact)} in the file"
                called = self._people.called([person])
                self._report.note("left", f"{fact.place}: {show}: {called} {told}")
                self._report.count("credits", "doubtful")
            else:
                self._add(fact, person)
        self._waiting = []
        self._bill()

    def _fitting(self, people: set[int], fact: Fact) -> list[Planned]:
        """The closest first: whose character is the same, then who has none."""
        role, names = _role(fact), _names(fact)
        found = [
            one
            for one in self.planned
            if one.person in people
            and (one.credit.role == role or {one.credit.role, role} <= _CAST)
            and (role not in _CAST or not (one.names and names) or one.names.may_be(names))
        ]
        return sorted(found, key=lambda one: not (one.names and names))

    def _meet(self, same: Planned, fact: Fact) -> None:
        same.is_met = True
        same.place = same.place or fact.place
        same.names = same.names or _names(fact)
        if same.is_new and same.credit._state.adding:
            self._report.count("credits", "skipped")
            self._fill(same, fact)
            return
        outcome: Outcome = "updated" if self._fill(same, fact) else "skipped"
        self._report.count("credits", outcome)

    def _says_more(self, same: Planned, fact: Fact) -> bool:
        found = self._differs(same, fact)
        return bool(found.changes or found.left)

    def _fill(self, same: Planned, fact: Fact) -> bool:
        """Whether anything is new."""
        found = self._differs(same, fact)
        is_more = bool(found.changes.keys() - same.found.changes.keys())
        same.found.changes |= found.changes
        same.found.told += found.told
        same.found.left += found.left
        return is_more

    def _differs(self, same: Planned, fact: Fact) -> Difference:
        found = Difference(same.found.where)
        latin, hangul = character_of(_names(fact))
        told = {
            "role": fact.data.get("role", ""),
            "character": "" if same.credit.character else latin,
            "character_hangul": "" if same.credit.character_hangul else hangul,
            "character_note": fact.data.get("character_note", ""),
        }
        for name, value in told.items():
            if value and value != getattr(same.credit, name):
                found.compare(same.credit, {name: value}, overwrite=self._overwrite)
        return found

    def _add(self, fact: Fact, person: int) -> None:
        names = _names(fact)
        latin, hangul = character_of(names)
        others = [*names.latin[1:], *names.hangul[1:]]
        if self._is_taken(person, fact, latin):  # two names in Hangul may be one in Latin letters
            latin, hangul = hangul, ""
        credit = Credit(
            role=_role(fact) or Credit.Role.LEAD,
            character=latin,
            character_hangul=hangul,
            character_note=fact.data.get("character_note", ""),
            aliases="\n".join(others),
            billing=fact.data.get("billing", 0),
        )
        self.planned.append(Planned(credit, person, fact.place, names, is_new=True, is_met=True))
        self._report.count("credits", "created")

    def _is_taken(self, person: int, fact: Fact, character: str) -> bool:
        role = _role(fact) or Credit.Role.LEAD
        return any(
            (one.person, one.credit.role, one.credit.character) == (person, role, character)
            for one in self.planned
        )

    def _bill(self) -> None:
        """New ones below those that are here, leads first, where no file says their place."""
        new = [one.credit for one in self.planned if one.is_new and not one.credit.billing]
        last = max((one.credit.billing for one in self.planned), default=0)
        for number, credit in enumerate(sorted(new, key=lambda one: _ROLES.index(one.role)), 1):
            credit.billing = min(last + number, 32_000)


def _role(fact: Fact) -> str:
    return str(fact.data.get("role", ""))


def _names(fact: Fact) -> Names:
    told = (fact.data.get(name, "") for name in ("character", "character_hangul"))
    first, second = map(Names.of, told)
    return first.with_more(second)


def _character(credit: Credit) -> Names:
    whole = Names.of(credit.character).with_more(Names.of(credit.character_hangul))
    for spelling in credit.other_spellings:
        whole = whole.with_more(Names.of(spelling))
    return whole


def _part(credit: Credit) -> str:
    return " ".join(filter(None, [credit.character, credit.character_hangul])) or str(credit.role)


def _told(fact: Fact) -> str:
    return str(_names(fact)) or _role(fact)
