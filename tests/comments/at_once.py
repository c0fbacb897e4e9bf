"""Several threads at once on one database, as processes of a live site are."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection, connections


def at_once(number: int, work: Callable[[], object], folder: Path) -> None:
    """SQLite's test database is in memory, where no two connections meet: they work on a copy in a file."""
    ready, failures = Barrier(number), []

    def run():
        try:
            ready.wait()
            work()
        except Exception as error:  # noqa: BLE001  # a thread's own faults reach nobody
            failures.append(error)
        finally:
            connection.close()

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            name = str(folder / "db.sqlite3")
            copy = sqlite3.connect(name)
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = WAL")  # as a site's is, before several come at once
            copy.close()
            patch.setitem(connections.settings["default"], "NAME", name)
        threads = [Thread(target=run) for _ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if failures:
        raise ExceptionGroup("threads failed", failures)
