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
        Thread(target=_count_all, name="counts", daemon=True).start()


def _count_all() -> None:
    while True:
        with _lock:
            key, count = next(iter(_due.items()))
        try:
            count()
        except Error as error:
            logger.warning("What was counted before is gone by for longer: %s", error)
            sleep(AGAIN_AFTER)
        finally:
            connections.close_all()  # before the next thread may begin
            with _lock:
                del _due[key]
                is_done = not _due
        if is_done:
            return
