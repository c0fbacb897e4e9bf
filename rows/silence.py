"""What Django raises where the database does not answer, and where it is busy, full or on its way down."""

import sqlite3

from django.db import InterfaceError, OperationalError

ERRORS = (OperationalError, InterfaceError)
AGAIN_AFTER = 5
"""Seconds after which it is worth another try."""


def is_silence(error: BaseException | None) -> bool:
    """Whether another try may go better. SQLite says ``OperationalError`` of a missing table, too."""
    if not isinstance(error, ERRORS):
        return False
    return getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR
