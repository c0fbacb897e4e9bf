"""Two editors, one review: who changed which box since both began from the same version."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from desk.boxes import Box, boxes_of, dated_boxes
from desk.comparison import Difference, box_difference, name_of, row_difference, tags_difference
from desk.sheets import PARTS, Row, Sheet, rows_in, same_row
from reviews.models import Review

TAGS = Box("tags", "tags", ("tags",))


class Whose(Enum):
    THEIRS = "only they changed it"
    MINE = "only I changed it"
    BOTH = "both did, not alike"


@dataclass(frozen=True)
class Change:
    """One box, or a whole row where ``box`` is empty: a row that only one of the two has."""

    whose: Whose
    part: str
    pk: int | None
    box: str
    shown: Difference
    """Mine before, theirs after, where only they changed it; else theirs before, mine after."""

    @property
    def key(self) -> str:
        return "-".join(str(piece) for piece in (self.part, self.pk, self.box) if piece)


class Rows(NamedTuple):
    """One row in the three sheets; None where there is no such row."""

    base: Row | None
    theirs: Row | None
    mine: Row | None


def changes(base: Sheet | None, theirs: Sheet, mine: Sheet) -> Iterator[Change]:
    """In the order of the form. Without a base, whatever differs may have been changed by both."""
    review = Rows(base["review"] if base else None, theirs["review"], mine["review"])
    for box in [*boxes_of(Review), *dated_boxes()]:
        if box.columns[0] in mine["review"]:
            yield from _of_box("review", None, box, "", review)
    tags = Rows(*(_tags(one) if one else None for one in (base, theirs, mine)))
    yield from _of_box("review", None, TAGS, "", tags)
    for part in PARTS:
        yield from _of_part(part, base, theirs, mine)


def _of_part(part: str, base: Sheet | None, theirs: Sheet, mine: Sheet) -> Iterator[Change]:
    by_key = [
        {row["pk"]: row for row in rows_in(one, part)} if one else {}
        for one in (base, theirs, mine)
    ]
    for pk in dict.fromkeys([*by_key[1], *by_key[2]]):
        if pk is not None:
            rows = Rows(*(found.get(pk) for found in by_key))
            label = _label(part, rows, theirs, mine)
            yield from _of_row(part, pk, label, rows, is_known=base is not None)
    added = [row for pk, row in by_key[1].items() if pk not in by_key[0]]
    for place, row in enumerate(rows_in(mine, part), start=1):
        if row["pk"] is None and not any(same_row(row, one) for one in added):
            shown = row_difference(part, f"{name_of(part, row, place)}, added", None, row)
            yield Change(Whose.MINE, part, None, "", shown)


def _label(part: str, rows: Rows, theirs: Sheet, mine: Sheet) -> str:
    row, sheet = (rows.theirs, theirs) if rows.theirs else (rows.mine or {}, mine)
    return name_of(part, row, rows_in(sheet, part).index(row) + 1)


def _of_row(part: str, pk: int, label: str, rows: Rows, *, is_known: bool) -> Iterator[Change]:
    if rows.theirs and rows.mine:
        for box in boxes_of(PARTS[part]):
            yield from _of_box(part, pk, box, f"{label}: ", rows)
        return
    there = rows.theirs or rows.mine
    if rows.base is None:  # added by them, unless nobody knows what mine began from
        whose = Whose.THEIRS if is_known else Whose.BOTH
    elif same_row(there or {}, rows.base):  # one has removed it and the other not touched it
        whose = Whose.THEIRS if rows.theirs is None else Whose.MINE
    else:
        whose = Whose.BOTH
    deed = "added" if rows.base is None else "removed"
    sides = (rows.mine, rows.theirs) if whose is Whose.THEIRS else (rows.theirs, rows.mine)
    yield Change(whose, part, pk, "", row_difference(part, f"{label}, {deed}", *sides))


def _of_box(part: str, pk: int | None, box: Box, prefix: str, rows: Rows) -> Iterator[Change]:
    theirs, mine = rows.theirs or {}, rows.mine or {}
    if box.holds(theirs) == box.holds(mine):
        return
    whose = Whose.BOTH
    if rows.base is not None:
        # A column younger than the version: nobody can have changed it before.
        was = box.holds({**_columns(theirs, box), **rows.base})
        if was in (box.holds(theirs), box.holds(mine)):
            whose = Whose.MINE if was == box.holds(theirs) else Whose.THEIRS
    sides = (mine, theirs) if whose is Whose.THEIRS else (theirs, mine)
    found = (
        tags_difference(sides[0]["tags"], sides[1]["tags"])
        if box is TAGS
        else box_difference(box, prefix, *sides)
    )
    for shown in found:
        yield Change(whose, part, pk, box.name, shown)


def _tags(sheet: Sheet) -> Row:
    return {"tags": sorted(sheet["tags"])}


def _columns(row: Row, box: Box) -> dict[str, Any]:
    return {column: row[column] for column in box.columns if column in row}
