"""Which show is meant: one that is known by a title and its year, a new one, or one of several."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from exchange.facts.limits import MOST_SHOWS
from exchange.facts.spool import Group
from shows.models import Show
from text.hangul import fold

_FIRST = ("title", "title_hangul", "year")


@dataclass
class Wanted:
    """How the facts of a group call their show: the first that says so counts."""

    file_id: str
    title: str = ""
    title_hangul: str = ""
    year: int | None = None
    kind: str = ""

    @classmethod
    def of(cls, group: Group) -> "Wanted":
        told: dict[str, Any] = {}
        for fact in group.facts:
            for name in _FIRST:
                if fact.show.get(name):
                    told.setdefault(name, fact.show[name])
            if fact.kind == "show" and fact.data.get("kind"):
                told.setdefault("kind", fact.data["kind"])
        return cls(group.file_id, **told)

    @property
    def names(self) -> set[str]:
        return {fold(name) for name in (self.title, self.title_hangul)} - {""}

    @property
    def is_film(self) -> bool:
        return self.kind == Show.Kind.FILM

    def __str__(self) -> str:
        name = self.title or self.title_hangul or self.file_id
        return f"{name} ({self.year})" if self.year else name


class _Known(NamedTuple):
    title: str
    hangul: str
    year: int | None
    is_film: bool


class Match(NamedTuple):
    """``key`` is below 0 for a show that this run makes; None where there is a ``doubt``."""

    key: int | None
    is_new: bool = False
    doubt: str = ""


class Shows:
    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._owner: dict[int, str] = {}
        self._pks: dict[int, int] = {}
        self._made = 0
        for show in Show.objects.only(
            "title", "title_hangul", "title_romanized", "aliases", "year", "kind"
        ):
            known = _Known(fold(show.title), fold(show.title_hangul), show.year, show.is_film)
            self._add(show.pk, known, {fold(name) for name in show.every_name})

    def _add(self, key: int, known: _Known, names: set[str]) -> None:
        self._known[key] = known
        for name in names - {""}:
            self._by_name[name].add(key)

    def find(self, wanted: Wanted) -> Match:
        """One that fits is the show; where none does, it is new, and known from then on."""
        every = set[int]().union(*(self._by_name.get(name, ()) for name in wanted.names))
        keys, doubt = self._of_year(every, wanted)
        keys = self._closest(keys, wanted)
        if keys and wanted.file_id:
            others = {key for key in keys if self._owner.get(key, wanted.file_id) != wanted.file_id}
            keys -= others
            if not keys and others:
                doubt = self._same_as(others, wanted)
        if doubt:
            return Match(None, doubt=doubt)
        if len(keys) > 1:
            return Match(None, doubt=f"{len(keys)} shows of that title fit equally well")
        if keys:
            return Match(self._owned(keys.pop(), wanted))
        if self._made >= MOST_SHOWS:
            doubt = f"the files have more than {MOST_SHOWS:,} new shows; give them in parts"
            return Match(None, doubt=doubt)
        return Match(self._new(wanted), is_new=True)

    def _of_year(self, keys: set[int], wanted: Wanted) -> tuple[set[int], str]:
        """Those of that year, else those without one; of the year beside it only if both titles agree."""
        if wanted.year is None:
            return keys, ""
        years = {key: self._known[key].year for key in keys}
        for fitting in (
            {key for key in keys if years[key] == wanted.year},
            {key for key in keys if years[key] is None},
        ):
            if fitting:
                return fitting, ""
        near = {key for key in keys if abs((years[key] or 0) - wanted.year) == 1}
        near = {key for key in near if wanted.names & {*self._known[key][:2]}}
        same = {key for key in near if self._is_same(key, wanted)}
        if near and not same:
            told = ", ".join(sorted(str(years[key]) for key in near))
            return set(), f"a show of that title is known, of {told}"
        return same, ""

    def _is_same(self, key: int, wanted: Wanted) -> bool:
        known, hangul = self._known[key], fold(wanted.title_hangul)
        return bool(hangul) and known.hangul == hangul and known.title == fold(wanted.title)

    def _closest(self, keys: set[int], wanted: Wanted) -> set[int]:
        """Of several, those of its kind; then with both titles; then those whose own title it is."""
        title, hangul = fold(wanted.title), fold(wanted.title_hangul)
        tests: tuple[Callable[[_Known], bool], ...] = (
            lambda one: not wanted.kind or one.is_film == wanted.is_film,
            lambda one: bool(hangul) and one.hangul == hangul and one.title == title,
            lambda one: bool(hangul) and one.hangul == hangul,
            lambda one: one.title == title and hangul in ("", one.hangul or hangul),
            lambda one: one.title == title,
        )
        for fits in tests:
            if len(keys) > 1 and (closer := {key for key in keys if fits(self._known[key])}):
                keys = closer
        return keys

    def _same_as(self, others: set[int], wanted: Wanted) -> str:
        """Two of the files’ own shows are two where their Hangul or kind differs, and may else be one."""
        hangul, known = fold(wanted.title_hangul), [self._known[key] for key in others]
        if all(hangul and one.hangul not in ("", hangul) for one in known):
            return ""
        if wanted.kind and all(one.is_film != wanted.is_film for one in known):
            return ""
        owners = ", ".join(sorted(self._owner[key] for key in others))
        return f"it may be the same as {owners} in the files"

    def _owned(self, key: int, wanted: Wanted) -> int:
        if wanted.file_id:
            self._owner[key] = wanted.file_id
        return key

    def _new(self, wanted: Wanted) -> int:
        self._made += 1
        known = _Known(
            fold(wanted.title or wanted.title_hangul),
            fold(wanted.title_hangul),
            wanted.year,
            wanted.is_film,
        )
        self._add(-self._made, known, wanted.names)
        return self._owned(-self._made, wanted)

    def stored(self, key: int, show: Show) -> None:
        self._pks[key] = show.pk

    def pk(self, key: int) -> int | None:
        """None for one that is not stored."""
        return self._pks.get(key, key if key > 0 else None)
