"""The rows of a JSON file: a list, tables by their names, or one show with all that belongs to it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from exchange.facts.headings import Table, columns_of, table_of
from exchange.facts.limits import LONGEST_CELL, LONGEST_WHOLE, MOST_COLUMNS, MOST_PARTS
from exchange.facts.rows import Bad, Row
from exchange.reading.json_rows import Rows
from text.typed import one_line

type OnFault = Callable[[Bad], None]

_WITHIN: dict[str, Table] = {"episodes": "episodes", "cast": "credits", "credits": "credits"}
_CREW = {"directors": "director", "writers": "writer", "composers": "music"}
_SHOW = ("show_id", "title", "title_hangul", "year")


def rows_of_json(
    path: Path, pieces: Iterator[str], left_out: dict[str, None], on_fault: OnFault
) -> Iterator[Row]:
    """A file of ordinary size as a whole; one that is larger or broken, object by object."""
    reader = _Reader(path.name, left_out, on_fault)
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length > LONGEST_WHOLE:
            break
    else:
        try:
            yield from reader.whole(json.loads("".join(held), strict=False))
            return
        except (ValueError, RecursionError) as error:
            wrong = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
            on_fault(
                Bad(path.name, "", f"as a whole it is no JSON ({wrong}); read object by object")
            )
    yield from reader.streamed(iter(held), pieces)


class _Reader:
    def __init__(self, name: str, left_out: dict[str, None], on_fault: OnFault) -> None:
        self._name, self._left_out, self._on_fault = name, left_out, on_fault

    def whole(self, read: Any) -> Iterator[Row]:
        tables = _tables(read)
        if tables is None:
            self._on_fault(Bad(self._name, "", "it is neither a list of objects nor an object"))
        for name, objects in (tables or {}).items():
            for number, one in enumerate(objects, 1):
                yield from self._row(one, name, number)

    def streamed(self, held: Iterator[str], more: Iterator[str]) -> Iterator[Row]:
        rows = Rows((piece for pieces in (held, more) for piece in pieces), holders=())
        for table, row, number, reason in rows:
            if reason:
                self._on_fault(Bad(self._place(table, number), "", f"it {reason}"))
            else:
                yield from self._row(row, table, number)
        if rows.is_cut_off:
            self._on_fault(Bad(self._name, "", "the file ends before its last bracket"))

    def _place(self, table: str, number: int) -> str:
        return f"{self._name}, {table or 'row'} {number}"

    def _row(self, read: Any, table: str, number: int) -> Iterator[Row]:
        place = self._place(table, number)
        if not isinstance(read, dict):
            self._on_fault(Bad(place, "", "it is no object"))
            return
        flat = _flat(read)
        if len(flat) > MOST_COLUMNS:
            self._on_fault(Bad(place, "", f"it has more than {MOST_COLUMNS} values"))
            return
        row = self._plain(flat, place, table_of(table))
        yield row
        yield from self._parts(flat, row)

    def _parts(self, flat: dict[str, Any], show: Row) -> Iterator[Row]:
        """Episodes and credits that stand inside of a show."""
        of_show = {name: show.cells[name] for name in _SHOW if name in show.cells}
        for name, value in flat.items():
            if not _is_of_objects(value) or not (name in _WITHIN or name in _CREW):
                continue
            for number, one in enumerate(value[:MOST_PARTS], 1):
                place = f"{show.place}, {name} {number}"
                if not isinstance(one, dict):
                    self._on_fault(Bad(place, "", "it is no object"))
                    continue
                part = self._plain(_flat(one), place, _WITHIN.get(name, "credits"))
                if name in _CREW:
                    part.cells.setdefault("role", _CREW[name])
                yield Row(place, of_show | part.cells, show.called | part.called)
            if len(value) > MOST_PARTS:
                reason = f"of {len(value):,} {name} the first {MOST_PARTS:,} are taken"
                self._on_fault(Bad(show.place, name, reason))

    def _plain(self, flat: dict[str, Any], place: str, table: Table) -> Row:
        texts = {name: text for name, value in flat.items() if (text := _text(value)) is not None}
        columns = columns_of(list(texts), table)
        cells, called = {}, {}
        for (name, text), column in zip(texts.items(), columns, strict=True):
            if not column:
                if len(self._left_out) < MOST_COLUMNS:
                    self._left_out[name] = None
            elif len(text) > LONGEST_CELL:
                reason = f"it is longer than {LONGEST_CELL:,} characters"
                self._on_fault(Bad(place, name, reason))
            else:
                cells[column], called[column] = text, name
        if cells.get("billing", "1").isalpha():
            cells.setdefault("role", cells.pop("billing"))
        return Row(place, cells, called)


def _tables(read: Any) -> dict[str, list[Any]] | None:
    """By their names; a list has none, and an object that holds no tables is one row."""
    if isinstance(read, list):
        return {"": read}
    if not isinstance(read, dict):
        return None
    lists = {str(name): value for name, value in read.items() if _is_of_objects(value)}
    others = [
        name for name, text in zip(read, columns_of(list(map(str, read))), strict=True) if text
    ]
    if lists and all(name in lists for name in others):
        return lists
    return {"": [read]}


def _is_of_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _flat(read: dict[str, Any]) -> dict[str, Any]:
    """{"title": {"en": …}} as {"title en": …}; deeper ones are left."""
    flat: dict[str, Any] = {}
    for name, value in read.items():
        if isinstance(value, dict):
            flat |= {f"{name} {inner}": deep for inner, deep in value.items()}
        else:
            flat[name] = value
    return {one_line(name, 100): value for name, value in flat.items()}


def _text(value: Any) -> str | None:
    """As a cell has it: a list of texts as lines; None for what is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list) and not _is_of_objects(value):
        return "\n".join(str(one) for one in value if isinstance(one, str | int | float))
    return None
