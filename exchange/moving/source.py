"""The site on SQLite, as it was at one moment, read beside those who go on writing."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import batched
from pathlib import Path
from typing import Any, Self

from django.db import connection

from exchange.moving.faults import CannotMove
from exchange.moving.tables import MADE_ANEW, Row, Table

ASKED_AT_ONCE = 500
"""Keys in one question."""
ITS_OWN = {"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}


class Source:
    """One read transaction: WAL lets others write meanwhile, and shows us none of it."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._version = self._number("PRAGMA data_version")

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[Self]:
        """The database of this site. Raises ``CannotMove`` where that is no file."""
        name = Path(str(connection.settings_dict["NAME"]))
        if connection.vendor != "sqlite" or not name.is_file():
            raise CannotMove("This site is not on SQLite, in a file: nothing is to be moved.")
        address = f"{name.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as file:
            file.execute("BEGIN")
            file.execute("SELECT count(*) FROM sqlite_master").fetchone()  # here it begins
            yield cls(file)

    def _number(self, question: str) -> int:
        return int(self._file.execute(question).fetchone()[0])

    def mark(self) -> str:
        """Tells this site from every other: when each of its migrations was applied."""
        rows = self._file.execute("SELECT app, name, applied FROM django_migrations ORDER BY id")
        return sha256(repr(rows.fetchall()).encode()).hexdigest()

    def count(self, table: Table) -> int:
        return self._number(f"SELECT count(*) FROM {_quoted(table.name)}")  # noqa: S608 (our own names)

    def raw(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Ordered by key."""
        order = _quoted(table.key_column.name)
        yield from self._file.execute(f"{_select(table)} ORDER BY {order}")

    def rows(self, table: Table) -> Iterator[Row]:
        return table.read(self.raw(table))

    def rows_of(self, table: Table, keys: Iterable[Any]) -> Iterator[Row]:
        for some in batched(keys, ASKED_AT_ONCE, strict=False):
            marks = ", ".join("?" * len(some))
            key = _quoted(table.key_column.name)
            found = self._file.execute(f"{_select(table)} WHERE {key} IN ({marks})", some)
            yield from table.read(found)

    def last_given(self, table: Table) -> int:
        """The highest number that the table has given out, to a row that may be gone."""
        question = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        found = self._file.execute(question, [table.name]).fetchone()
        return int(found[0]) if found else 0

    def loose_keys(self) -> Iterator[str]:
        """Rows that name a row that is not there, a sentence each."""
        for table, row, other, _ in self._file.execute("PRAGMA foreign_key_check"):
            yield f"{table} {row} names a row of {other} that is not there."

    def other_tables(self, known: Iterable[Table]) -> list[str]:
        """Those that no app of this release has."""
        ours = {table.name for table in known} | MADE_ANEW | ITS_OWN
        rows = self._file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return sorted({name for (name,) in rows} - ours)

    def was_written_since(self) -> bool:
        """Whether anybody has committed anything since the moment; it ends the reading."""
        self._file.execute("ROLLBACK")
        return self._number("PRAGMA data_version") != self._version


def _select(table: Table) -> str:
    names = ", ".join(map(_quoted, table.names))
    return f"SELECT {names} FROM {_quoted(table.name)}"  # noqa: S608 (our own names)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
