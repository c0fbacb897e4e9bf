"""A catalogue of people and shows from files, for measuring the search against a large site."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from people.models import Person
from search import index
from shows.models import Credit, Show

CATALOGUE, CREDITS = "search_catalogue.csv", "credits.csv"
AT_ONCE = 1000


class Catalogue(NamedTuple):
    """The stored rows by the identifiers that the files give them."""

    people: dict[str, Person]
    shows: dict[str, Show]

    def identifiers(self) -> dict[tuple[str, int], str]:
        """The other way round: by the letter of the kind in the index, and the row's key."""
        rows: list[tuple[str, Person | Show]] = [*self.people.items(), *self.shows.items()]
        return {(row.KIND, row.pk): identifier for identifier, row in rows}


def file(folder: Path, name: str) -> Path:
    """Wherever in the folder it lies, or in one beside it; raises ``FileNotFoundError``."""
    found = sorted(folder.rglob(name)) or sorted(folder.parent.glob(f"*/{name}"))
    if not found:
        raise FileNotFoundError(f"There is no {name} in {folder}.")
    return found[0]


def load(folder: Path, most: int | None = None) -> Catalogue:
    """Stores the catalogue’s first ``most`` entries, all for None, and the credits among them."""
    rows = list(_rows(file(folder, CATALOGUE)))[:most]
    people = {row["entity_id"]: _person(row) for row in rows if row["type"] == "person"}
    shows = {row["entity_id"]: _show(row) for row in rows if row["type"] == "show"}
    Person.objects.bulk_create(people.values(), AT_ONCE)
    Show.objects.bulk_create(shows.values(), AT_ONCE)
    catalogue = Catalogue(people, shows)
    Credit.objects.bulk_create(_credits(_rows(file(folder, CREDITS)), catalogue), AT_ONCE)
    index.take_stock()
    return catalogue


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _names(row: dict[str, str]) -> dict[str, str]:
    return {
        "slug": row["entity_id"].replace(":", "-"),
        "aliases": row["alternates"].replace("|", "\n"),
    }


def _printed(row: dict[str, str]) -> str:
    names = row["name_en"], row["name_ko"], *row["alternates"].split("|"), row["entity_id"]
    return next(filter(None, names))


def _person(row: dict[str, str]) -> Person:
    name = _printed(row)
    weight = int(row["popularity"])
    return Person(name=name, name_hangul=row["name_ko"], search_weight=weight, **_names(row))


def _show(row: dict[str, str]) -> Show:
    title = _printed(row)
    weight = int(row["popularity"])
    return Show(title=title, title_hangul=row["name_ko"], search_weight=weight, **_names(row))


def _credits(rows: Iterable[dict[str, str]], catalogue: Catalogue) -> Iterator[Credit]:
    seen = set[tuple[str, ...]]()
    for row in rows:
        show, person = catalogue.shows.get(row["show_id"]), catalogue.people.get(row["person_id"])
        key = (row["show_id"], row["person_id"], row["role"], row["character"])
        if show and person and key not in seen:
            seen.add(key)
            yield Credit(
                show=show,
                person=person,
                role=row["role"] if row["role"] in Credit.Role else Credit.Role.SUPPORT,
                character=row["character"][:200],
                character_hangul=row["character_ko"][:100],
            )
