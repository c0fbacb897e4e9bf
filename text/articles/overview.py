"""The facts of an overview, each read as what its label announces."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from text.articles import cast, places, runs
from text.articles.found import Found
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.pairs import Pair, role_in
from text.articles.romanized import is_romanized
from text.articles.titles import Called, called
from text.jamo import has_hangul

_KINDS = [
    ("special", ("special", "단막")),
    ("film", ("film", "movie", "영화")),
    ("drama", ("drama", "series", "드라마", "tv")),
]
_COUNTRIES = {
    "korea": "KR",
    "한국": "KR",
    "japan": "JP",
    "china": "CN",
    "taiwan": "TW",
    "thailand": "TH",
}
_MOST_FOLLOWING = 40
_BETWEEN = re.compile(r"\s+and\s+|[&/\n;·|,]")


@dataclass
class Overview:
    """``understood`` has each line whose every fact was read."""

    title: Called | None = None
    found: dict[str, list[Found[Any]]] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    understood: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)
    of_cast: set[int] = field(default_factory=set)

    def add(self, name: str, value: Any, fact: Labelled) -> bool:
        if value is None or value in ("", []):
            return False
        self.found.setdefault(name, []).append(
            Found(value, True, fact.line.text[:300], fact.line.number)
        )
        return True

    def add_all(self, name: str, values: Iterable[Any], fact: Labelled) -> bool:
        """Whether there was any."""
        added = [self.add(name, value, fact) for value in values]
        return any(added)

    @property
    def taken(self) -> set[int]:
        return self.understood - self.unread


def read_overview(facts: Sequence[Labelled], lines: Sequence[Line]) -> Overview:
    found = Overview()
    for number, fact in enumerate(facts):
        end = facts[number + 1].line.number if number + 1 < len(facts) else len(lines)
        following = lines[fact.line.number + 1 : end][:_MOST_FOLLOWING]
        is_read = _read(found, fact, following)
        (found.understood if is_read else found.unread).add(fact.line.number)
    return found


def _read(found: Overview, fact: Labelled, following: Sequence[Line]) -> bool:
    match fact.kind:
        case "cast":
            return _cast(found, fact, following)
        case "title" | "title_hangul" | "title_romanized" | "aliases":
            return _titles(found, fact)
        case "genres":
            return found.add_all("genres", _parts(fact.value), fact)
        case "directors" | "writers":
            return found.add_all(fact.kind, people_in(fact.value), fact)
        case "availability":
            offers = places.offers_in(fact.value, is_labelled=True)
            return found.add_all("availability", offers, fact)
        case "aired" | "year":
            return _aired(found, fact)
        case "kind":
            return found.add("kind", kind_of(fact.value), fact)
        case "country":
            countries = (code for word, code in _COUNTRIES.items() if word in fact.value.casefold())
            return found.add("country", next(countries, ""), fact)
    return _number(found, fact)


def _number(found: Overview, fact: Labelled) -> bool:
    value = fact.value
    match fact.kind:
        case "network":
            found.add("airing_days", runs.days_in(value), fact)
            return found.add("network", _network(value), fact)
        case "episode_count":
            if minutes := runs.runtime_in(value):
                found.add("runtime", minutes, fact)
            return found.add("episode_count", runs.episode_count_in(value, is_labelled=True), fact)
        case "runtime":
            found.add("airing_days", runs.days_in(value), fact)
            return found.add("runtime", runs.runtime_in(value), fact)
        case "airing_days":
            found.add("network", places.network_in(value), fact)
            if any(runs.run_in(value)):
                return _aired(found, fact)
            return found.add("airing_days", runs.days_in(value), fact) or "network" in found.found
    return False


def _network(value: str) -> str:
    """A known one where there is one, else what stands there, if it is as short as a name."""
    if known := places.network_in(value):
        return known
    bare = value.split("(")[0].split(",")[0].strip()
    return bare if 0 < len(bare) <= 30 and len(bare.split()) < 4 else ""


def _titles(found: Overview, fact: Labelled) -> bool:
    name = called(fact.value)
    if not name:
        return False
    if fact.kind == "title":
        found.title = found.title or name
        found.add("title", name.latin or name.hangul, fact)
    if fact.kind == "title_romanized":
        return found.add("title_romanized", name.latin, fact)
    if fact.kind == "aliases":
        for other in _parts(fact.value):
            _alias(found, other, fact)
        return True
    if fact.kind == "title_hangul" and not name.hangul:
        return found.add("title_romanized", name.latin, fact)
    found.add("title_hangul", name.hangul, fact)
    if fact.kind == "title_hangul":
        found.add("title_romanized", name.latin, fact)
    found.add("year", name.year, fact)
    for other in name.others if fact.kind == "title" else ():
        if is_romanized(other):
            found.add("title_romanized", other, fact)
        else:
            _alias(found, other, fact)
    return True


def _alias(found: Overview, other: str, fact: Labelled) -> bool:
    name = (
        "title_hangul"
        if has_hangul(other) and "title_hangul" not in found.found
        else "other_titles"
    )
    return found.add(name, other, fact)


def _aired(found: Overview, fact: Labelled) -> bool:
    first, last = runs.run_in(fact.value)
    year = first.year if first else runs.year_in(fact.value)
    facts: dict[str, Any] = {
        "aired_from": first,
        "aired_to": last,
        "airing_days": runs.days_in(fact.value),
        "network": places.network_in(fact.value),
        "year": year,
    }
    added = [found.add(name, value, fact) for name, value in facts.items()]
    return any(added)


def kind_of(value: str) -> str:
    """As the site calls it; empty for other words."""
    low = value.casefold()
    return next((kind for kind, words in _KINDS if any(word in low for word in words)), "")


def _cast(found: Overview, fact: Labelled, following: Sequence[Line]) -> bool:
    role = role_in(fact.label)
    read = [cast.listing(fact.value, role, fact.line.number)]
    for line in following:
        text = "\t".join(line.cells) if line.kind == "row" else line.text
        if line.level or not cast.is_entry(text):
            break
        read.append(cast.listing(text, role, line.number))
    for one in read:
        found.pairs += one.pairs
        for number in {pair.number for pair in one.pairs}:
            found.of_cast.add(number)
            (found.understood if one.is_whole else found.unread).add(number)
    return any(one.pairs for one in read) and read[0].is_whole


def people_in(value: str) -> list[str]:
    """Names between commas; what stands in brackets behind them is a note."""
    return [
        name for part in _parts(value) if (name := part.split("(")[0].strip()) and len(name) < 60
    ]


def _parts(value: str) -> list[str]:
    return list(_split(value))


def _split(value: str) -> Iterator[str]:
    for part in _BETWEEN.split(value):
        if bare := part.strip(" .,-–—"):
            yield bare
