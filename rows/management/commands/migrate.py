"""Django's own, one at a time: two machines of a site may be updated at the same moment."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

KEY = 0x64616573
"""Of PostgreSQL's advisory lock; “daes”."""
AGAIN_AFTER = 0.5
"""Seconds. Who waited inside of PostgreSQL would stand in the way of an index that is built concurrently."""


class Command(migrate.Command):
    def handle(self, *args: Any, database: str, **options: Any) -> None:
        with alone(
            connections[database], lambda: self.stderr.write("Another migrate runs; waiting.")
        ):
            super().handle(*args, database=database, **options)


@contextmanager
def alone(connection: BaseDatabaseWrapper, tell: Callable[[], object]) -> Iterator[None]:
    """The lock goes with the process, however that ends; ``tell`` is called where somebody else has it."""
    with ExitStack() as stack:
        takes = _in_postgres if connection.vendor == "postgresql" else _in_a_file
        take = takes(connection, stack)
        if not take():
            tell()
            while not take():
                time.sleep(AGAIN_AFTER)
        yield


def _in_postgres(connection: BaseDatabaseWrapper, stack: ExitStack) -> Callable[[], bool]:
    """In a session of its own: what migrates may close the other one. The pool keeps it, so it gives back."""
    own = connection.copy()
    stack.callback(own.close)
    held = stack.enter_context(own.cursor())
    stack.callback(held.execute, "SELECT pg_advisory_unlock_all()")

    def take() -> bool:
        held.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        return bool(held.fetchone()[0])

    return take


def _in_a_file(connection: BaseDatabaseWrapper, stack: ExitStack) -> Callable[[], bool]:
    """Beside the data of the site; a database in memory is of one process alone."""
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        return lambda: True
    file = os.open(Path(settings.VAR_DIR, "migrating"), os.O_RDWR | os.O_CREAT, 0o600)
    stack.callback(os.close, file)

    def take() -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    return take
