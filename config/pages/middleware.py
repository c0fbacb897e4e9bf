"""Keeps finished pages and sends them again."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from config.headers import complete
from config.pages import files
from config.pages.asked import as_if_alone, key_of, may_be_kept, without_tracking
from config.pages.kept import is_for_everyone, kept_at, page_of, tell_caches
from config.replica import is_sure
from rows import changes
from rows.reading import LATE, reading
from rows.until import LONGEST, next_change

PATIENCE = 10
"""Seconds to wait for a page that another reader's request is making."""

logger = logging.getLogger("django.request")


class KeepPages:
    """What ``config.pages.front`` leaves: most of all, to make the page. Before the middleware that it needs.

    Where the cache fails, pages are made each time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._compress = GZipMiddleware(get_response).process_response
        self._makers: dict[str, Lock] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if query := request.META.get("QUERY_STRING"):
            request.META["QUERY_STRING"] = without_tracking(query)
        if not may_be_kept(request):
            if changes.are_watched():
                changes.look()
            return self.get_response(request)
        if settings.KEPT_PAGES:
            return self._kept_or_made(request)
        if changes.are_watched():
            request.looked = changes.look()  # type: ignore[attr-defined]  # for config.pages.pieces
        with reading() as tables:
            response = self.get_response(request)
        if LATE not in tables and is_for_everyone(response):
            tell_caches(response)
        return response

    def _kept_or_made(self, request: HttpRequest) -> HttpResponseBase:
        key = key_of(request)
        try:
            looked = changes.look()
            page = kept_at(key)
            request.looked = looked  # type: ignore[attr-defined]  # for config.pages.pieces
        except Exception as error:  # noqa: BLE001  # of whatever library is behind the cache
            logger.warning("The cache of pages does not answer: %r", error)
            return self.get_response(request)
        if page is not None:
            files.offer(request, page, looked)
            return _told(page.answer(request), "hit")
        if request.method == "HEAD":
            return self.get_response(request)
        with self._one_maker(key) as is_alone:
            page = None if is_alone else kept_at(key)
            if page is not None:
                return _told(page.answer(request), "hit")
            return _told(self._made(request, key, looked), "miss")

    @contextmanager
    def _one_maker(self, key: str) -> Iterator[bool]:
        """Gives True at once to the first, who makes the page, and False to the others once it is made."""
        lock = self._makers.setdefault(key, Lock())
        is_first = lock.acquire(blocking=False)
        if not is_first and lock.acquire(timeout=PATIENCE):
            lock.release()
        try:
            yield is_first
        finally:
            if is_first:
                self._makers.pop(key, None)
                lock.release()

    def _made(self, request: HttpRequest, key: str, looked: str) -> HttpResponseBase:
        with as_if_alone(request), reading() as tables:
            until = next_change()
            response = self.get_response(request)
        # HeadersOfAll stands before this, and the front sends what is kept.
        complete(request, response)
        marks = changes.marks_since(tables, looked)
        page = None if marks is None else page_of(response, marks, until)
        if page is None:
            return self._compress(request, response)
        try:
            if is_sure():
                caches["pages"].set(key, page, LONGEST.total_seconds())
        except Exception as error:  # noqa: BLE001  # as above
            logger.warning("The cache of pages takes nothing: %r", error)
        return page.answer(request)


def _told(response: HttpResponseBase, result: str) -> HttpResponseBase:
    """For the counts of config/monitoring/."""
    response.page_cache = result  # type: ignore[attr-defined]
    return response
