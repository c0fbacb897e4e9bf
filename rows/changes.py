"""Marks that every change of what readers may see moves on, in whichever process it is made.

There is one mark of all that changes, and one of each table. Whoever keeps something that was read from the
database keeps the marks of the tables it was read from (``rows.reading``): while they are the same, so is
what was read. The statements themselves are watched, not the models, so that no bulk update and no command
goes unnoticed.

On one machine a mark is the time of a file, which costs a reader two microseconds. Where several machines
share a cache, the marks lie there.

The mark of all moves before those of the tables and once more after them. So whoever finds a table's new mark
while the mark of all is the one from before reading has read what is new; and marks that were looked up in
between are not gone by for long.
"""

import fcntl
import os
import re
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rows.reading import LATE, note_statement

KEY = "changes"
FOLDER = "marks"
"""In the site's data; “changes” was a file in an earlier release."""
CURRENT = "current"
"""In ``pages_folder``: a link to the folder of the mark of all."""
ANY = "any"
"""In place of a table's name where nobody knows which ones were written."""
EVERYTHING = "everything"
"""In place of a table's name where nobody knows which ones were read: its mark moves with every change."""
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
    r"[\s(]*(?:SELECT|WITH(?!.*\b(?:INSERT|UPDATE|DELETE)\b)|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN"
    r"|PRAGMA|SHOW|SET|DECLARE|FETCH|CLOSE)\b",
    re.IGNORECASE | re.DOTALL,
)
_WRITING = re.compile(
    r"\s*(?i:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)"
    r'\s+(?!(?:or|only)\b)"?([a-z0-9_]+)"?(?![\w."])'
)
"""A table by its whole name, as Django writes it: of what raw SQL may say besides nobody knows the table."""


_seen = ""
_owed: set[str] = set()
_owing = Lock()
"""Marks of changes that the shared cache did not take, and who brings them there."""
AGAIN_AFTER = 0.5
"""Seconds until such a mark is tried again."""
_marks: dict[str, str] = {}
"""Of tables, as they were when the mark of all was the one seen last."""


def are_watched() -> bool:
    """Whether this process notices changes; else what is kept must not outlive them by any other means."""
    return bool(settings.KEPT_PAGES or settings.KEPT_PIECES or settings.REPLICA_URL)


def look() -> str:
    """The mark of all as it is now, which ``seen`` gives from here on: at the beginning of a request."""
    global _seen, _marks
    now = mark()
    if now != _seen:
        _seen, _marks = now, {}
    return now


def seen() -> str:
    """The mark of all as this process saw it last, or nothing where it never looked."""
    return _seen


def mark() -> str:
    """The same text for as long as nothing has changed; one that never was before where it is lost.

    Where the shared cache is gone it is a new one each time, or what the cache raises: nothing may be kept.
    """
    return _mark(KEY)


def marks_of(tables: Iterable[str]) -> dict[str, str]:
    """By table, as this process saw them last; ``ANY`` is among them. Raises as ``mark`` does."""
    marks = _marks  # another thread may begin a new one at any moment
    names = {*tables, ANY}
    for name in names - marks.keys():
        marks[name] = _mark(KEY if name == EVERYTHING else f"{KEY}-{name}")
    return {name: marks[name] for name in names}


def marks_since(tables: Collection[str], looked: str) -> dict[str, str] | None:
    """The marks to keep with what was read from these tables after ``look`` gave ``looked``.

    None where anything has changed since: then it may be older than its marks, and is not to be kept. Neither
    is what was read beside something that this thread has written and may still take back, nor what is late.
    """
    if LATE in tables or any(
        _waiting(connection) for connection in connections.all(initialized_only=True)
    ):
        return None
    marks = marks_of(tables)
    return marks if mark() == looked else None


def are_as_they_were(marks: dict[str, str]) -> bool:
    """Whether these are still the marks of their tables, as this process saw them last."""
    return LATE not in marks and marks_of(marks) == marks


