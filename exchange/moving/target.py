"""The database on PostgreSQL that the site moves into."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import Any, Self

import psycopg
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from psycopg.sql import SQL, Composed, Identifier

from config.databases import database
from exchange.moving.faults import CannotMove
from exchange.moving.tables import Row, Table

LOCK = 0x6461657361  # “daesa”: two moves into one database wait for nobody
AT_ONCE = 2_000
"""Rows that are fetched in one go."""
MADE_BY_MIGRATE = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
}


class Target:
    """A connection beside Django’s own: rows pass as psycopg gives and takes them, with no changes."""

    def __init__(self, link: "psycopg.Connection[Any]", url: str) -> None:
        self._link, self._url = link, url

    @classmethod
    @contextmanager
    def opened(cls, url: str) -> Iterator[Self]:
        """Raises ``CannotMove`` for anything but PostgreSQL, and while another move goes there."""
        if not url.startswith(("postgres://", "postgresql://")):
            raise CannotMove("The target must be given as postgres://name:password@host/database.")
        with psycopg.connect(**place(url), autocommit=True) as link:
            link.execute("SET TIME ZONE 'UTC'")
            if not _first(link.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])):
                raise CannotMove("Another move into this database is under way.")
            yield cls(link, url)

    def migrate(self) -> None:
        """Makes the tables, or those that an interrupted making left out. Raises ``CannotMove``.

        In a process whose own database it is: a migration that asks Django for rows, and not for those of the
        database that it is run on, would change the site that is moved.
        """
        if newer := self._applied() - set(MigrationLoader(None).disk_migrations):
            raise CannotMove(f"The target has tables of a newer release: {'.'.join(min(newer))}.")
        command = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
        done = subprocess.run(  # noqa: S603 (our own)
            command,
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": self._url},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            told = done.stderr.strip().splitlines()[-1:] or ["no reason is told"]
            raise CannotMove(f"The tables cannot be made in the target: {told[0]}")

    def _applied(self) -> set[tuple[str, str]]:
        if "django_migrations" not in self._names():
            return set()
        return set(self._link.execute("SELECT app, name FROM django_migrations").fetchall())

    @contextmanager
    def transaction(self, *, reading: bool = False) -> Iterator[None]:
        """All that is written, or nothing."""
        with self._link.transaction():
            if reading:
                self._link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            else:
                self._link.execute("SET CONSTRAINTS ALL DEFERRED")
            yield

    def filled(self) -> list[str]:
        """The tables that hold a row."""
        return [name for name in self._names() if self._has_rows(name)]

    def _names(self) -> list[str]:
        found = self._link.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
            " WHERE relkind IN ('r', 'p', 'f') AND pg_table_is_visible(pg_class.oid)"
            " AND nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY relname"
        )
        return [name for (name,) in found]

    def _has_rows(self, name: str) -> bool:
        query = SQL("SELECT EXISTS (SELECT FROM {})").format(Identifier(name))
        return bool(_first(self._link.execute(query)))

    def count(self, table: Table) -> int:
        query = SQL("SELECT count(*) FROM {}").format(Identifier(table.name))
        return int(_first(self._link.execute(query)))

    def rows(self, table: Table) -> Iterator[Row]:
        """Ordered by key as SQLite orders; texts by their bytes."""
        key = table.key_column
        order = Composed([Identifier(key.name), SQL(' COLLATE "C"' if _is_text(key.kind) else "")])
        names = SQL(", ").join(map(Identifier, table.names))
        query = SQL("SELECT {} FROM {} ORDER BY {}").format(names, Identifier(table.name), order)
        with self._link.cursor(name="moving") as cursor:
            cursor.itersize = AT_ONCE
            yield from map(list, cursor.execute(query, binary=True))

    def empty(self, tables: Iterable[Table]) -> None:
        names = SQL(", ").join(Identifier(table.name) for table in tables)
        self._link.execute(SQL("TRUNCATE {}, search_searchtoken").format(names))

    def copy(self, table: Table, rows: Iterable[Row]) -> None:
        names = SQL(", ").join(map(Identifier, table.names))
        query = SQL("COPY {} ({}) FROM STDIN").format(Identifier(table.name), names)
        with self._link.cursor().copy(query) as copying:
            for row in table.written(rows):
                copying.write_row(row)

    def delete(self, table: Table, keys: Iterable[Any]) -> None:
        query = SQL("DELETE FROM {} WHERE {} = ANY(%s)").format(
            Identifier(table.name), Identifier(table.key_column.name)
        )
        for some in batched(keys, AT_ONCE, strict=False):
            self._link.execute(query, [list(some)])

    def go_on_after(self, table: Table, number: int) -> None:
        """The next row of the table gets a higher number, as it would have where it comes from."""
        self._link.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
            [f'"{table.name}"', table.key_column.name, max(number, 1), number > 0],
        )

    def check_keys(self) -> None:
        """Every key leads to a row, or psycopg raises."""
        self._link.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def analyse(self, tables: Iterable[Table]) -> None:
        """Tells the planner what there is, and which pages all may see."""
        for table in tables:
            self._link.execute(SQL("VACUUM (ANALYZE) {}").format(Identifier(table.name)))
        self._link.execute("ANALYZE search_searchtoken")

    # What a move leaves behind, so that another may go on

    def note(self, mark: str, tables: Sequence[Table]) -> None:
        """Whose copy this is, and in which transactions it was written."""
        earlier = self.noted() or {"writers": []}
        writer = _first(self._link.execute("SELECT pg_current_xact_id()::xid::text"))
        told = {"site": mark, "writers": [*earlier["writers"], writer], "rows": self._sum(tables)}
        words = SQL("COMMENT ON TABLE django_migrations IS {}").format(json.dumps(told))
        self._link.execute(words)

    def noted(self) -> dict[str, Any] | None:
        """What an earlier move left; None where there was none."""
        query = "SELECT obj_description(to_regclass('django_migrations'), 'pg_class')"
        try:
            told = json.loads(_first(self._link.execute(query)) or "null")
        except ValueError:
            return None
        return told if isinstance(told, dict) and "writers" in told else None

    def written_by_others(self, tables: Sequence[Table]) -> str:
        """A table that anybody but the moves has written to; empty where there is none.

        Each row tells by which transaction it was written; rows that are gone are missed by their number.
        """
        noted = self.noted()
        if noted is None:
            return "django_migrations"
        for table in tables:
            query = SQL("SELECT EXISTS (SELECT FROM {} WHERE xmin::text <> ALL(%s))")
            found = self._link.execute(query.format(Identifier(table.name)), [noted["writers"]])
            if _first(found):
                return table.name
        return "" if self._sum(tables) == noted["rows"] else "one, where rows are gone"

    def _sum(self, tables: Sequence[Table]) -> int:
        return sum(map(self.count, tables))


def _first(cursor: "psycopg.Cursor[Any]") -> Any:
    (row,) = cursor.fetchall()
    return row[0]


def _is_text(kind: str) -> bool:
    return kind in ("CharField", "SlugField", "TextField")


def place(url: str) -> dict[str, Any]:
    """What psycopg is told of it, as Django tells it."""
    told = database(url, "TARGET_DATABASE_URL")
    options = {name: value for name, value in told["OPTIONS"].items() if name != "pool"}
    names = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    return {ours: told[theirs] for ours, theirs in names.items() if told.get(theirs)} | options
