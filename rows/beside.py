"""Counting anew beside the requests: until it is done they go by what was counted before."""

import logging
from collections.abc import Callable, Hashable
from threading import Lock, Thread
from time import sleep

from django.db import Error, connections
from django.utils.translation import get_language, override

AGAIN_AFTER = 10
"""Seconds after which a database that failed is asked again."""

logger = logging.getLogger("django.db")

GOES_ON = "What was counted before is gone by for longer: %s"

_due: dict[Hashable, Callable[[], object]] = {}
"""By what is counted, and in turn; what is being counted now is among them."""
_lock = Lock()


def count_beside(key: Hashable, count: Callable[[], object]) -> None:
    """Have it counted by this process's one thread for that, unless it waits there by now.

    It is counted in the language of whoever asks. Where the database fails, the log says so.
    """
    language = get_language()

    def counted() -> None:
        with override(language):
            count()

    with _lock:
        is_idle = not _due
        _due.setdefault(key, counted)
    if is_idle:
        _begin()


def _begin() -> None:
    try:
        Thread(target=_count_all, name="counts", daemon=True).start()
    except RuntimeError as error:  # the system has no thread left
        logger.warning(GOES_ON, error)
        with _lock:
            _due.clear()


def _count_all() -> None:
    while True:
        with _lock:
            key, count = next(iter(_due.items()))
        if not _is_counted(count):
            sleep(AGAIN_AFTER)
        with _lock:
            del _due[key]
            if not _due:
                return


def _is_counted(count: Callable[[], object]) -> bool:
    """Whatever fails, the others wait for this thread. No connection stays open in a pause."""
    try:
        try:
            count()
        finally:
            connections.close_all()
    except Exception as error:
        logger.warning(GOES_ON, error, exc_info=not isinstance(error, Error))
        return False
    return True
