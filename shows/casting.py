"""Who of a pasted cast list is known, and which of two names is the actor's."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from people.known import KnownPeople, Match
from shows.models import Credit
from text.names.scripts import Names
from text.pasted.cast import CastLine, Order

OUT = "out"
MOST_LIKELY: dict[str, Order] = {"()": "character"}
"""Where nothing tells: “Character (Actor)” in prose, and “Actor – Character” in lists."""
MAJORITY = 8
_SPOILING = re.compile(
    r"\b(?:die[sd]?|dead|death|killed|murder\w*|reveal\w*|final\w*|ep(?:isode|\.)?\s*\d)"
    r"|죽|사망|범인|정체|\d\s*회|마지막",
    re.IGNORECASE,
)
"""In a note, which is printed beside the part and behind no veil."""


class Option(NamedTuple):
    """“first:12”: the first name is the actor's, who is person 12; below 0, the new one of that line."""

    value: str
    label: str


@dataclass
class Casting:
    """One line with what may be made of it. Nothing is ``chosen`` where an editor has to say."""

    line: CastLine
    options: list[Option]
    chosen: str
    remarks: list[str] = field(default_factory=list)
    found: dict[str, Match] = field(default_factory=dict)

    @property
    def who(self) -> str:
        """The key of a person, “new”, or empty."""
        return self.chosen.partition(":")[2]

    @property
    def turned(self) -> CastLine:
        """The line with that of its names as the actor's which is chosen."""
        is_second = self.chosen.startswith("second:")
        return self.line.turned("character" if is_second else "actor")


@dataclass
class Stage:
    """What lines are compared with: everybody known, and the characters that the show has already."""

    known: KnownPeople
    credits: list[Credit]

    def __post_init__(self) -> None:
        self.characters = [_character(credit) for credit in self.credits]

    def vote(self, line: CastLine) -> Order:
        """Who stands first, as far as one of the names is known and the other is not."""
        firsts = (self._is_actor(line.first), self._is_character(line.second))
        seconds = (self._is_actor(line.second), self._is_character(line.first))
        if sum(firsts) == sum(seconds):
            return ""
        return "actor" if sum(firsts) > sum(seconds) else "character"

    def _is_actor(self, names: Names) -> bool:
        return bool(self.known.find(names).found)

    def _is_character(self, names: Names) -> bool:
        return any(names.may_be(other) for other in self.characters)

    def is_there(self, person: int, line: CastLine) -> bool:
        """Whether the show credits the person with this part already."""
        if line.is_crew:
            roles = {credit.role for credit in self.credits if credit.person_id == person}
            return line.role in roles
        character = line.character
        mine = [one for one, credit in self._cast() if credit.person_id == person]
        return any(one.may_be(character) or not (one and character) for one in mine)

    def _cast(self) -> Iterable[tuple[Names, Credit]]:
        pairs = zip(self.characters, self.credits, strict=True)
        return (pair for pair in pairs if pair[1].is_cast)


@dataclass
class Ballot:
    """How lines with the same sign between their names tell their order."""

    votes: Counter[Order]

    @property
    def usual(self) -> Order:
        """The order that nearly all of them have."""
        firsts, seconds = self.votes["actor"], self.votes["character"]
        if firsts >= max(1, seconds * MAJORITY):
            return "actor"
        return "character" if seconds >= max(1, firsts * MAJORITY) else ""

    @property
    def is_mixed(self) -> bool:
        return not self.usual and bool(self.votes["actor"] or self.votes["character"])


def cast(lines: list[CastLine], stage: Stage) -> list[Casting]:
    """Each line with its choices, in the order of the text."""
    own = {line.line: stage.vote(line) for line in lines if not line.order}
    ballots = {}
    for kind in {line.kind for line in lines}:
        alike = [line for line in lines if line.kind == kind and line.line in own]
        ballots[kind] = Ballot(Counter(own[line.line] for line in alike))
    castings = [_casting(line, own.get(line.line, ""), ballots[line.kind], stage) for line in lines]
    for number, casting in enumerate(castings):
        casting.remarks += _remarks(casting, castings[:number])
    return castings


def _remarks(casting: Casting, before: list[Casting]) -> Iterator[str]:
    """What an editor should know before the line becomes a part."""
    if _SPOILING.search(casting.turned.whole_note):
        yield "Does its note spoil something?"
    character = casting.turned.character
    for other in before:
        if character and character.may_be(other.turned.character) and _plays(casting, other):
            yield f"The same part as in line {other.line.line}: made once."
            return


def _plays(casting: Casting, other: Casting) -> bool:
    """Whether both are the same person's, be they new."""
    keys = {other.who, f"-{other.line.line}"} if other.who == "new" else {other.who}
    return bool(casting.who) and casting.who != "new" and casting.who in keys


def _casting(line: CastLine, own: Order, ballot: Ballot, stage: Stage) -> Casting:
    """What the line and the others contradict each other in is left to the editor.

    A character may be called as somebody we know.
    """
    if line.order:
        return _registered(_options(line, [line.order], stage), stage)
    order = own or ballot.usual or MOST_LIKELY.get(line.kind, "actor")
    casting = _options(line.turned(order), ["actor", "character"], stage)
    if own and ballot.usual not in ("", own):
        casting.remarks.append("The other lines have it the other way round.")
        casting.chosen = ""
    elif not own and not ballot.usual:
        casting.remarks.append("Nothing tells which of the two is the actor.")
        casting.chosen = "" if ballot.is_mixed else casting.chosen
    return _registered(casting, stage)


def _registered(casting: Casting, stage: Stage) -> Casting:
    """Somebody new is known from this line on: a later spelling of the name is theirs."""
    if casting.chosen.endswith(":new"):
        stage.known.add(-casting.line.line, casting.line.actor)
    return casting


def _options(line: CastLine, orders: list[Order], stage: Stage) -> Casting:
    """The likely order first. A new person is a choice always, and so is leaving the line out."""
    casting = Casting(line, [], "")
    for order in sorted(orders, key=lambda one: one != line.order):
        turned = line.turned(order)
        side = "second" if order == "character" else "first"
        match = stage.known.find(turned.actor)
        casting.found[side] = match
        for key in [*match.found, *match.alike]:
            casting.options.append(Option(f"{side}:{key}", ""))
        casting.options.append(Option(f"{side}:new", ""))
        if order == line.order and len(match.found) < 2:
            casting.chosen = f"{side}:{match.one or 'new'}"
        elif order == line.order:
            casting.remarks.append("Several people fit equally well.")
    casting.options.append(Option(OUT, "leave this line out"))
    return casting


def _character(credit: Credit) -> Names:
    return Names.of(credit.character).with_more(Names.of(credit.character_hangul))
