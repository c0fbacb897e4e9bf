"""The rows of a CSV file of any size, with the line where each begins.

Neither Python's reader nor any other bounds a row whose quotation mark closes nowhere: here one takes
no more than ``LONGEST_ROW``, and the rows behind it are read as if it were not there.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from exchange.facts.limits import LONGEST_CELL, LONGEST_ROW, MOST_UNCLOSED

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


class Cells(NamedTuple):
    """``reason`` says why there are none."""

    line: int
    cells: list[str]
    reason: str = ""


class _TooLongError(Exception):
    pass


class _Lines:
    """Lines with their ends, to be taken back where a row turns out not to be one."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._lines = _lines(pieces)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._length = 0
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.number += 1
        self._row.append(line)
        self._length += len(line)
        if self._length > LONGEST_ROW:
            raise _TooLongError
        return line

    def begin(self) -> int:
        """The number of the line where a row begins."""
        self._row, self._length = [], 0
        return self.number + 1

    def take_back(self) -> None:
        """All lines of the row but its first."""
        self._again.extendleft(reversed(self._row[1:]))
        self.number -= len(self._row) - 1


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Ended in whatever way. Of what is longer than a row may be comes as much as is refused."""
    rest, is_over = "", False
    for piece in pieces:
        held = rest + piece
        cut = len(held) - held.endswith("\r")
        *lines, rest = held[:cut].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in lines:
            if not is_over:
                yield f"{line}\n"
            is_over = False
        rest += held[cut:]
        if len(rest) > LONGEST_ROW:
            if not is_over:
                yield rest
            rest, is_over = "", True
    if rest and not is_over:
        yield rest


def read_cells(pieces: Iterable[str], delimiter: str) -> Iterator[Cells]:
    lines = _Lines(pieces)
    unclosed = 0
    reader = _reader(lines, delimiter)
    while True:
        line = lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLongError) as error:
            unclosed += 1
            if unclosed <= MOST_UNCLOSED:
                lines.take_back()
            reader = _reader(lines, delimiter)
            yield Cells(line, [], _why(error))
            continue
        if cells:
            yield Cells(line, cells)


def _reader(lines: _Lines, delimiter: str) -> "Iterator[list[str]]":
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)


def _why(error: Exception) -> str:
    """Python's reader says “unexpected end of data”, “',' expected after '"'” or names its limit."""
    if isinstance(error, _TooLongError) or "limit" in str(error):
        return (
            f"it has a cell of more than {LONGEST_CELL:,} characters, or a quotation mark that"
            " closes nowhere"
        )
    if "end of data" in str(error):
        return "it has a quotation mark that closes nowhere"
    return "it has a quotation mark inside a cell; write it twice"
