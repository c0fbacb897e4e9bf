"""A list that readers narrow by facets, all of which an address tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rows.facets import Choice, Facet, Rows


@dataclass(frozen=True)
class Field:
    """A facet with what it offers beside the other facets' choices; ``chosen`` is among them, or None."""

    facet: Facet
    choices: list[Choice]
    chosen: Choice | None

    @property
    def without(self) -> dict[str, None]:
        """What takes the choice out of an address."""
        return {self.facet.name: None}


class Browsing[R: Rows]:
    """Rows as an address asks for them; parameters that are no facet's value are not listened to.

    ``kept`` is what every link has beside the facets' values.
    """

    kept: Mapping[str, str] = {}

    def __init__(self, rows: R, facets: Iterable[Facet], address: Mapping[str, str]) -> None:
        self.every = rows
        self.facets = list(facets)
        given = {facet.name: address.get(facet.name, "") for facet in self.facets}
        self.asked = {
            facet.name: given[facet.name]
            for facet in self.facets
            if facet.shape.fullmatch(given[facet.name])
        }
        self.rows = self._narrowed()

    @cached_property
    def fields(self) -> list[Field]:
        """One query each; one more for a choice that no row is left for."""
        return [field for field in map(self._field, self.facets) if field.choices]

    @property
    def chosen(self) -> list[Field]:
        return [field for field in self.fields if field.chosen]

    @property
    def words(self) -> str:
        """What is chosen, for a page's title: “tvN, 2020”."""
        return ", ".join(field.chosen.label for field in self.fields if field.chosen)

    def _narrowed(self, but: Facet | None = None) -> R:
        rows = self.every
        for facet in self.facets:
            if facet is not but and facet.name in self.asked:
                rows = facet.narrow(rows, self.asked[facet.name])
        return rows

    def _field(self, facet: Facet) -> Field:
        value = self.asked.get(facet.name)
        choices = facet.choices(self._narrowed(but=facet)) if facet.face != "link" else []
        if value is None:
            return Field(facet, choices, None)
        chosen = next((one for one in choices if one.value == value), None)
        if chosen is None:
            chosen = facet.unmatched(self.every, value)
            choices = sorted([*choices, chosen], key=facet.order)
        return Field(facet, choices, chosen)