def move_on(tables: Iterable[str] = (ANY,)) -> None:
    """What was read from these tables is old. Call it after each commit, and where a process begins."""
    _move(KEY)
    for name in tables:
        _move(f"{KEY}-{name}")
    _move(KEY)


def _mark(key: str) -> str:
    if settings.CHANGES_ARE_SHARED:
        return _new() if _owed else str(cache.get_or_set(key, _new, timeout=None))
    try:  # a Path would take longer than the answer
        return str(os.stat(f"{settings.VAR_DIR}/{FOLDER}/{key}").st_mtime_ns)  # noqa: PTH116
    except FileNotFoundError:
        _move(key)
        return str(_file(key).stat().st_mtime_ns)


def _move(key: str) -> None:
    """A shared cache that is gone may come back with the mark of before: it is tried until it takes this."""
    if settings.CHANGES_ARE_SHARED:
        if not _is_shared({key}):
            _owed.add(key)
            if _owing.acquire(blocking=False):
                Thread(target=_share, name="changes", daemon=True).start()
        return
    file = _file(key)
    file.parent.mkdir(exist_ok=True)
    if key == KEY and pages_folder().is_dir():
        _turn(file)
    else:
        _touch(file)


def _touch(file: Path) -> None:
    file.touch()
    now = time.time_ns()  # by itself a file's time moves in steps of some milliseconds
    os.utime(file, ns=(now, now))


def _turn(file: Path) -> None:
    """Nobody comes in between: else the link could stay at a mark that is no more."""
    with file.with_name("turning").open("w") as turning:
        fcntl.flock(turning, fcntl.LOCK_EX)
        _touch(file)
        link = pages_folder() / f"{CURRENT}-next"
        link.unlink(missing_ok=True)
        link.symlink_to(str(file.stat().st_mtime_ns))
        link.replace(pages_folder() / CURRENT)


def pages_folder() -> Path:
    """Where finished pages lie as files, if they do: see ``config.pages.files``."""
    return Path(settings.VAR_DIR) / "pages"


def watch(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """A wrapper of Django's for each statement: see ``connection.execute_wrappers``."""
    written = written_by(sql)
    try:
        return execute(sql, params, many, context)
    finally:  # some rows may be stored where one was refused
        if written is None:
            note_statement(sql)
        elif written not in UNSEEN:
            after_commit(context["connection"], written)


def written_by(sql: str) -> str | None:
    """The table that the statement writes, ``ANY`` where that is not understood, None where it only reads."""
    if _READING.match(sql):
        return None
    written = _WRITING.match(sql)
    return written[1] if written else ANY


def _is_shared(keys: set[str]) -> bool:
    """Whether the cache took a new mark for each."""
    return not cache.set_many({key: _new() for key in keys}, timeout=None)


def _share() -> None:
    try:
        while owed := set(_owed):
            if _is_shared(owed):
                _owed.difference_update(owed)
            else:
                time.sleep(AGAIN_AFTER)
    finally:
        _owing.release()


class _MoveOn:
    """Once for all that one transaction changes, and not at all where it is rolled back."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self) -> None:
        move_on(self.tables)


def _waiting(connection: BaseDatabaseWrapper) -> _MoveOn | None:
    """What is to be done once the transaction is committed in which this thread has written, if it has."""
    calls = (call for _, call, *_ in connection.run_on_commit)
    return next((call for call in calls if isinstance(call, _MoveOn)), None)


def after_commit(connection: BaseDatabaseWrapper, table: str) -> None:
    """Move on the table's mark once this transaction is committed.

    It is stored by then: whoever wrote it is not told of a fault of the mark.
    """
    if call := _waiting(connection):
        call.tables.add(table)
        return
    call = _MoveOn()
    call.tables.add(table)
    transaction.on_commit(call, using=connection.alias, robust=True)


def _file(key: str) -> Path:
    return Path(settings.VAR_DIR) / FOLDER / key


def _new() -> str:
    return uuid4().hex
