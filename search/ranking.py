"""Which of the candidates' names are closest to a query."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rows.keys import with_keys
from search.candidates import candidates, leading_consonants
from search.closeness import NOTHING, Closeness, How, closeness, plausible
from search.kinds import CHARACTER, PERSON, SHOW, keys_by_kind
from search.models import Findable
from search.names import Name, stored
from search.readings import Reading, readings_of
from search.words import some_mistyped, some_words, unknown_words

STEP = 12
"""Thousandths of closeness within which the heavier of two comes first."""
LIKELY = 700
"""Closeness from which a row may be what was meant."""
TURNED = {PERSON: 14, SHOW: 60, CHARACTER: 40}
"""What it costs that the words must be turned round: people's names often are."""
CHARACTERS, GIVEN_NAMES = 50, 120
"""What a character's name costs, and one that is only a given name: the site is about people and shows."""


class Entry[Source](NamedTuple):
    """A row of the index with its names; ``source`` is whatever the caller knows it by."""

    kind: str
    names: list[Name]
    source: Source


class Scored[Source](NamedTuple):
    entry: Entry[Source]
    name: Name
    closeness: Closeness


def scored[Source](
    query: str, readings: list[Reading], entries: Iterable[Entry[Source]], least: float = 0
) -> Iterator[Scored[Source]]:
    """Every name that has anything to do with the query; those that are not so close as ``least``, in
    thousandths, may be left out.
    """
    named = [(name, entry) for entry in entries for name in entry.names]
    if leading := leading_consonants(query):
        for name, entry in named:
            yield Scored(entry, name, _by_initials(leading, name, entry.kind))
        return
    names = [name for name, _ in named]
    worded = names if any(reading.has_words for reading in readings) else []
    known = frozenset(chain.from_iterable(name.words for name in worded))
    for reading in readings:
        unknown = unknown_words(reading, known)
        for place in sorted(plausible(reading, names, least)):
            name, entry = named[place]
            yield Scored(entry, name, _answered(reading, unknown, name, entry.kind))


def closest(model: type[Findable], query: str) -> list[int]:
    """Keys of the model's rows that the query may mean, the closest first."""
    return closest_of_each([model], query)[model]


def closest_of_each(
    models: Collection[type[Findable]], query: str
) -> dict[type[Findable], list[int]]:
    """The same of each model: their names are looked up together."""
    readings = readings_of(query)
    with_characters = any(model.KIND == CHARACTER for model in models)
    found = candidates(query, readings, with_characters=with_characters) if readings else ()
    keys = keys_by_kind(found)
    return {model: _in_order(model, keys[model.KIND], query, readings) for model in models}


def _in_order(
    model: type[Findable], keys: list[int], query: str, readings: list[Reading]
) -> list[int]:
    rows = with_keys(model._base_manager.all(), keys)
    found = rows.values_list("pk", "search_key", "search_weight")
    entries = (Entry(model.KIND, list(stored(key)), (weight, pk)) for pk, key, weight in found)
    best: dict[tuple[int, int], float] = {}
    for entry, _, (score, _) in scored(query, readings, entries, LIKELY):
        if score >= LIKELY:
            best[entry.source] = max(score, best.get(entry.source, 0))
    ordered = sorted(best, key=lambda row: (-round(best[row] / STEP), -row[0], row[1]))
    return [pk for _, pk in ordered]


def _by_initials(leading: str, name: Name, kind: str) -> Closeness:
    place = name.initials.find(leading)
    if place < 0:
        return NOTHING
    score = 1000 if name.initials == leading else 930 if place == 0 else 800
    return Closeness(score - GIVEN_NAMES * (kind == CHARACTER), How.INITIALS)


def _answered(reading: Reading, unknown: list[str], name: Name, kind: str) -> Closeness:
    found = closeness(reading, name, is_person=kind == PERSON)
    if reading.has_words and not reading.is_turned:
        found = max(found, Closeness(some_words(reading, name), How.PART))
        if unknown:
            found = max(found, Closeness(some_mistyped(reading, name, unknown), How.MISTYPED))
    turned = TURNED[SHOW if found.how == How.PART else kind]
    cost = reading.is_turned * turned + reading.cost
    if kind == CHARACTER:
        cost += GIVEN_NAMES if name.is_given_name else CHARACTERS
    return Closeness(found.score - cost, found.how)
