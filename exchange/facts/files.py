"""The rows of the files, whatever their format, which their content tells and never their name."""

import csv
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from exchange.facts.csv_rows import DELIMITERS, Cells, read_cells
from exchange.facts.encodings import encoding_in, text_in
from exchange.facts.headings import columns_of
from exchange.facts.json_tables import rows_of_json
from exchange.facts.limits import LONGEST_ROW, MOST_COLUMNS
from exchange.facts.rows import Bad, Row, UnreadableFileError
from exchange.reading.limits import CHUNK
from exchange.reading.recognition import format_of

type Watch = Callable[[int], object]
"""Is told of bytes as they are read."""

EXPECTED = (
    "Expected are CSV with a heading, such as “Title, Year, Network” or “Title, Actor, Character”,"
    " or JSON."
)


class FactsFile:
    """``left_out`` are columns that no fact of ours is in; ``told`` says what the file was read as."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.left_out: dict[str, None] = {}
        if path.exists() and not path.is_file():  # a pipe would be waited for, a device has no end
            raise UnreadableFileError(f"{path.name} is no file.")
        try:
            with path.open("rb") as file:
                head = file.read(CHUNK)
            self._encoding, self._skip, printed = encoding_in(path)
        except OSError as error:
            raise UnreadableFileError(f"{path.name} cannot be read: {error.strerror}.") from None
        if not head.strip(b"\0 \t\r\n"):
            raise UnreadableFileError(f"{path.name} is empty.")
        if format_of(head) in ("archive", "media"):
            raise UnreadableFileError(f"{path.name} is an archive or a picture. {EXPECTED}")
        start = head[self._skip :].decode(self._encoding, "ignore").lstrip("\ufeff \t\r\n")
        if start.startswith("<"):
            raise UnreadableFileError(f"{path.name} is a web page or XML. {EXPECTED}")
        self.is_json = start.startswith(("{", "["))
        self._delimiter = "" if self.is_json else _delimiter(start)
        form = "JSON" if self.is_json else f"CSV with {DELIMITERS[self._delimiter]}"
        self.told = f"{path.name}: {form}, {printed}"

    def rows(self, watch: Watch, on_fault: Callable[[Bad], None]) -> Iterator[Row]:
        pieces = text_in(self.path, self._encoding, self._skip, watch)
        if self.is_json:
            yield from rows_of_json(self.path, pieces, self.left_out, on_fault)
        else:
            yield from self._csv(pieces, on_fault)

    def _csv(self, pieces: Iterator[str], on_fault: Callable[[Bad], None]) -> Iterator[Row]:
        rows = read_cells(pieces, self._delimiter)
        first = next(rows, None)
        if first and first.cells and first.cells[0].casefold().startswith("sep="):
            first = next(rows, None)
        if first is None or first.reason or len(first.cells) > MOST_COLUMNS:
            reason = first.reason if first and first.reason else "it has no heading"
            raise UnreadableFileError(f"{self.path.name}, line 1: {reason}. {EXPECTED}")
        headings = [cell.strip() for cell in first.cells]
        columns = columns_of(headings)
        if not any(columns):
            raise UnreadableFileError(
                f"{self.path.name}: none of its columns is known: {', '.join(headings)[:200]}. {EXPECTED}"
            )
        unknown = (heading for heading, name in zip(headings, columns, strict=True) if not name)
        self.left_out |= dict.fromkeys(filter(None, unknown))
        called = {name: heading for name, heading in zip(columns, headings, strict=True) if name}
        for row in rows:
            if read := self._row(row, columns, called, on_fault):
                yield read

    def _row(
        self,
        row: Cells,
        columns: list[str],
        called: dict[str, str],
        on_fault: Callable[[Bad], None],
    ) -> Row | None:
        place = f"{self.path.name}, line {row.line}"
        reason = row.reason
        if not reason and any(cell.strip() for cell in row.cells[len(columns) :]):
            reason = f"it has {len(row.cells)} cells, the heading {len(columns)}; quote a text with commas"
        cells = {
            name: cell for name, cell in zip(columns, row.cells, strict=False) if name and cell
        }
        if reason:
            on_fault(Bad(place, "", reason))
            return None
        return Row(place, cells, called) if cells else None


def _delimiter(start: str) -> str:
    """The sign that makes most known columns of the heading; a comma for a heading of one."""
    lines = start.splitlines()
    heading = lines[0][:LONGEST_ROW] if lines else ""
    if heading.casefold().startswith("sep=") and heading[4:5] in DELIMITERS:
        return heading[4]

    def known(sign: str) -> int:
        try:
            cells = next(csv.reader([heading], delimiter=sign), [])
        except csv.Error:
            return 0
        return sum(map(bool, columns_of(cells[:MOST_COLUMNS])))

    return max(DELIMITERS, key=known)


def files_in(paths: list[Path]) -> list[FactsFile]:
    """Those of folders too, in the order of their names."""
    every = chain.from_iterable(
        sorted(one for one in path.iterdir() if one.suffix in (".csv", ".tsv", ".json"))
        if path.is_dir()
        else [path]
        for path in paths
    )
    return [FactsFile(path) for path in every]
