"""A list that readers narrow by facets, all of which an address tells."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import get_language

from rows.facets import Choice, Facet, Offer, choices_of_each, narrowed
from rows.kept import LARGE, Kept, RoughlyBy
from rows.keys import Rows, with_keys
from rows.slices import COMMON
from rows.until import settled_until


@dataclass(frozen=True)
class Field:
    """A facet with what it offers beside the other facets' choices; ``chosen`` is among them, or None.

    ``most`` is how many values are offered where the rows may have others.
    """

    facet: Facet
    choices: list[Choice]
    chosen: Choice | None
    most: int | None = None

    @property
    def without(self) -> dict[str, None]:
        """What takes the choice out of an address."""
        return {self.facet.name: None}


class Browsing[R: Rows]:
    """Rows as an address asks for them; parameters that are no facet's value are not listened to.

    ``name`` is that of the list, one for the same rows. ``given`` is what all of them have, whatever is asked
    for. ``kept`` is what every link has beside the facets' values.
    """

    kept: Mapping[str, str] = {}

    def __init__(
        self,
        name: str,
        rows: R,
        facets: Iterable[Facet],
        address: Mapping[str, str],
        given: Iterable[tuple[Facet, str]] = (),
    ) -> None:
        self.name = name
        self.facets = list(facets)
        self._rows = rows
        self._given = list(given)
        self.every = narrowed(rows, self._given)
        values = ((facet, address.get(facet.name, "")) for facet in self.facets)
        self.asked = {facet.name: value for facet, value in values if facet.shape.fullmatch(value)}
        self.rows = self.narrow(rows)

    @cached_property
    def fields(self) -> list[Field]:
        """One query each; two more for a choice that is not among those offered."""
        return [field for field in map(self._field, self.facets) if field.choices]

    @property
    def chosen(self) -> list[Field]:
        return [field for field in self.fields if field.chosen]

    @cached_property
    def count(self) -> int:
        """How many rows are chosen; of many, how many there were, as ``RoughlyBy`` says."""
        return _counts.current(self.key, self._count_rows, may_be_late=self.may_be_late)

    @cached_property
    def count_of_every(self) -> int:
        """The same of all that may be chosen among."""
        return _counts.current((self.name,), self.every.count)

    @property
    def looked_up(self) -> R:
        """The same rows to count by anything. Where they are few they are looked for once for all counts."""
        keys = self._few.current()
        return self.rows if keys is None else with_keys(self._rows, keys)

    @property
    def walked(self) -> R:
        """The same rows, each asked in its turn whether it is chosen: see ``is_full_sooner``."""
        return self.narrow(self._rows, walked=True)

    @property
    def key(self) -> Hashable:
        """By which what is counted of these rows is kept."""
        return self._narrowing()

    @property
    def words(self) -> str:
        """What is chosen, for a page's title: “tvN, 2020”."""
        return ", ".join(field.chosen.label for field in self.fields if field.chosen)

    def narrow(self, rows: R, but: Facet | None = None, *, walked: bool = False) -> R:
        """Any rows of the kind, by what is given and what is asked for."""
        return narrowed(rows, [*self._given, *self._asked(but)], walked=walked)

    def may_be_late(self, size: float, but: Facet | None = None) -> bool:
        """Whether what is counted of so many rows may: of fewer where they are chosen among many, and never
        beside a choice that may be veiled by now; ``but`` is one that the rows are not narrowed by.
        """
        asked = self._asked(but)
        if any(facet.may_be_veiled for facet, _ in asked):
            return False
        are_chosen = size > COMMON and bool(asked)
        return size > LARGE or (are_chosen and self.count_of_every > LARGE)

    def _asked(self, but: Facet | None = None) -> list[tuple[Facet, str]]:
        every = ((facet, self.asked.get(facet.name)) for facet in self.facets if facet is not but)
        return [(facet, value) for facet, value in every if value is not None]

    def _field(self, facet: Facet) -> Field:
        value = self.asked.get(facet.name)
        offer = self._offer(facet) if facet.face != "link" else Offer()
        most = len(offer) if offer.is_cut else None
        if value is None:
            return Field(facet, offer, None, most)
        chosen = next((one for one in offer if one.value == value), None)
        if chosen is not None:
            return Field(facet, offer, chosen, most)
        chosen = replace(facet.unmatched(self._rows, value), count=self.count)
        return Field(facet, sorted([*offer, chosen], key=facet.order), chosen, most)

    def _offer(self, facet: Facet) -> Offer:
        key = (facet.name, get_language(), *self._narrowing(but=facet))
        return _offers.current(
            key,
            lambda: self._choices(facet),
            lambda offer: not offer.witnesses or facet.still_holds(offer, self._to_count(facet)),
            lambda size: self.may_be_late(size, but=facet),
        )

    def _choices(self, facet: Facet) -> Offer:
        is_counted_together = facet.has_one_value and facet.name not in self.asked
        if is_counted_together and self._few.current() is not None:
            return self._of_few.current()[facet.name]
        return facet.choices(self._to_count(facet))

    def _to_count(self, facet: Facet) -> Rows:
        """The rows whose values are offered."""
        is_asked = facet.name in self.asked
        return self.narrow(self._rows, but=facet) if is_asked else self.looked_up

    @cached_property
    def _few(self) -> Kept[list[int] | None]:
        """The keys of rows that are narrowed to so few that these are soon read.

        Each facet's offer is kept by the tables that these were read from, too.
        """
        return Kept(self._read_few)

    @cached_property
    def _of_few(self) -> Kept[dict[str, Offer]]:
        """What is offered of so few rows by the facets of which each has one value."""
        together = [one for one in self.facets if one.has_one_value and one.name not in self.asked]
        return Kept(
            lambda: choices_of_each(with_keys(self._rows, self._few.current() or []), together)
        )

    def _count_rows(self) -> int:
        keys = self._few.current()
        return self.rows.count() if keys is None else len(keys)

    def _read_few(self) -> list[int] | None:
        if not self.asked:
            return None
        keys = list(self.rows.order_by().values_list("pk", flat=True)[: LARGE + 1])
        return keys if len(keys) <= LARGE else None

    def _narrowing(self, but: Facet | None = None) -> tuple[Hashable, ...]:
        return self.name, *sorted((facet.name, value) for facet, value in self._asked(but))


_offers: RoughlyBy[Hashable, Offer] = RoughlyBy(lambda offer: offer.size, settled_until)
_counts: RoughlyBy[Hashable, int] = RoughlyBy(int, settled_until)
