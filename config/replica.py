"""Readers' pages from a copy of the database that follows it: where ``REPLICA_URL`` is set.

A copy is always a little behind. A page may be kept for as long as nothing changes (``config/pages/``), so it
must not be made from a copy that lacks the last change. Each change moves the mark of ``rows.changes`` on
*after* it is committed: whoever has seen a mark and then asks the database how far its log is, knows what a
copy must have replayed. It is asked once for each mark and process; until the copy is there, pages come from
the database itself. So whoever has just written what pages show finds it on the next one.

Where the database is silent, pages come from the copy as it is, and none of them is kept.

Everything else is read where it is written: what the desk does, what a form sends, and the tables that move
no mark.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.db import Error, connections, models
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from config.pages.asked import may_be_kept
from rows import changes, silence

NAME = "replica"
LEFT_ALONE = 5
"""Seconds for which a copy that did not answer is not asked again."""
ASKED_AGAIN = 1
"""Seconds after which a silent database is, unless something was written: then at once."""

logger = logging.getLogger("django.db")


@dataclass
class Reading:
    """What one request may read from the copy; ``used`` tells whether it did.

    ``is_sure`` is that the copy had all that was committed before, ``met_silence`` that a server was silent.
    """

    may: bool = True
    looked: bool = False
    used: bool = False
    is_sure: bool = True
    met_silence: bool = False


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


def is_sure() -> bool:
    """Whether what this request has read may be kept."""
    reading = _reading.get()
    return reading is None or reading.is_sure


class Copy:
    """How far the copy is, as this process knows."""

    def __init__(self) -> None:
        self._known: tuple[str, str, bool] = ("", "", False)
        self._left_until = 0.0
        self._silence: tuple[str, float] = ("", 0.0)

    def has(self, mark: str) -> bool:
        """Whether all that was committed before this mark is there. Where anybody is silent, it is not."""
        if monotonic() < self._left_until:
            return False
        known, place, is_there = self._known
        if known != mark:
            if self.stands_in(mark) or not (place := self._place_now(mark)):
                return False
            is_there = False
        is_there = is_there or self._has_replayed(place)
        self._known = mark, place, is_there
        return is_there

    def stands_in(self, mark: str) -> bool:
        """Whether the database was silent just now, and nothing has been written since."""
        silent_at, until = self._silence
        return silent_at == mark and self._left_until < monotonic() < until

    def _place_now(self, mark: str) -> str:
        """How far the log of the database is; empty where that is silent."""
        try:
            place = str(_asked("default", "SELECT pg_current_wal_insert_lsn()"))
        except Error as error:
            logger.warning("The database does not answer, the replica is asked alone: %s", error)
            self._silence = mark, monotonic() + ASKED_AGAIN
            connections["default"].close()
            return ""
        if self._silence[0]:
            self._silence = "", 0.0
            changes.move_on()  # what was read meanwhile and kept with a mark lacked what the copy lacked
            return ""
        return place

    def _has_replayed(self, place: str) -> bool:
        try:
            return bool(_asked(NAME, "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [place]))
        except Error as error:
            self._leave(error)
            return False

    def other(self, broken: Reading) -> Reading | None:
        """After a page that broke: how to make it once more; None where neither server is to blame."""
        if broken.used and self._is_silent(NAME):
            return Reading(may=False)
        if self._is_silent("default"):
            self._left_until = 0.0  # whatever it was left for, it is the last to ask
            self._silence = changes.seen(), monotonic() + ASKED_AGAIN
            return Reading()
        return Reading(may=False) if broken.met_silence else None

    def _is_silent(self, name: str) -> bool:
        connections[name].close()
        try:
            _asked(name, "SELECT 1")
        except Error as error:
            if name == NAME:
                self._leave(error)
            return True
        return False

    def _leave(self, error: Error) -> None:
        logger.warning("The replica does not answer: %s", error)
        self._left_until = monotonic() + LEFT_ALONE
        self._known = ("", "", False)  # it may come back as an older one
        connections[NAME].close()


copy = Copy()


def _asked(name: str, question: str, values: list[str] | None = None) -> Any:
    with connections[name].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


class ReadReplica:
    """Before all that reads. A page that breaks because one server has gone is made again by the other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not may_be_kept(request):
            return self.get_response(request)
        reading = Reading()
        token = _reading.set(reading)
        try:
            response = self.get_response(request)
            if response.status_code >= 500 and (other := copy.other(reading)):
                _reading.set(other)
                response = self.get_response(request)
        finally:
            _reading.reset(token)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        if isinstance(error, silence.ERRORS) and (reading := _reading.get()):
            reading.met_silence = True


class Router:
    """Django asks it for each query. From the first write on, a request reads where it wrote."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        reading = _reading.get()
        if reading is None or not reading.may or model._meta.db_table in changes.UNSEEN:
            return None
        if not reading.looked:
            reading.looked = True
            changes.look()
        # Always by the newest mark that anybody here has seen: what is read now may be kept with it.
        mark = changes.seen()
        if not copy.has(mark):
            reading.may = copy.stands_in(mark)
            reading.is_sure = not reading.may
        reading.used |= reading.may
        return NAME if reading.may else None

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        if reading := _reading.get():
            reading.may = False
        return "default"

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return None if db == "default" else False
