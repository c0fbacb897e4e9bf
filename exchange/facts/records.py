"""A row becomes facts: of a show, a person, a part in a show, an episode. One row may tell several."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from exchange.facts.rows import Bad, Row
from exchange.facts.values import EMPTY_ROLE, READERS, plain_text
from text.jamo import has_hangul
from text.names.scripts import Names
from text.pasted.lines import UnreadableError

type Kind = Literal["show", "person", "credit", "episode"]

OF_SHOWS = (
    *("title_romanized", "aliases", "aired_from", "aired_to", "airing_days", "network", "genres"),
    *("episode_count", "runtime", "kind", "country", "synopsis", "synopsis_source"),
    *("content_notes", "trailer_url"),
)
OF_PEOPLE = ("person_aliases", "family_name", "groups", "born_on", "bio")
OF_CREDITS = ("role", "character", "character_hangul", "character_note", "billing")
OF_EPISODES = {
    "number": "number",
    "episode_title": "title",
    "episode_title_hangul": "title_hangul",
    "aired_on": "aired_on",
    "viewership": "viewership",
}
LISTS = {
    "cast": "lead",
    "directors": "director",
    "writers": "writer",
    "composers": "music",
    "original_authors": "original-author",
}
IDENTITY = {
    "show_id",
    "title",
    "title_hangul",
    "year",
    "person_id",
    "person",
    "person_hangul",
    "number",
}
"""Where one of these cannot be read, the row might be taken for another's, and so is left out."""
OF_A_SHOW = {"show_id", "title", "title_hangul"}
NO_SHOW = "it does not say of which show it is"
_BOTH_SCRIPTS = re.compile(r"(.+?)\s*[(（\[]([^()（）\[\]]+)[)）\]]")
_WITH_YEAR = re.compile(r"(.+?)\s*[(（]((?:1[89]|2[01])\d\d)[)）]")
_AS = re.compile(r"\s+as\s+", re.IGNORECASE)


@dataclass
class Fact:
    """``show`` says which show it belongs to: title in either script, year, number in the files."""

    kind: Kind
    place: str
    show: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


def facts_of(row: Row, on_fault: Callable[[Bad], None]) -> Iterator[Fact]:
    cells, is_whole = _read(row, on_fault)
    if not is_whole or not any(value not in ("", [], None) for value in cells.values()):
        return
    _part_titles(cells)
    show = _taken(cells, ("show_id", "title", "title_hangul", "year"))
    if show.get("title") or show.get("title_hangul") or show.get("show_id"):
        yield from _of_show(row, cells, show, on_fault)
        return
    names = _person(cells)
    if "number" in cells or not names:
        on_fault(Bad(row.place, "", _missing(cells)))
        return
    if not (names.get("person") or names.get("person_hangul")):
        on_fault(Bad(row.place, "", "it has no name"))
        return
    if _is_of_a_show(row, cells):
        on_fault(Bad(row.place, "", NO_SHOW))
        return
    yield Fact("person", row.place, {}, names | _taken(cells, OF_PEOPLE))


def _is_of_a_show(row: Row, cells: dict[str, Any]) -> bool:
    """Whether a name is that of somebody in a show, which the row leaves out."""
    if any(name in cells for name in OF_PEOPLE):
        return False
    return any(name in cells for name in OF_CREDITS) or not OF_A_SHOW.isdisjoint(row.called)


def _missing(cells: dict[str, Any]) -> str:
    if "number" in cells or any(name in cells for name in OF_CREDITS):
        return NO_SHOW
    return "it names neither a show nor a person"


def _of_show(
    row: Row, cells: dict[str, Any], show: dict[str, Any], on_fault: Callable[[Bad], None]
) -> Iterator[Fact]:
    person, is_episode = _person(cells), "number" in cells
    told = _taken(cells, OF_SHOWS)
    if told or not (person or is_episode):
        yield Fact("show", row.place, show, told)
    if is_episode:
        facts = {ours: cells[name] for name, ours in OF_EPISODES.items() if cells.get(name)}
        yield Fact("episode", row.place, show, facts)
    if person and (credit := _credit(row, cells, on_fault)) is not None:
        yield Fact("credit", row.place, show, person | credit)
    elif not person and not is_episode and any(cells.get(name) for name in OF_CREDITS[:3]):
        on_fault(Bad(row.place, "", "it names a part, and nobody who has it"))
    for column, role in LISTS.items():
        for name in cells.get(column, ()):
            actor, _, character = _AS.sub("\0", name, count=1).partition("\0")
            yield Fact(
                "credit", row.place, show, {"person": actor, "role": role, "character": character}
            )


def _read(row: Row, on_fault: Callable[[Bad], None]) -> tuple[dict[str, Any], bool]:
    """Its cells as values, and whether none is missing without which the rest says nothing."""
    cells: dict[str, Any] = {}
    is_whole = True
    for column, raw in row.cells.items():
        try:
            text = plain_text(raw)
            value = READERS[column](text) if text else ""
        except UnreadableError as error:
            on_fault(row.bad(column, str(error)))
            is_whole = is_whole and column not in IDENTITY
            continue
        if column == "role" and text and not value:
            cells[EMPTY_ROLE] = text
        elif column == "aired":
            for name, day in zip(("aired_from", "aired_to"), value, strict=False):
                cells.setdefault(name, day)
        elif value or column not in cells:
            cells[column] = value
    return {name: value for name, value in cells.items() if value not in ("", [], None)}, is_whole


def _part_titles(cells: dict[str, Any]) -> None:
    """“Signal (2016)”, “Signal (시그널)”, and a title that is in Hangul alone."""
    title = cells.get("title", "")
    if dated := _WITH_YEAR.fullmatch(title):
        title = cells["title"] = dated[1]
        cells.setdefault("year", int(dated[2]))
    both = _BOTH_SCRIPTS.fullmatch(title)
    if both and has_hangul(both[2]) and not has_hangul(both[1]):
        title = cells["title"] = both[1].strip()
        cells.setdefault("title_hangul", both[2].strip())
    if has_hangul(title) and "title_hangul" not in cells:
        cells["title_hangul"] = title
    if "year" not in cells and "aired_from" in cells:
        cells["year"] = int(cells["aired_from"][:4])


def _person(cells: dict[str, Any]) -> dict[str, Any]:
    """Empty where no name is one."""
    person = _taken(cells, ("person_id", "person", "person_hangul"))
    names = Names.of(person.get("person", "")).with_more(Names.of(person.get("person_hangul", "")))
    return person if names else _taken(person, ("person_id",))


def _credit(
    row: Row, cells: dict[str, Any], on_fault: Callable[[Bad], None]
) -> dict[str, Any] | None:
    """A “role” that is none is the character, where nothing else says who that is: both are called so."""
    credit = _taken(cells, OF_CREDITS)
    words = cells.get(EMPTY_ROLE, "")
    if words and "character" not in credit:
        credit["character"] = words[:200]
    elif words:
        on_fault(row.bad("role", f"“{words[:60]}” is no role"))
        return None
    return credit


def _taken(cells: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: cells[name] for name in names if name in cells}
