"""What the files tell of one show, worked out first and then stored as one, with its episodes and credits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from exchange.blogs.catalogue import entry
from exchange.blogs.gains import Making
from exchange.facts.comparing import Difference, is_same
from exchange.facts.credits import Parts
from exchange.facts.people import People
from exchange.facts.persons import fill_hangul
from exchange.facts.records import Fact
from exchange.facts.report import Report
from exchange.facts.shows import Wanted
from people.models import Person
from search.models import SEARCH_COLUMNS
from shows.facts import not_of
from shows.holding import refused
from shows.models import Credit, Episode, Genre, Network, Show
from text.hangul import fold
from text.lines import with_line
from text.names.scripts import Names

_PLAIN = (
    *("kind", "title_hangul", "title_romanized", "year", "aired_from", "aired_to", "airing_days"),
    *("episode_count", "country", "synopsis", "synopsis_source", "content_notes"),
    "trailer_url",
)


@dataclass
class Episodes:
    """By their numbers, those that the files name."""

    there: dict[int, Episode]
    changed: dict[int, Episode] = field(default_factory=dict)


class ShowFacts:
    def __init__(
        self, show: Show, people: People, report: Report, *, is_new: bool, overwrite: bool
    ) -> None:
        self.show, self.is_new = show, is_new
        self._people, self._report, self._overwrite = people, report, overwrite
        has_parts = show.pk is not None
        credits = show.credits.all() if has_parts else Credit.objects.none()
        self.parts = Parts(credits, people, report, overwrite=overwrite)
        there = {one.number: one for one in show.episodes.all()} if has_parts else {}
        self.episodes = Episodes(there)
        self.found = Difference()
        self._network, self._genres = "", list[str]()

    def take(self, facts: list[Fact], wanted: Wanted) -> None:
        told = self._told([fact for fact in facts if fact.kind == "show"], wanted)
        if told or self.is_new:
            self._columns(told, facts[0].place)
        for fact in facts:
            if fact.kind == "credit":
                self.parts.take(fact, str(wanted))
            elif fact.kind == "episode":
                self._episode(fact)
        self.parts.finish(str(wanted))
        self._count(any(fact.kind == "show" for fact in facts), facts[0].place)

    def _told(self, facts: list[Fact], wanted: Wanted) -> dict[str, Any]:
        """What stands first in the files counts, and what stands against it further on is listed."""
        told: dict[str, Any] = {"title_hangul": wanted.title_hangul, "year": wanted.year}
        told = {name: value for name, value in told.items() if value}
        for fact in facts:
            for name, value in (fact.show | fact.data).items():
                if name in told and not is_same(told[name], value):
                    self._report.note(
                        "left",
                        f"{fact.place}: {wanted}: {name} {value}, but {told[name]} before it",
                    )
                elif name not in ("show_id", "title"):
                    told.setdefault(name, value)
        return told

    def _columns(self, told: dict[str, Any], place: str) -> None:
        found = self.found
        if told.get("kind") == Show.Kind.FILM and told.get("episode_count") == 1:
            del told["episode_count"]  # as some catalogues count a film
        pairs = [{name: told[name]} for name in _PLAIN if name in told]
        if "runtime" in told:
            pairs.append(dict(zip(("runtime_min", "runtime_max"), told["runtime"], strict=True)))
        differences: list[Difference] = []
        for columns in pairs:
            difference = Difference()
            has_default = self.is_new and columns.keys() & {"kind", "country"}
            difference.compare(self.show, columns, overwrite=self._overwrite or bool(has_default))
            found.left += difference.left
            if difference.changes:
                differences.append(difference)
        self._hold(differences, place)
        self._choose_network(told.get("network", ""))
        self._choose_genres(told.get("genres", []))
        self._learn_titles(told.get("aliases", []))
        for left in found.left:
            self._report.note("left", f"{place}: {self.show}: {left}")

    def _hold(self, differences: list[Difference], place: str) -> None:
        """All at once, or each by itself where they do not fit together."""
        whole = {name: value for one in differences for name, value in one.changes.items()}
        if whole and refused(self.show, whole):
            differences = [one for one in differences if self._holds(one, place)]
        for one in differences:
            self.found.changes |= one.changes
            self.found.told += one.told

    def _holds(self, one: Difference, place: str) -> bool:
        reasons = refused(self.show, one.changes)
        if reasons:
            what = ", ".join(one.told)
            self._report.note("bad", f"{place}: {self.show}: {what}: {' '.join(reasons)}")
        return not reasons

    def _choose_network(self, name: str) -> None:
        network = self.show.original_network
        if not name or (network and fold(name) in (fold(network.name), fold(network.name_hangul))):
            return
        if network is None or self._overwrite:
            self._network = name
            self.found.told.append(f"network {name}")
        else:
            self.found.left.append(f"network {network.name} here, {name} in the file")

    def _choose_genres(self, names: list[str]) -> None:
        there = list(self.show.genres.all()) if names and self.show.pk else []
        known = {fold(name) for one in there for name in (one.name, one.name_hangul)}
        new = [name for name in names if fold(name) not in known]
        if there and new and not self._overwrite:
            here = ", ".join(one.name for one in there)
            self.found.left.append(f"genres {here} here, {', '.join(names)} in the file")
        elif new:
            self._genres = names
            self.found.told.append(f"genres {', '.join(names)}")

    def _learn_titles(self, names: list[str]) -> None:
        known = {fold(name) for name in self.show.every_name}
        for name in names:
            if fold(name) and fold(name) not in known:
                known.add(fold(name))
                self.show.aliases = self.found.changes["aliases"] = with_line(
                    self.show.aliases, name
                )
                self.found.told.append(f"also {name}")

    def _episode(self, fact: Fact) -> None:
        number = fact.data["number"]
        if reason := not_of(self.show, number):
            self._report.note("bad", f"{fact.place}: {reason}")
            return
        there = self.episodes.there.get(number)
        episode = there or Episode(number=number)
        found = Difference()
        for name, value in fact.data.items():
            if name != "number":
                found.compare(episode, {name: value}, overwrite=self._overwrite)
        for name, value in found.changes.items():
            setattr(episode, name, value)
        for left in found.left:
            self._report.note("left", f"{fact.place}: {self.show}, episode {number}: {left}")
        if there is None:
            self._report.count("episodes", "created")
        else:
            self._report.count("episodes", "updated" if found.changes else "skipped")
        if there is None or found.changes:
            self.episodes.there[number] = self.episodes.changed[number] = episode

    def _count(self, has_facts: bool, place: str) -> None:
        called = f"{place}: {self.show}"
        told = ": ".join(filter(None, [called, ", ".join(self.found.told)]))
        if self.is_new:
            self._report.count("shows", "created")
            self._report.note("created", told)
        elif self.found.told:
            self._report.count("shows", "updated")
            self._report.note("updated", told)
        elif has_facts:
            self._report.count("shows", "skipped")
        for one in self.parts.planned:
            what = f"{one.place}: {self._people.called([one.person])} in {self.show}"
            for left in one.found.left:
                self._report.note("left", f"{what}: {left}")
            if one.found.changes and not one.is_new:
                self._report.note("updated", f"{what}: {', '.join(one.found.told)}")

    @transaction.atomic
    def store(self) -> None:
        """All of it or nothing."""
        if self._network:
            self.show.original_network = entry(Network, self._network, Making())
        if self.is_new or self.found.told:
            self.show.save()
        if self._genres:
            making = Making()
            self.show.genres.set(entry(Genre, name, making) for name in self._genres)
        for episode in self.episodes.changed.values():
            episode.show = self.show
            episode.save()
        self._store_credits()

    def _store_credits(self) -> None:
        people = self.new_people()
        for person in people.values():
            person.save()
        new = []
        for one in self.parts.planned:
            for name, value in one.found.changes.items():
                setattr(one.credit, name, value)
            if one.is_new:
                one.credit.show = self.show
                there = people.get(one.person)
                one.credit.person_id = there.pk if there else self._people.pk(one.person)
                new.append(one.credit)
            elif one.found.changes:
                one.credit.save()
        Credit.objects.bulk_create(new)
        told = dict(self._hangul_told())
        for person in Person.objects.filter(pk__in=told).defer(*SEARCH_COLUMNS):
            names = told[person.pk]
            if fill_hangul(person, names):
                person.save()

    def new_people(self) -> dict[int, Person]:
        """Who is stored with the show, by their keys."""
        new = self._people.new
        return {one.person: new[one.person] for one in self.parts.planned if one.person in new}

    def _hangul_told(self) -> Iterator[tuple[int, Names]]:
        """Of people known here by their letters alone."""
        for key, (who, told) in self.parts.named.items():
            if told.get("person_hangul") and not self._people.known.names[key].hangul:
                yield self._people.pk(key), who.names
