"""The people of a pasted cast list as chosen: those that are known, and each new one once."""

from collections.abc import Iterator

from people.known import KnownPeople
from people.models import Person
from shows.casting import OUT, Casting, Stage
from shows.models import Part
from shows.pasted.cast import CastLine
from text.person_names import Names, by_rule


class Company:
    def __init__(self, castings: list[Casting], stage: Stage) -> None:
        self.castings = [casting for casting in castings if casting.chosen not in ("", OUT)]
        self.stage = stage
        keys = (int(key) for _, key in map(_choice, self.castings) if key.lstrip("-").isdecimal())
        self.stored = Person.objects.in_bulk([key for key in keys if key > 0])
        self.of_line: dict[int, Person] = {}
        self.new = KnownPeople()
        """By the line that named them first, below 0."""

    def parts(self) -> list[Part]:
        """In the order of the list, without those that the show credits already."""
        cast = [(self._person(casting), _turned(casting)) for casting in self.castings]
        for key, names in self.new.names.items():
            _complete(self.of_line[-key], names)
        return list(self._without_repeated(cast))

    def _person(self, casting: Casting) -> Person:
        _, key = _choice(casting)
        actor = _turned(casting).actor
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
        seen: list[tuple[Person, Names]] = []
        for person, line in cast:
            character = line.character
            again = any(one is person and _is_same(other, character) for one, other in seen)
            there = not person._state.adding and self.stage.is_there(person.pk, character)
            if not again and not there:
                yield _part(person, line)
            seen.append((person, character))


def _choice(casting: Casting) -> tuple[str, str]:
    """Which of the two names is the actor, and who that is."""
    side, _, key = casting.chosen.partition(":")
    return side, key


def _turned(casting: Casting) -> CastLine:
    return casting.line.turned("character" if _choice(casting)[0] == "second" else "actor")


def _is_same(one: Names, other: Names) -> bool:
    return one.may_be(other) or not (one or other)


def _complete(person: Person, names: Names) -> None:
    """Fill somebody new from every spelling that the list has of them."""
    called = Person.called(names)
    for column in ("name", "family_name", "name_hangul", "aliases"):
        setattr(person, column, getattr(called, column))


def character_of(line: CastLine) -> tuple[str, str]:
    """In Latin letters and in Hangul. Hangul alone is spelled by the rule; what is no name stays as it is."""
    latin, hangul = (
        next(iter(names), "") for names in (line.character.latin, line.character.hangul)
    )
    name = latin or by_rule(hangul)
    return (name, hangul) if name else (hangul, "")


def _part(person: Person, line: CastLine) -> Part:
    note = "; ".join(filter(None, [*line.character.latin[1:], line.note]))
    return Part(person, line.role, *character_of(line), note)
