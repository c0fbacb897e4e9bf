"""What pasted facts will make of a show: worked out first, looked at, then stored as one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Self

from django.core.exceptions import ValidationError
from django.db import transaction

from people.known import KnownPeople
from people.models import Person
from search.models import SEARCH_COLUMNS
from shows.casting import Casting, Option, Stage, cast
from shows.company import Company, character_of
from shows.models import Credit, Episode, Show
from text.pasted.cast import CastLine, Order, read_cast
from text.pasted.episodes import EpisodeRow, read_episodes
from text.pasted.lines import Fault


@dataclass
class EpisodeChange:
    """``changes`` say “title: Run → Running”; none of them where the row says nothing new."""

    row: EpisodeRow
    is_new: bool
    changes: list[str]


@dataclass
class Plan:
    """A show, stored or not, and what is to become of it."""

    show: Show
    episodes: list[EpisodeChange] = field(default_factory=list)
    castings: list[Casting] = field(default_factory=list)
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    twins: list[Show] = field(default_factory=list)
    stage: Stage = field(default_factory=lambda: Stage(KnownPeople(), []))
    learned: list[str] = field(default_factory=list)
    """Facts of the show itself that its episodes tell."""

    @classmethod
    def of(cls, show: Show, episodes: str, cast_list: str, order: Order, role: str) -> Self:
        """In five queries, however long the texts. ``order`` and ``role`` are for lines that do not say."""
        plan = cls(show)
        plan._read_episodes(episodes)
        plan._read_cast(cast_list, order, role)
        plan.twins = twins_of(show) if show._state.adding else []
        return plan

    def choose(self, answers: Mapping[str, str]) -> None:
        """Take an editor's choices by their boxes' names, those that are choices of their lines."""
        for casting in self.castings:
            answer = answers.get(f"line-{casting.line.line}")
            if answer in {option.value for option in casting.options}:
                casting.chosen = answer or ""

    @property
    def unsettled(self) -> list[Casting]:
        return [casting for casting in self.castings if not casting.chosen]

    @property
    def problems(self) -> list[str]:
        """What the show's own table has against it."""
        try:
            self.show.full_clean(exclude=["slug"])
        except ValidationError as error:
            return error.messages
        return []

    @property
    def mark(self) -> str:
        """Another one as soon as something else would be made than an editor was shown."""
        seen = [
            *((change.row.number, change.is_new, change.changes) for change in self.episodes),
            *((one.line.line, [option.value for option in one.options]) for one in self.castings),
            *(twin.pk for twin in self.twins),
        ]
        return sha256(repr(seen).encode()).hexdigest()[:16]

    @transaction.atomic
    def store(self) -> Show:
        """All of it or nothing."""
        if self.learned or self.show._state.adding:
            self.show.save()
        Episode.objects.record(
            self.show, {change.row.number: change.row.facts for change in self.episodes}
        )
        Credit.objects.cast(self.show, Company(self.castings, self.stage).parts())
        return self.show

    def _read_episodes(self, text: str) -> None:
        table = read_episodes(text)
        self.left_out = table.left_out
        self.faults += (("Episodes", fault) for fault in table.faults)
        there = {one.number: one for one in self.show.episodes.all()} if self.show.pk else {}
        for row in table.rows:
            if reason := not_of(self.show, row.number):
                self.faults.append(("Episodes", Fault(row.line, f"{row.number}", reason)))
            else:
                self.episodes.append(_change(row, there.get(row.number)))
        if not table.faults:  # the last episode may stand in a line that could not be read
            self.learned = _learn(self.show, [change.row for change in self.episodes])

    def _read_cast(self, text: str, order: Order, role: str) -> None:
        found = read_cast(text)
        self.faults += (("Cast", fault) for fault in found.faults)
        lines = [_completed(line, order, role) for line in found.lines]
        credits = list(self.show.credits.all()) if self.show.pk else []
        self.stage = Stage(KnownPeople.load() if lines else KnownPeople(), credits)
        self.castings = cast(lines, self.stage)
        _label(self.castings, self.stage)


