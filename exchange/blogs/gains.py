"""What the site itself has more of by a blog, beside reviews: shows, people, credits and the like."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.db.models import Model, TextChoices

from shows.models import Show


class GainKind(TextChoices):
    SHOW = "show", "Shows"
    PERSON = "person", "People"
    CREDIT = "credit", "Credits"
    OFFER = "availability", "Where to watch"
    FACT = "fact", "Facts of shows"
    NETWORK = "network", "Networks"
    GENRE = "genre", "Genres"
    PLATFORM = "platform", "Platforms"
    AUTHOR = "author", "Authors"


@dataclass(frozen=True)
class Gain:
    """``show`` is the title of the one that it belongs to, ``key`` that of one which was there before."""

    kind: GainKind
    name: str
    show: str = ""
    key: int = 0


class Making:
    """Stores new rows, in a dry run in memory alone, under keys below 0; either way it tells of each."""

    def __init__(self, *, is_dry: bool = False, new_shows: Iterable[int] = ()) -> None:
        self.is_dry = is_dry
        self.new_shows = set(new_shows)
        """Keys: what is filled into the others is filled into shows that the site had before."""
        self._told: list[Gain] = []
        self._keys = count(-1, -1)
        self._rows: dict[tuple[type[Model], int], list[Model]] = defaultdict(list)

    def add(self, row: Model, kind: GainKind, name: str, of: Show | None = None) -> None:
        if self.is_dry:
            row.pk = next(self._keys)
            self._rows[type(row), of.pk if of else 0].append(row)
        else:
            row.save()
        if isinstance(row, Show):
            self.new_shows.add(row.pk)
        self.tell(kind, name, of)

    def tell(self, kind: GainKind, name: str, of: Show | None = None) -> None:
        key = of.pk if of and of.pk not in self.new_shows else 0
        self._told.append(Gain(kind, name, of.title if of else "", key))

    def unstored[Row: Model](self, model: type[Row], of: Show | None = None) -> list[Row]:
        """Rows that a dry run alone knows of."""
        rows = self._rows.get((model, of.pk if of else 0), ())
        return [row for row in rows if isinstance(row, model)]

    def told(self) -> list[Gain]:
        """Since this was asked last."""
        told, self._told = self._told, []
        return told


def counted(gains: Iterable[Gain]) -> dict[GainKind, int]:
    numbers = Counter(gain.kind for gain in gains)
    return {kind: numbers[kind] for kind in GainKind if numbers[kind]}


def filled_in(gains: Iterable[Gain]) -> Iterator[tuple[int, str, list[Gain]]]:
    """Shows that the site had before, by key and title, with all that each was given."""
    by_show: dict[int, list[Gain]] = defaultdict(list)
    for gain in gains:
        if gain.key:
            by_show[gain.key].append(gain)
    yield from ((key, given[0].show, given) for key, given in by_show.items())
