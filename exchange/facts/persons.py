"""A row about a person: somebody new with all that it tells, or what it adds to somebody known."""

from django.db import DatabaseError, transaction

from exchange.facts.comparing import Difference
from exchange.facts.people import People, Who
from exchange.facts.records import Fact
from exchange.facts.report import Report
from people.known import orders
from people.models import Person
from search.models import SEARCH_COLUMNS
from text.lines import with_line
from text.names.scripts import Names
from text.names.writing import written

_COLUMNS = ("family_name", "groups", "born_on", "bio")


class Persons:
    def __init__(self, people: People, report: Report, *, overwrite: bool) -> None:
        self._people, self._report, self._overwrite = people, report, overwrite

    def take(self, fact: Fact) -> None:
        who = self._people.who(fact.data)
        if who.doubt and not (len(who.keys) > 1 and self._says_nothing_new(who, fact)):
            self._report.count("people", "doubtful")
            self._report.note("doubtful", f"{fact.place}: {who.names}: {who.doubt}")
        elif who.one is None:
            self._report.count("people", "skipped")
        elif self._people.is_new(who.one):
            self._create(who.one, fact)
        else:
            self._update(who.one, who, fact)

    def _says_nothing_new(self, who: Who, fact: Fact) -> bool:
        """Of one of those who fit, so that nothing is missing here."""
        keys = [self._people.pk(key) for key in who.keys]
        people = Person.objects.defer(*SEARCH_COLUMNS).filter(pk__in=keys)
        every = (self._differs(person, who.names, fact) for person in people)
        return any(not (found.changes or found.left) for found in every)

    def _create(self, key: int, fact: Fact) -> None:
        """Told twice in the files, somebody new is made once in a preview too."""
        person = self._people.new[key]
        found = self._differs(person, Names(), fact)
        for name, value in found.changes.items():
            setattr(person, name, value)
        if not self._people.tell_once(key):
            self._report.count("people", "skipped")
        elif self._stored(person, key, fact):
            self._report.count("people", "created")
            self._report.note("created", f"{fact.place}: {self._people.called([key])}")

    def _update(self, key: int, who: Who, fact: Fact) -> None:
        person = Person.objects.defer(*SEARCH_COLUMNS).get(pk=self._people.pk(key))
        found = self._differs(person, who.names, fact)
        called = f"{fact.place}: {person.name} {person.name_hangul}".rstrip()
        if who.why:
            self._report.note("matched", f"{fact.place}: {who.names} is {person.name}, {who.why}")
        for left in found.left:
            self._report.note("left", f"{called}: {left}")
        if not found.changes:
            self._report.count("people", "skipped")
            return
        for name, value in found.changes.items():
            setattr(person, name, value)
        if self._stored(person, key, fact):
            self._people.learn(key, who.names)
            self._report.count("people", "updated")
            self._report.note("updated", f"{called}: {', '.join(found.told)}")

    def _differs(self, person: Person, names: Names, fact: Fact) -> Difference:
        """A name that is spelled otherwise is no contradiction, but one more name."""
        found = Difference()
        for name in _COLUMNS:
            if fact.data.get(name):
                found.compare(person, {name: fact.data[name]}, overwrite=self._overwrite)
        hangul = next(iter(names.hangul), "")
        if hangul and not person.name_hangul and hangul not in person.every_name:
            found.compare(person, {"name_hangul": hangul}, overwrite=False)
        others = [*names.latin, *names.hangul, *fact.data.get("person_aliases", ())]
        if new := _new_names(person, [one for one in others if one != hangul]):
            found.changes["aliases"] = new[0]
            found.told.append(f"also {', '.join(new[1])}")
        return found

    def _stored(self, person: Person, key: int, fact: Fact) -> bool:
        if self._report.is_dry:
            return True
        is_new = person._state.adding
        try:
            with transaction.atomic():
                person.save()
        except (DatabaseError, ValueError) as error:
            self._report.note("bad", f"{fact.place}: {person.name} cannot be stored: {error}")
            return False
        if is_new:
            self._people.stored(key, person)
        return True


def _new_names(person: Person, names: list[str]) -> tuple[str, list[str]] | None:
    """The other names with those that are not known yet in any order of their words, and these."""
    known = set[str]().union(*map(orders, person.every_name))
    new = []
    for name in names:
        if not orders(name) & known:
            new.append(name)
            known |= orders(name)
    aliases: str = person.aliases
    for name in new:
        aliases = with_line(aliases, name)
    return (aliases, new) if new else None


def fill_hangul(person: Person, names: Names) -> bool:
    """Whether a credit tells the Hangul of somebody whose letters it spells alike."""
    alike = {*map(written, names.latin)} & {*map(written, person.every_name)}
    if person.name_hangul or not alike or not names.hangul:
        return False
    person.name_hangul = names.hangul[0]
    return True
