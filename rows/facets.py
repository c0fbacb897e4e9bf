"""One side of rows that a reader may choose by (their year, their network), with how many have each value."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from math import inf
from typing import Any, Literal, NamedTuple

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise

from rows.initials import HangulHeading, LatinHeading
from rows.keys import Rows, whose
from text.headings import LATIN, LETTERS
from text.jamo import INDEX

SLUG = re.compile(r"[-\w]{1,200}")
MOST = 500
"""Values that a facet offers: those that the most rows have. A choice from elsewhere is offered besides."""
NO_VALUE = ("", None)


@dataclass(frozen=True, slots=True)
class Choice:
    """``language`` is the label's, where that may not be the page's."""

    value: str
    label: str
    count: int = 0
    language: str = ""


class Offer(list[Choice]):
    """Choices in order; ``is_cut`` where the rows have other values besides. ``counted`` are the rows that
    were gone through for it, where its counts do not tell. ``witnesses`` are rows by their keys, with what
    was seen in each: one for every value that is offered.
    """

    is_cut = False
    counted = 0
    witnesses: Mapping[int, tuple[Any, ...]] = {}

    @property
    def size(self) -> float:
        """At least how many rows were counted; where the offer is cut, nobody knows."""
        return inf if self.is_cut else max(self.counted, sum(choice.count for choice in self))


def by_label(choice: Choice) -> Any:
    return choice.label.casefold(), choice.value


def by_number(choice: Choice) -> Any:
    return int(choice.value)


def latest_first(choice: Choice) -> Any:
    return -int(choice.value)


def in_turn(values: Iterable[str]) -> Callable[[Choice], Any]:
    """As the values stand there; what is not among them comes last."""
    places = {value: place for place, value in enumerate(values)}
    return lambda choice: (places.get(choice.value, len(places)), choice.value)


def among[R: Rows](rows: R, having: Rows, key: str, *, walked: bool) -> R:
    """Those of the rows whose key is the ``key`` of any that is ``having``; ``walked`` as a facet narrows."""
    if walked:
        return rows.filter(Exists(having.filter(**{key: OuterRef("pk")})))
    return rows.filter(pk__in=having.values(key))


@dataclass(frozen=True)
class Facet:
    """Rows by the value at ``path``, which an address gives as its parameter ``name``.

    ``printed`` makes a label of the columns ``shown``, or of the value where there are none. ``condition``
    is of the same joined row as the value; where a row may meet a value in several of these, the rows are
    told apart (``is_many``). A value that has not the ``shape`` is not asked for at all.
    Of a large list the offer may be late, but where it tells what may be veiled by now it has witnesses
    (``has_witnesses``) by which to see whether it is; beside a choice that ``may_be_veiled`` nothing is late.
    ``is_column`` is that the path is a column of the rows' own, of which every row tells. Where an index of
    such numbers has the rows in another order than the one they are walked in, a walk ``hides_index``.
    It ``is_selective`` where no value is that of most rows: see ``narrowed``.
    ``face`` is how a page offers the choices: not at all where it is a "link" from elsewhere.
    """

    name: str
    title: str | Promise
    path: str = ""
    shown: tuple[str, ...] = ()
    printed: Callable[..., str] = str
    condition: Callable[[], Q] = Q
    is_many: bool = False
    is_column: bool = False
    hides_index: bool = False
    is_selective: bool = False
    has_witnesses: bool = False
    may_be_veiled: bool = False
    order: Callable[[Choice], Any] = by_label
    shape: re.Pattern[str] = SLUG
    face: Literal["select", "letters", "link"] = "select"

    @property
    def columns(self) -> tuple[str, ...]:
        return self.path, *self.shown

    @property
    def has_one_value(self) -> bool:
        """Whether each row has one, and nothing is asked of it but that."""
        return type(self) is Facet and not (self.is_many or self.has_witnesses or self.condition())

    def known[R: Rows](self, rows: R) -> R:
        """Those of the rows that the facet can tell anything about."""
        return rows

    def narrow[R: Rows](self, rows: R, value: str, *, walked: bool = False) -> R:
        """A condition on the key alone, so that no join of one facet meets that of another. Those that meet
        it are gathered; where they are ``walked`` it is asked of each row by itself.
        """
        if self.is_column and walked and self.hides_index:
            each = f"each_{self.name}"
            return rows.alias(**{each: F(self.path) + 0}).filter(**{each: value})
        if self.is_column:
            return rows.filter(**{self.path: value})
        every: Rows = rows.model._default_manager.order_by()
        return among(rows, self.having(every, value), "pk", walked=walked)

    def having[R: Rows](self, rows: R, value: str) -> R:
        """Those of the rows that have the value, each as often as it does."""
        return self.known(rows).filter(self.condition(), **{self.path: value})

    def choices(self, rows: Rows) -> Offer:
        """The values that the rows have, each with the number of its rows; of many values ``MOST``."""
        return self._counted(self.known(rows).filter(self.condition()), self.columns, "pk")

    def _counted(self, rows: Rows, columns: Sequence[str], key: str) -> Offer:
        witness = Min("pk") if self.has_witnesses else Value(0)
        counted = (
            rows.order_by()
            .values_list(*columns)
            .annotate(count=Count(key, distinct=self.is_many), witness=witness)
        )
        return self.offer(list(counted.order_by("-count", columns[0])[: MOST + 1]))

    def offer(self, most: list[tuple[Any, ...]]) -> Offer:
        """From the values that the most rows have, up to one more than are offered: each with its shown
        columns, the number of its rows and the key of its witness.
        """
        found: dict[str, Choice] = {}
        for value, *shown, count, _ in most[:MOST]:
            if value not in NO_VALUE:
                before = found.get(str(value))
                found[str(value)] = self.choice(
                    value, shown, count + (before.count if before else 0)
                )
        offer = Offer(sorted(found.values(), key=self.order))
        offer.is_cut = len(most) > MOST
        offer.counted = sum(count for *_, count, _ in most)
        if self.has_witnesses:
            offer.witnesses = {pk: (*seen,) for *seen, _, pk in most[:MOST]}
        return offer

    def still_holds(self, offer: Offer, rows: Rows) -> bool:
        """Whether its witnesses have by now what was seen in them; one query."""
        rows = self.known(rows).filter(self.condition(), pk__in=offer.witnesses).order_by()
        seen = rows.values_list("pk", self.path, *self.shown)
        return {pk: (*values,) for pk, *values in seen} == offer.witnesses

    def columns_held(self, rows: Rows, width: int) -> Rows:
        """The facet's name, and each row's key, value and shown columns; of these ``width``, filled up."""
        rows = self.known(rows).filter(self.condition()).order_by()
        value, filling = Cast(self.path, CharField()), [Value("")] * (width - len(self.shown))
        return rows.values_list(Value(self.name), "pk", value, *self.shown, *filling)

    def choice(self, value: Any, shown: list[Any], count: int) -> Choice:
        return Choice(str(value), self.printed(*(shown or [value])), count)

    def unmatched(self, rows: Rows, value: str) -> Choice:
        """The choice of a value that no choice is left for, under its name where any of the rows has it."""
        if not self.shown:
            return self.choice(value, [], 0)
        row = self.having(rows.order_by(), value).values_list(self.path, *self.shown).first()
        return self.choice(row[0], list(row[1:]), 0) if row else Choice(value, value)


@dataclass(frozen=True)
class Linked(Facet):
    """Rows by those of another table, which alone is read. ``links`` are all of its rows that count;
    ``owner`` is their column with the key of one of the rows, ``column`` the path to the value it has.
    """

    links: Callable[[], Rows] = field(kw_only=True)
    owner: str = field(kw_only=True)
    column: str = field(kw_only=True)

    def narrow[R: Rows](self, rows: R, value: str, *, walked: bool = False) -> R:
        return among(rows, self.links().filter(**{self.column: value}), self.owner, walked=walked)

    def choices(self, rows: Rows) -> Offer:
        before, between, _ = self.column.rpartition("__")
        columns = [before + between + path.rpartition("__")[2] for path in self.columns]
        return self._counted(whose(self.links(), self.owner, rows), columns, self.owner)


def narrowed[R: Rows](rows: R, asked: Collection[tuple[Facet, str]], *, walked: bool = False) -> R:
    """By all that is asked. Where a facet ``is_selective``, what other tables tell is sooner asked of each of
    the rows that it leaves than gathered.
    """
    are_few = any(facet.is_selective for facet, _ in asked)
    for facet, value in asked:
        rows = facet.narrow(rows, value, walked=walked or (are_few and not facet.is_selective))
    return rows


def choices_of_each(rows: Rows, facets: Iterable[Facet]) -> dict[str, Offer]:
    """By the facets' names what ``choices`` gives, of facets that ``has_one_value``: in one query, for most
    of its time goes to reading the rows.
    """
    counts = [(facet, Counter[tuple[Any, ...]]()) for facet in facets]
    columns = [column for facet, _ in counts for column in facet.columns]
    for *values, count in rows.order_by().values_list(*columns).annotate(count=Count("pk")):
        left = iter(values)
        for facet, of_facet in counts:
            of_facet[*islice(left, len(facet.columns))] += count
    return {facet.name: facet.offer(_most(of_facet)) for facet, of_facet in counts}


def _most(counts: Counter[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], str(one[0])))
    return [(*values, count, 0) for values, count in ordered[: MOST + 1]]


class Held(NamedTuple):
    """A value that a row has, with what a label of it is made of."""

    facet: str
    key: int
    value: str
    shown: list[Any]


def held(rows: Rows, facets: Iterable[Facet]) -> Iterator[Held]:
    """Every value that the rows have, in one query: for counting in memory where rows are few."""
    by_name = {facet.name: facet for facet in facets}
    width = max(len(facet.shown) for facet in by_name.values())
    first, *others = (facet.columns_held(rows, width) for facet in by_name.values())
    for name, key, value, *shown in first.union(*others):
        if value not in NO_VALUE:
            yield Held(name, key, value, shown[: len(by_name[name].shown)])


_by_letter = in_turn(LETTERS)


@dataclass(frozen=True)
class FirstLetter(Facet):
    """Rows by the heading of an index that a name in Hangul or one in Latin letters stands under.

    ``latin`` are columns of which the first that is filled counts. Its choices are whole alphabets: letters
    that no row stands under are among them, with 0. Its rows are looked for even where they are ``walked``,
    for an index has those of a letter in their order.
    """

    hangul: str = ""
    latin: tuple[str, ...] = ()
    order: Callable[[Choice], Any] = _by_letter
    shape: re.Pattern[str] = re.compile("|".join(LETTERS))
    face: Literal["select", "letters", "link"] = "letters"

    def narrow[R: Rows](self, rows: R, value: str, *, walked: bool = False) -> R:
        heading = LatinHeading(*self.latin) if value.isascii() else HangulHeading(self.hangul)
        return rows.alias(heading=heading).filter(heading=value)

    def choices(self, rows: Rows) -> Offer:
        headings = HangulHeading(self.hangul), LatinHeading(*self.latin)
        counted = rows.order_by().values_list(*headings).annotate(count=Count("pk"))
        counts = dict.fromkeys(LETTERS, 0)
        for *letters, count in counted:
            for letter in letters:
                if letter in counts:
                    counts[letter] += count
        used = [alphabet for alphabet in (INDEX, LATIN) if any(counts[one] for one in alphabet)]
        return Offer(self.choice(one, [], counts[one]) for one in chain.from_iterable(used))

    def choice(self, value: Any, shown: list[Any], count: int) -> Choice:
        return Choice(value, value, count, "en" if value in LATIN else "ko")
