"""The rows of the tables in a JSON file of any size, each read alone.

Neither `json` nor a streaming parser bounds the memory that one long string or one deep nesting takes.
Here a row is found by its brackets, and only one of ordinary length is read.
"""

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Any

from exchange.reading.decoding import allowed
from exchange.reading.limits import LONGEST_TEXT

_BRACKET_OR_STRING = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'(?:[^"\\]+|\\.)*+', re.DOTALL)
_LONGEST_ROW = 2 * LONGEST_TEXT
"""As it is written: with escapes, and the text in more than one form."""
_DEEPEST = 1000

type Row = tuple[str, Any, int, str]
"""Its table, itself, its number in it and, in place of itself, why it is unreadable."""


class Rows:
    """``holders`` are the keys of lists whose objects hold tables; those of every other list are rows."""

    def __init__(self, chunks: Iterable[str], holders: Container[str] = ("", "db")) -> None:
        self._chunks, self._holders = chunks, holders
        self._opened: list[str] = []
        """Of each open bracket outside of rows, itself and the key before it."""
        self._string, self._in_string, self._is_escaped = "", False, False
        self._depth = 0
        """Of brackets inside the open row."""
        self._pieces: list[str] = []
        self._length = 0
        self._numbers: Counter[str] = Counter()
        self.is_cut_off = False

    def __iter__(self) -> Iterator[Row]:
        for chunk in self._chunks:
            yield from self._through(chunk)
        self.is_cut_off = bool(self._depth or self._opened)
        if self._depth:
            yield (
                self._table(),
                None,
                self._numbers[self._table()],
                "the file ends in the middle of it",
            )

    def _table(self) -> str:
        return self._opened[-1][1:] if self._opened else ""

    def _through(self, chunk: str) -> Iterator[Row]:
        at = row_from = 0
        while at < len(chunk):
            if self._in_string:
                at = self._through_string(chunk, at)
                continue
            found = _BRACKET_OR_STRING.search(chunk, at)
            if found is None:
                break
            at = found.end()
            if found[0] == '"':
                self._string, self._in_string = "", True
            elif self._depth:
                self._depth += 1 if found[0] in "{[" else -1
                if not self._depth:
                    self._keep(chunk[row_from:at])
                    yield self._row()
            elif found[0] == "{" and self._is_in_table():
                self._depth, self._pieces, self._length = 1, [], 0
                self._numbers[self._table()] += 1
                row_from = found.start()
            elif found[0] in "{[":
                self._open(found[0])
            elif self._opened:
                self._opened.pop()
        if self._depth:
            self._keep(chunk[row_from:])

    def _through_string(self, chunk: str, at: int) -> int:
        if self._is_escaped:
            self._is_escaped = False
            return at + 1
        found = _STRING.match(chunk, at)
        end = found.end() if found else at
        if not self._depth and len(self._string) < 200:
            self._string += chunk[at : min(end, at + 200)]
        if end < len(chunk):
            self._in_string = chunk[end] != '"'
            self._is_escaped = chunk[end] == "\\"
        return end + 1

    def _is_in_table(self) -> bool:
        here = self._opened[-1] if self._opened else ""
        return here.startswith("[") and here[1:] not in self._holders

    def _open(self, bracket: str) -> None:
        if len(self._opened) < _DEEPEST:
            self._opened.append(bracket + self._string)
        self._string = ""

    def _keep(self, piece: str) -> None:
        self._length += len(piece)
        if self._length <= _LONGEST_ROW:
            self._pieces.append(piece)
        else:
            self._pieces = []

    def _row(self) -> Row:
        table = self._table()
        number = self._numbers[table]
        if self._length > _LONGEST_ROW:
            return table, None, number, f"is longer than {_LONGEST_ROW:,} characters"
        try:
            written = "".join(self._pieces)
            row = json.loads(written, strict=False)
            return table, _allowed(row) if "\\u" in written else row, number, ""
        except RecursionError:
            return table, None, number, "is nested too deep"
        except ValueError as wrong:
            return table, None, number, f"is no JSON ({wrong})"


def _allowed(value: Any) -> Any:
    """Half a pair of surrogates and the like can be spelled with escapes."""
    if isinstance(value, str):
        return allowed(value)[0]
    if isinstance(value, list):
        return [_allowed(one) for one in value]
    if isinstance(value, dict):
        return {key: _allowed(one) for key, one in value.items()}
    return value