def _completed(line: CastLine, order: Order, role: str) -> CastLine:
    line = line if line.order or not order else line.turned(order)
    return replace(line, role=line.role or role)


def twins_of(show: Show) -> list[Show]:
    """Shows of the same name, lest one is made twice."""
    names = [name for name in (show.title, show.title_hangul) if name]
    keys = {name.casefold() for name in names}
    alike = Show.objects.sounding_like(names).defer("synopsis", "content_notes", *SEARCH_COLUMNS)[
        :50
    ]
    return [one for one in alike if keys & {name.casefold() for name in one.every_name}]


def not_of(show: Show, number: int) -> str:
    """Why the show has no such episode; empty where it may."""
    if show.is_film:
        return "a film has no episodes"
    if show.episode_count is not None and number > show.episode_count:
        return f"episode {number} does not exist: the show has {show.episode_count}"
    return ""


def _change(row: EpisodeRow, there: Episode | None) -> EpisodeChange:
    if there is None:
        return EpisodeChange(row, True, [])
    changes = []
    for name, value in row.facts.items():
        old = getattr(there, name)
        if old != value:
            label = str(Episode._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            changes.append(
                f"{label}: {old} → {value}" if old not in ("", None) else f"{label}: {value}"
            )
    return EpisodeChange(row, False, changes)


def _learn(show: Show, rows: list[EpisodeRow]) -> list[str]:
    """Fills what the show does not say itself: how many episodes, from when, to when."""
    learned = []
    last = max((row.number for row in rows), default=None)
    if last and show.episode_count is None:
        show.episode_count = last
        learned.append(f"number of episodes {last}")
    dates = {row.number: row.facts["aired_on"] for row in rows if "aired_on" in row.facts}
    if 1 in dates and show.aired_from is None and show.year in (None, dates[1].year):
        show.aired_from, show.year = dates[1], dates[1].year
        learned.append(f"first day on air {dates[1]}")
        end = dates.get(show.episode_count or 0)
        if end and show.aired_to is None and end >= dates[1]:
            show.aired_to = end
            learned.append(f"last day on air {end}")
    return learned


def _both_scripts(latin: str, hangul: str) -> str:
    return " ".join(dict.fromkeys(filter(None, [latin, hangul])))


def _label(castings: list[Casting], stage: Stage) -> None:
    """Write the choices out, and say which parts are there already."""
    keys = {
        key
        for casting in castings
        for one in casting.found.values()
        for key in [*one.found, *one.alike]
    }
    people = Person.objects.defer("bio", *SEARCH_COLUMNS).in_bulk([key for key in keys if key > 0])
    for casting in castings:
        labelled = [_labelled(option, casting, people, stage) for option in casting.options]
        casting.options = list(_told_apart(labelled, people))


def _told_apart(options: list[Option], people: dict[int, Person]) -> Iterator[Option]:
    """People of one name with the ends of their addresses."""
    labels = Counter(option.label for option in options)
    for option in options:
        key = option.value.partition(":")[2]
        is_alone = labels[option.label] == 1 or not key.isdecimal()
        slug = "" if is_alone else f" ({people[int(key)].slug})"
        yield Option(option.value, option.label + slug)


def _labelled(option: Option, casting: Casting, people: dict[int, Person], stage: Stage) -> Option:
    side, _, who = option.value.partition(":")
    if not who:
        return option
    line = casting.line.turned("character" if side == "second" else "actor")
    as_whom = f" as {_both_scripts(*character_of(line.character))}" if line.character else ""
    if who == "new":
        new = Person.called(line.actor)
        return Option(
            option.value, f"new person: {_both_scripts(new.name, new.name_hangul)}{as_whom}"
        )
    if int(who) < 0:
        return Option(option.value, f"the new person of line {-int(who)}{as_whom}")
    person = people[int(who)]
    name = _both_scripts(person.name, person.name_hangul)
    there = "; there already, left alone" if stage.is_there(person.pk, line) else ""
    return Option(option.value, f"known: {name}{as_whom}{there}")
