"""Which tables an answer was made of, so that it is kept for as long as none of them changes.

The statements are watched, see ``rows.changes``: nothing that is read needs to be named by hand.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LATE = "late"
"""In place of a table's name: an answer of before, as the database is silent. Nothing made of it is kept."""

_TABLES = re.compile(r'\b(?:FROM|JOIN)\s+(?!LATERAL\b)"?(\w+)\b(?!\()', re.IGNORECASE)
_reading: ContextVar[set[str] | None] = ContextVar("reading", default=None)


@contextmanager
def reading() -> Iterator[set[str]]:
    """The names of the tables read inside, also of what was read long ago and is used again.

    One inside another tells the outer one too.
    """
    tables: set[str] = set()
    outer = _reading.get()
    token = _reading.set(tables)
    try:
        yield tables
    finally:
        _reading.reset(token)
        if outer is not None:
            outer |= tables


def read_so_far() -> frozenset[str] | None:
    """The tables read in the innermost ``reading()`` until now; None outside of any."""
    tables = _reading.get()
    return None if tables is None else frozenset(tables)


def note(tables: Iterable[str]) -> None:
    """They are read by whoever is reading: call it where an answer that is kept is used again."""
    current = _reading.get()
    if current is not None:
        current.update(tables)


def note_statement(sql: str) -> None:
    if _reading.get() is not None:
        note(_TABLES.findall(sql))
