"""What an answer to a query is narrowed by: the facets of the list of shows, of whatever was found.

A review or a line is narrowed by its show, and by its own review’s rating; people and tags have nothing to
be narrowed by, and are no answers to a narrowed question.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from reviews.search.hit import Hit
from reviews.search.question import LINES, REVIEWS, SHOWS, Question
from rows.browsing import Field
from rows.facets import Facet, held
from rows.keys import with_keys
from shows.facets import GENRE, NETWORK, PLATFORM, RATING, YEAR
from shows.models import Show

OF_SHOWS = [GENRE, NETWORK, PLATFORM, YEAR]
OFFERED = [*OF_SHOWS, RATING]
NARROWED = (SHOWS, REVIEWS, LINES)

type Values = dict[str, set[str]]
"""By the name of a facet."""


def asked_alone(address: Mapping[str, str]) -> dict[str, str]:
    """Filters of an address that may have no query."""
    given = {facet: address.get(facet.name, "") for facet in OFFERED}
    return {facet.name: value for facet, value in given.items() if facet.shape.fullmatch(value)}


class Filters:
    """Values that no answer has are not listened to."""

    def __init__(self, hits: Mapping[str, list[Hit]], question: Question) -> None:
        self.hits, self.question = hits, question
        self.shown: dict[tuple[str, str], list[Any]] = {}
        shows = {hit.show for one in NARROWED for hit in hits[one] if hit.show}
        self.of_show: dict[int | None, Values] = self._read(shows) if shows else {}
        self.values = {
            one: [(hit, self._values(hit, is_show=one == SHOWS)) for hit in hits[one]]
            for one in NARROWED
        }
        every = [values for rows in self.values.values() for _, values in rows]
        given = {facet.name: question.address.get(facet.name, "") for facet in OFFERED}
        self.asked = {
            name: value
            for name, value in given.items()
            if any(value in values[name] for values in every)
        }

    @property
    def kept(self) -> dict[str, str]:
        return self.question.asked

    @cached_property
    def narrowed(self) -> dict[str, list[Hit]]:
        if not self.asked:
            return dict(self.hits)
        return {
            kind: [hit for hit, _ in self._left(kind)] if kind in NARROWED else []
            for kind in self.hits
        }

    @cached_property
    def fields(self) -> list[Field]:
        """Each with the answers of the kind that is asked for, beside what the other filters leave."""
        return [field for field in map(self._field, OFFERED) if field.choices]

    @property
    def chosen(self) -> list[Field]:
        return [field for field in self.fields if field.chosen]

    def _field(self, facet: Facet) -> Field:
        counts = Counter[str]()
        for one in [self.question.kind] if self.question.kind else NARROWED:
            for _, values in self._left(one, but=facet.name):
                counts.update(values[facet.name])
        value = self.asked.get(facet.name)
        if value is not None:
            counts.setdefault(value, 0)
        choices = [
            facet.choice(one, self.shown.get((facet.name, one), []), count)
            for one, count in counts.items()
        ]
        chosen = next((choice for choice in choices if choice.value == value), None)
        return Field(facet, sorted(choices, key=facet.order), chosen)

    def _left(self, kind: str, but: str = "") -> Iterator[tuple[Hit, Values]]:
        asked = [(name, value) for name, value in self.asked.items() if name != but]
        for hit, values in self.values.get(kind, []):
            if all(value in values[name] for name, value in asked):
                yield hit, values

    def _values(self, hit: Hit, *, is_show: bool) -> Values:
        values = self.of_show.get(hit.show) or _nothing()
        return values if is_show else values | {RATING.name: RATING.reached(hit.rating)}

    def _read(self, shows: Collection[int]) -> dict[int | None, Values]:
        """A show is rated by its reviews where it is an answer itself."""
        means = RATING.means([hit.pk for hit in self.hits[SHOWS]])
        found: dict[int | None, Values] = {
            show: _nothing() | {RATING.name: RATING.reached(means.get(show))} for show in shows
        }
        for name, show, value, shown in held(with_keys(Show.objects.all(), shows), OF_SHOWS):
            found[show][name].add(value)
            self.shown[name, value] = shown
        return found


def _nothing() -> Values:
    return defaultdict(set)
