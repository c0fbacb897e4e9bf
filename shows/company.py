"""The people of a pasted cast list as chosen: those that are known, and each new one once."""

from collections.abc import Iterator

from people.known import KnownPeople
from people.models import Person
from shows.casting import OUT, Casting, Stage
from shows.models import Part
from text.names.scripts import Names, by_rule
from text.pasted.cast import CastLine


class Company:
    def __init__(self, castings: list[Casting], stage: Stage) -> None:
        self.castings = [casting for casting in castings if casting.chosen not in ("", OUT)]
        self.stage = stage
        keys = (
            int(key) for casting in self.castings if (key := casting.who).lstrip("-").isdecimal()
        )
        self.stored = Person.objects.in_bulk([key for key in keys if key > 0])
        self.of_line: dict[int, Person] = {}
        self.new = KnownPeople()
        """By the line that named them first, below 0."""

    def parts(self) -> list[Part]:
        """In the order of the list, without those that the show credits already."""
        cast = [(self._person(casting), casting.turned) for casting in self.castings]
        for key, names in self.new.names.items():
            _complete(self.of_line[-key], names)
        return list(self._without_repeated(cast))

    def _person(self, casting: Casting) -> Person:
        key = casting.who
        actor = casting.turned.actor
        if key in ("new", "") or int(key) < 0:
            person = self._new(casting.line.line, actor, first_in=0 if key == "new" else -int(key))
        else:
            person = self.stored[int(key)]
        self.of_line[casting.line.line] = person
        return person

    def _new(self, line: int, actor: Names, first_in: int) -> Person:
        """Whoever an earlier line made of the same name, or somebody else for the first time."""
        if first_in in self.of_line:
            same = self.of_line[first_in]
            if same._state.adding:
                self.new.add(self._key_of(same), actor)
            return same
        if key := self.new.find(actor).one:
            self.new.add(key, actor)
            return self.of_line[-key]
        self.new.add(-line, actor)
        return Person()

    def _key_of(self, person: Person) -> int:
        return next(key for key in self.new.names if self.of_line[-key] is person)

    def _without_repeated(self, cast: list[tuple[Person, CastLine]]) -> Iterator[Part]:
        seen: list[tuple[Person, CastLine]] = []
        for person, line in cast:
            again = any(one is person and _is_same(other, line) for one, other in seen)
            there = not person._state.adding and self.stage.is_there(person.pk, line)
            if not again and not there:
                yield _part(person, line)
            seen.append((person, line))


def _is_same(one: CastLine, other: CastLine) -> bool:
    if one.is_crew or other.is_crew:
        return one.role == other.role
    return one.character.may_be(other.character) or not (one.character or other.character)


def _complete(person: Person, names: Names) -> None:
    """Fill somebody new from every spelling that the list has of them."""
    called = Person.called(names)
    for column in ("name", "family_name", "name_hangul", "aliases"):
        setattr(person, column, getattr(called, column))


def character_of(names: Names) -> tuple[str, str]:
    """In Latin letters and in Hangul. Hangul alone is spelled by the rule; what is no name stays as it is."""
    latin, hangul = (next(iter(script), "") for script in (names.latin, names.hangul))
    name = latin or by_rule(hangul)
    return (name, hangul) if name else (hangul, "")


def _part(person: Person, line: CastLine) -> Part:
    return Part(person, line.role, *character_of(line.character), line.whole_note)
