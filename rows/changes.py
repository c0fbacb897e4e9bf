"""One mark that every change of what readers may see moves on, in whichever process it is made.

Whoever keeps something that was read from the database keeps the mark with it, as it was *before* reading:
while the mark is the same, so is the database. The statements themselves are watched, not the models, so that
no bulk update and no command goes unnoticed.

On one machine the mark is the time of a file, which costs a reader two microseconds. Where several machines
share a cache, it lies there.
"""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

KEY = "changes"
UNSEEN = frozenset(
    {
        *("django_session", "reviews_dailyviews", "comments_tally"),
        *("comments_trace", "comments_notice", "comments_ruling", "comments_block"),
        *("comments_commenter", "comments_spoilerreport", "comments_linkedsite"),
        *("newsletter_subscriber", "newsletter_subscription", "newsletter_delivery"),
        *("desk_ignoredname", "desk_presence", "desk_unsavedwork", "desk_version"),
        *("desk_waitingpicture", "exchange_blogimport", "exchange_count", "exchange_loss"),
        *("exchange_doubt", "exchange_upload", "accounts_auditentry"),
        *("usersessions_usersession", "mfa_authenticator", "django_tasks_database_dbtaskresult"),
    }
)
"""Tables that no public page reads: what is written into them alone changes no page."""

_READING = re.compile(
    r"\s*(?:SELECT|WITH(?!.*\b(?:INSERT|UPDATE|DELETE)\b)|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN"
    r"|PRAGMA|SHOW|SET|DECLARE|FETCH|CLOSE)\b",
    re.IGNORECASE | re.DOTALL,
)
_WRITING = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)',
    re.IGNORECASE,
)


_seen = ""
_owing = Lock()
"""Held while a change is made whose mark the shared cache did not take."""
AGAIN_AFTER = 0.5
"""Seconds until such a mark is tried again."""


def look() -> str:
    """The mark as it is now, which ``seen`` gives from here on: once for each request."""
    global _seen
    _seen = mark()
    return _seen


def seen() -> str:
    """The mark as this process saw it last, or nothing where it never looked."""
    return _seen


def mark() -> str:
    """The same text for as long as nothing has changed; one that never was before where it is lost.

    Where the shared cache is gone it is a new one each time, or what the cache raises: nothing may be kept.
    """
    if settings.CHANGES_ARE_SHARED:
        return _new() if _owing.locked() else str(cache.get_or_set(KEY, _new, timeout=None))
    try:
        return str(_file().stat().st_mtime_ns)
    except FileNotFoundError:
        move_on()
        return str(_file().stat().st_mtime_ns)


def move_on() -> None:
    """Whatever was kept until now is old. Called once a change is committed, and where a process begins.

    A shared cache that is gone may come back with the mark of before: it is tried until it takes the new one.
    """
    if settings.CHANGES_ARE_SHARED:
        if not _is_shared() and _owing.acquire(blocking=False):
            Thread(target=_share, name="changes", daemon=True).start()
        return
    file = _file()
    file.touch()
    now = time.time_ns()  # by itself a file's time moves in steps of some milliseconds
    os.utime(file, ns=(now, now))


def watch(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """A wrapper of Django's for each statement: see ``connection.execute_wrappers``."""
    answer = execute(sql, params, many, context)
    if is_seen(sql):
        after_commit(context["connection"])
    return answer


def is_seen(sql: str) -> bool:
    """Whether the statement may change a page; what is not understood may."""
    if _READING.match(sql):
        return False
    written = _WRITING.match(sql)
    return written is None or written[1] not in UNSEEN


def after_commit(connection: BaseDatabaseWrapper) -> None:
    """Once for all that one transaction changes, and not at all where it is rolled back.

    It is stored by then: whoever wrote it is not told of a fault of the mark.
    """
    if any(call is move_on for _, call, *_ in connection.run_on_commit):
        return
    transaction.on_commit(move_on, using=connection.alias, robust=True)


def _is_shared() -> bool:
    """Whether the cache took a new mark."""
    return not cache.set_many({KEY: _new()}, timeout=None)


def _share() -> None:
    try:
        while not _is_shared():
            time.sleep(AGAIN_AFTER)
    finally:
        _owing.release()


def _file() -> Path:
    return Path(settings.VAR_DIR) / "changes"


def _new() -> str:
    return uuid4().hex
