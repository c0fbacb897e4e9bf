"""A database copied into a file while it is written to, and put back from one."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from django.db import connection

from exchange.backups.manifest import BadBackup


class Way(NamedTuple):
    """How one kind of database is copied: the name of its file, and the three steps."""

    file: str
    dump: Callable[[Path], None]
    check: Callable[[Path], None]
    load: Callable[[Path], None]


def way() -> Way:
    """Of the database that the site is on."""
    return WAYS[connection.vendor]


def _dump_sqlite(file: Path) -> None:
    """By SQLite’s own online backup: what was committed before it began is in it, and nothing by halves."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _check_sqlite(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            faults = [row[0] for row in copy.execute("PRAGMA integrity_check")]
            torn = copy.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"Its database cannot be read: {error}") from error
    if faults != ["ok"] or torn:
        raise BadBackup(f"Its database is damaged: {[*faults, *torn][0]}")


def _load_sqlite(file: Path) -> None:
    """Into the open database, as one write: whoever reads meanwhile sees the old one or the new one."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        copy.backup(connection.connection)
    connection.close()


def _dump_postgresql(file: Path) -> None:
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")


def _check_postgresql(file: Path) -> None:
    """Reads all of it, as a restoring would."""
    _run("pg_restore", "--no-owner", "--file=/dev/null", str(file), is_about_file=True)


def _load_postgresql(file: Path) -> None:
    """In one transaction, in place of what is there."""
    name = str(connection.get_connection_params()["dbname"])
    connection.close()
    _run(
        *("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges"),
        *("--single-transaction", "--exit-on-error", f"--dbname={name}", str(file)),
        is_about_file=True,
    )


def _run(program: str, *arguments: str, is_about_file: bool = False) -> None:
    found = shutil.which(program) or _debians(program)
    if found is None:
        raise BadBackup(f"The program {program} is missing: install the package postgresql-client.")
    command = [found, *arguments]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True)  # noqa: S603 (our own)
    if done.returncode:
        told = done.stderr.strip().splitlines()[-1:] or [f"{program} failed"]
        raise BadBackup(f"Its database cannot be read: {told[0]}" if is_about_file else told[0])


def _debians(program: str) -> str | None:
    places = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    return str(max(places, default="")) or None


def _environment() -> dict[str, str]:
    """Where the server is, and the password, which no list of processes shows then."""
    told = connection.get_connection_params()
    names = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password"}
    own = {variable: str(told[name]) for variable, name in names.items() if told.get(name)}
    return os.environ | own | {"PGDATABASE": str(told["dbname"])}


WAYS = {
    "sqlite": Way("database.sqlite3", _dump_sqlite, _check_sqlite, _load_sqlite),
    "postgresql": Way("database.dump", _dump_postgresql, _check_postgresql, _load_postgresql),
}
